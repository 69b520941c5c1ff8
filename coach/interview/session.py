"""The state of an interview: a fold over its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from coach.interview.events import Answered, Asked, Closed, Event, Graded, Hinted, Skipped, Summarised, Ungradable
from coach.interview.grade import Grade
from coach.interview.question import Level

Mode = Literal["practice", "exam"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the candidate wants of an interview."""

    topics: tuple[str, ...] = ()
    """Empty for all topics."""
    level: Level | None = None
    length: int = 5
    mode: Mode = "practice"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class TurnState:
    """One question and what has come of it so far."""

    number: int
    question_id: str
    topic: str
    hints: tuple[str, ...] = ()
    """Key points whose hint was given."""
    answer: str | None = None
    skipped: bool = False
    grade: Grade | None = None
    credit: float = 0.0
    ungradable: bool = False

    @property
    def open(self) -> bool:
        """The candidate may still answer, ask for a hint or skip."""
        return self.answer is None and not self.skipped

    @property
    def settled(self) -> bool:
        """Nothing more is to come for this turn."""
        return self.skipped or self.ungradable or self.grade is not None


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview as its events have left it."""

    id: str
    plan: Plan
    question_ids: tuple[str, ...]
    """What is asked, in order."""
    turns: tuple[TurnState, ...] = ()
    closed: bool = False
    summarised: bool = False
    last_seq: int = 0

    @property
    def current(self) -> int:
        """Number of the turn on the table, 0 before the first."""
        return len(self.turns)

    @property
    def waiting(self) -> tuple[TurnState, ...]:
        """The answered turns whose grade is still to come."""
        return tuple(turn for turn in self.turns if turn.answer is not None and not turn.settled)


def replay(interview: Interview, events: Iterable[Event]) -> Interview:
    """Return the interview after these events."""
    for event in events:
        interview = replace(_apply(interview, event), last_seq=interview.last_seq + 1)
    return interview


def _apply(interview: Interview, event: Event) -> Interview:
    match event:
        case Asked():
            return replace(interview, turns=(*interview.turns, TurnState(event.turn, event.question_id, event.topic)))
        case Closed():
            return replace(interview, closed=True)
        case Summarised():
            return replace(interview, closed=True, summarised=True)
        case _:
            turn = _turn_after(interview.turns[event.turn - 1], event)
            return replace(interview, turns=(*interview.turns[: event.turn - 1], turn, *interview.turns[event.turn :]))


def _turn_after(turn: TurnState, event: Hinted | Answered | Skipped | Graded | Ungradable) -> TurnState:
    match event:
        case Hinted():
            return replace(turn, hints=(*turn.hints, event.key_point))
        case Answered():
            return replace(turn, answer=event.text)
        case Skipped():
            return replace(turn, skipped=True)
        case Graded():
            return replace(turn, grade=event.grade, credit=event.credit)
        case Ungradable():
            return replace(turn, ungradable=True)
