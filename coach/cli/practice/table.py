"""What lies on the table in an interview, as the messages have left it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from coach.interview.grade import Span, Verdict
from coach.protocol.events import (
    AskedMessage,
    AskMessage,
    FollowUpMessage,
    GradedMessage,
    Saved,
    StandingMessage,
    SummaryMessage,
)
from coach.protocol.messages import ServerMessage


@dataclass(frozen=True, slots=True)
class Table:
    """One question, what was said of it, and what the coach waits for."""

    question: AskedMessage | None = None
    texts: Mapping[int, str] = field(default_factory=dict)
    """What was said, by the number of the attempt."""
    reading: int | None = None
    """The attempt whose grade is to come."""
    graded: GradedMessage | None = None
    """The newest grade."""
    quotes: Mapping[str, str] = field(default_factory=dict)
    """The newest words that spoke of each point."""
    standing: StandingMessage | None = None
    step: FollowUpMessage | None = None
    asking: AskMessage | None = None
    skipped: bool = False
    ending: bool = False
    """The interview was ended, and its summary is to come."""
    summary: SummaryMessage | None = None
    last_seq: int = 0

    @property
    def open(self) -> bool:
        """Whether the question itself waits for an answer."""
        return not self.texts and not self.skipped

    @property
    def waits(self) -> bool:
        """Whether the candidate has to wait for what comes by itself."""
        if self.summary is not None or self.question is None:
            return False
        if not self.silent:
            return self.reading is not None or self.ending
        return self.ending or (self.question.turn == self.question.of and not self.open)

    @property
    def silent(self) -> bool:
        """Whether nothing is told before the end."""
        return self.question is not None and self.question.mode == "exam"

    @property
    def says(self) -> Mapping[str, str]:
        """The sentences of the points that were graded, by their ids, in their order."""
        grade = self.graded.grade if self.graded else None
        return {} if grade is None else {one.key_point: one.says for one in grade.verdicts}

    @property
    def hidden(self) -> frozenset[str]:
        """The points that the candidate is still to find."""
        if self.step is None or self.standing is None:
            return frozenset()
        shown = self.step.key_point if self.step.step == "reveal" else None
        points = self.standing.points
        missing = {one.key_point for one in points if one.verdict is not Verdict.COVERED}
        return frozenset(missing - {shown})


def after(table: Table, message: ServerMessage) -> Table:
    """Return the table after a message; one that was heard before changes nothing."""
    seq = getattr(message, "seq", None)
    if seq is None or seq <= table.last_seq:
        return table
    table = replace(table, last_seq=seq)
    match message:
        case AskedMessage():
            return Table(question=message, last_seq=seq)
        case SummaryMessage():
            return replace(table, summary=message)
        case Saved() if message.what == "end":
            return replace(table, ending=True)
        case Saved() | GradedMessage() if table.question is not None and message.turn == table.question.turn:
            return _saved(table, message) if isinstance(message, Saved) else _graded(table, message)
        case _:
            return _asked(table, message)


def _asked(table: Table, message: ServerMessage) -> Table:
    match message:
        case StandingMessage() if table.question is not None and message.turn == table.question.turn:
            return replace(table, standing=message)
        case FollowUpMessage():
            return replace(table, step=message)
        case AskMessage():
            return replace(table, asking=message)
        case _:
            return table


def _graded(table: Table, graded: GradedMessage) -> Table:
    read = replace(table, reading=None if graded.attempt == table.reading else table.reading)
    if graded.grade is None:
        return read
    quotes = {one.key_point: _quote(one.evidence) for one in graded.grade.verdicts if one.evidence}
    return replace(read, graded=graded, quotes={**table.quotes, **quotes})


def _quote(evidence: Iterable[Span]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in evidence)


def _saved(table: Table, saved: Saved) -> Table:
    quiet = replace(table, step=None, asking=None)
    match saved.what:
        case "answer" | "edit":
            texts = {**table.texts, saved.attempt or 1: saved.text or ""}
            return replace(quiet, texts=texts, reading=saved.attempt or 1)
        case "withdraw":
            texts = {number: text for number, text in table.texts.items() if number != saved.attempt}
            return replace(quiet, texts=texts, reading=None)
        case "skip":
            return replace(quiet, skipped=table.skipped or saved.key_point is saved.step is None)
        case "confirm" | "next":
            return quiet
        case "dispute" if table.step is not None and table.step.key_point == saved.key_point and saved.verdict:
            return quiet
    return table
