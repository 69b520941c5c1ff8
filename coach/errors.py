"""Every error that coach raises on purpose.

CoachError
├── BadInput                what somebody sent cannot be used
│   ├── BadMessage          a frame that is no message of coach.v1
│   ├── EmptyAnswer · AnswerTooLong · ForbiddenCharacter
│   ├── BadBank             a question bank with an error: file, line, field
│   ├── BadAnswersFile      a file of answers that cannot be read at all
│   ├── BadRow              a row of it that cannot be graded
│   ├── TooLarge            more was sent than is read
│   └── BadSettings         a setting that cannot be used
│       └── AddressTaken
├── Refused                 a request from where none is taken
├── NotFound
│   ├── UnknownQuestion · UnknownTopic · UnknownInterview · NoQuestions
├── Conflict                right in itself, but not now
│   ├── StaleTurn · InterviewOver · IdempotencyMismatch · NoMoreHints · NoHintsInExam
├── Unavailable             try again later
│   ├── Busy · NotReady · StorageUnavailable
├── Damaged                 something on disk is not what it must be
│   ├── ModelDamaged · DatabaseDamaged · DatabaseInUse · DatabaseNewer · DatabaseOlder
└── InternalError           a bug: what nobody raised on purpose, worded for the outside
"""

from __future__ import annotations

import re
from typing import ClassVar


class CoachError(Exception):
    """Something that coach can explain; `code` is for machines and `str()` is safe to show.

    The code is the class's name in snake case: part of the published contract, like the messages.
    """

    code: ClassVar[str] = "coach_error"

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class BadInput(CoachError):
    """What somebody sent cannot be used; nothing was changed."""


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


class BadAnswersFile(BadInput):
    """A file of answers cannot be read at all."""


class BadRow(BadInput):
    """A row of a file of answers cannot be graded; the others can."""


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


class Refused(CoachError):
    """A request comes from where none is taken."""


class NotFound(CoachError):
    """Nothing has this name."""


class UnknownQuestion(NotFound):
    """No question in the bank has this id."""

    def __init__(self, question_id: str) -> None:
        super().__init__(f"There is no question {question_id!r} in this bank.")


class UnknownTopic(NotFound):
    """No topic in the bank has this id."""

    def __init__(self, topic: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no topic {topic!r} in this bank. It has: {', '.join(known)}.")


class UnknownInterview(NotFound):
    """No interview of this candidate has this id."""

    def __init__(self) -> None:
        super().__init__("There is no such interview. Start a new one.")


class NoQuestions(NotFound):
    """No question fits what was asked for."""

    def __init__(self) -> None:
        super().__init__("No question fits these topics and this level. Choose more topics, or any level.")


class Conflict(CoachError):
    """The message is right in itself, but the interview has moved on."""


class StaleTurn(Conflict):
    """A message speaks of a turn that is not the one on the table."""

    def __init__(self, turn: int, current: int) -> None:
        super().__init__(f"Question {turn} is not on the table any more; the interview is at question {current}.")


class InterviewOver(Conflict):
    """The interview has ended."""

    def __init__(self) -> None:
        super().__init__("This interview has ended. Its summary is kept; start a new one to go on.")


class IdempotencyMismatch(Conflict):
    """A client_id was used before with other content."""

    def __init__(self, client_id: str) -> None:
        super().__init__(f"The message id {client_id!r} was used before with other content. Nothing was changed.")


class NoMoreHints(Conflict):
    """Every hint of this question was given."""

    def __init__(self) -> None:
        super().__init__("There are no more hints for this question.")


class NoHintsInExam(Conflict):
    """An exam is silent until its end."""

    def __init__(self) -> None:
        super().__init__("An exam gives no hints. Practice mode does.")


class Unavailable(CoachError):
    """It cannot be done now; the same call may succeed later."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds after which trying again makes sense."""


class Busy(Unavailable):
    """More is waiting than can be done in good time."""


class NotReady(Unavailable):
    """The model is still being loaded."""


class StorageUnavailable(Unavailable):
    """The database cannot write now: nothing was saved and nothing acknowledged."""


class Damaged(CoachError):
    """Something on disk is not what it must be."""


class ModelDamaged(Damaged):
    """The model's files are missing or are not those that were measured."""


class DatabaseDamaged(Damaged):
    """What the database holds is not what was written."""


class DatabaseInUse(Damaged):
    """Another server holds this database."""


class DatabaseNewer(Damaged):
    """The database was written by a newer coach."""


class DatabaseOlder(Damaged):
    """The database was written by an older coach and must be brought up to date first."""


class InternalError(CoachError):
    """Something failed that should not have; the log has the whole story under the same reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Something went wrong inside coach (reference {reference} in its log). "
            "What was acknowledged is kept; try again."
        )
        self.reference = reference
