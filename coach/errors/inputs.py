"""What somebody sent cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from coach.errors.kinds import BadInput

_MOST_LISTED = 20
"""How many findings an error lists; the rest are counted."""


class BadMessage(BadInput):
    """A frame is not a message of coach.v1."""


class EmptyAnswer(BadInput):
    """An answer holds no visible character."""

    def __init__(self) -> None:
        super().__init__("The answer is empty. Write something, or skip the question.")


class AnswerTooLong(BadInput):
    """An answer has more characters than the limit."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The answer has {length:,} characters; at most {limit:,} are read. Shorten it and send it again."
        )


class ForbiddenCharacter(BadInput):
    """A text holds a NUL or half of a surrogate pair, which no database keeps faithfully."""

    def __init__(self, position: int, name: str) -> None:
        super().__init__(f"Character {position + 1:,} is {name}, which cannot be stored. Remove it and send again.")


class BadBank(BadInput):
    """A question bank has an error, said with file, line and field."""


class BadNotes(BadInput):
    """Notes, a table or an exported bank cannot be made a bank; nothing was written."""


class BadRulings(BadInput):
    """A file of rulings cannot be read, or holds one that is none."""


class BadUpload(BadInput):
    """A file of questions cannot be taken; nothing of it was kept."""

    def __init__(self, name: str, findings: Sequence[str]) -> None:
        """Word it; each finding says where and what, and stands on a line of its own."""
        count = "one thing" if len(findings) == 1 else f"{len(findings):,} things"
        lines = [f"{name} was not taken: {count} must be mended.", *findings[:_MOST_LISTED]]
        if len(findings) > _MOST_LISTED:
            lines.append(f"and {len(findings) - _MOST_LISTED:,} more")
        super().__init__("\n".join(lines))


class BadAnswersFile(BadInput):
    """A file of answers cannot be read at all."""


class BadRow(BadInput):
    """A row of a file of answers cannot be graded; the others can."""


class BadBackup(BadInput):
    """A file that should hold a candidate's record cannot be taken."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This backup cannot be restored: {why} Nothing was changed.")


class TooLarge(BadInput):
    """More was sent than is read."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"This is more than is read at once: at most {limit:,} bytes. Send it in pieces.")


class BadSettings(BadInput):
    """A setting cannot be used."""


class AddressTaken(BadSettings):
    """The address to serve on cannot be had."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(
            f"Cannot serve on {host}:{port}: {why}. Stop what runs there, or set COACH_PORT to another port."
        )
