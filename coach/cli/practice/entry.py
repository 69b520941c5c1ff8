"""What a candidate types, as a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.cli.practice.table import Table
from coach.interview.record import Sure
from coach.protocol.commands import (
    AskHint,
    Command,
    Confidence,
    Confirm,
    Dispute,
    Edit,
    End,
    Next,
    Skip,
    SubmitAnswer,
)

KEYS = (
    ("/hint", "a hint, before the answer; what it helps with earns less"),
    ("/skip", "pass over the question, or over what the coach asks"),
    ("/next", "go on to the next question"),
    ("/edit", "write the last answer anew"),
    ("/withdraw", "take the last answer back"),
    ("/guess /quite /sure", "how sure you are, before the grade; it is never counted"),
    ("/said N · /wrong N · /undo N", "the verdict on point N is wrong: you did say it, or you did not"),
    ("/why", "why this question"),
    ("/quit", "end the interview"),
    ("/help", "this list"),
)
"""What may be typed instead of an answer."""

_SURE: dict[str, Sure] = {"/guess": "guessing", "/quite": "quite", "/sure": "sure"}
_DISPUTE = {"/said": "covered", "/wrong": "missing", "/undo": None}
_YES = frozenset({"y", "yes"})
_NO = frozenset({"n", "no"})


@dataclass(frozen=True, slots=True)
class Heads:
    """What every message to an interview begins with."""

    new_id: Callable[[], str]
    """Draws the client_id of a message."""

    def to(self, table: Table) -> dict[str, str | int]:
        """Return the head of a message about the question on the table."""
        assert table.question is not None  # noqa: S101 - for the type checker
        question = table.question
        return {"client_id": self.new_id(), "interview": question.interview, "turn": question.turn}


def message_of(entry: str, table: Table, heads: Heads) -> Command | None:
    """Return what an entry means where it lies; None where it means nothing.

    Args:
        entry: A word that begins with a slash, or a text.
        table: What the candidate sees.
        heads: Makes the heads of messages.
    """
    entry = entry.strip()
    head = heads.to(table)
    if entry.startswith("/"):
        return _command(entry.lower().split(), table, head)
    if table.asking is not None and entry.lower() in _YES | _NO:
        return Confirm.model_validate({**head, "key_point": table.asking.key_point, "said": entry.lower() in _YES})
    return SubmitAnswer.model_validate({**head, "text": entry}) if entry else None


def edited(text: str, table: Table, heads: Heads) -> Command | None:
    """Return the message that puts a text in the place of the last answer; None where there is no text."""
    return Edit.model_validate({**heads.to(table), "text": text.strip()}) if text.strip() else None


def _command(words: list[str], table: Table, head: dict[str, str | int]) -> Command | None:
    match words:
        case ["/hint"]:
            return AskHint.model_validate(head)
        case ["/skip"]:
            return Skip.model_validate(head)
        case ["/next"]:
            return Next.model_validate(head)
        case ["/withdraw"]:
            return Edit.model_validate({**head, "text": None})
        case ["/quit"]:
            return End.model_validate({name: value for name, value in head.items() if name != "turn"})
        case _:
            return _told(words, table, head)


def _told(words: list[str], table: Table, head: dict[str, str | int]) -> Command | None:
    match words:
        case [("/guess" | "/quite" | "/sure") as word]:
            return Confidence.model_validate({**head, "sure": _SURE[word]})
        case [("/said" | "/wrong" | "/undo") as word, number] if (point := _point(number, table)) is not None:
            return Dispute.model_validate({**head, "key_point": point, "verdict": _DISPUTE[word]})
        case _:
            return None


def _point(number: str, table: Table) -> str | None:
    """Return the id of a point by its place in the list, from 1."""
    points = tuple(table.says)
    return points[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(points) else None
