"""The state of an interview: a fold over its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from coach.interview.events import Asked, Closed, Event, Summarised
from coach.interview.question import Level
from coach.interview.turn_state import TurnState, turn_after

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
    dialogue: bool = False
    """Practice: each question is talked over until the candidate goes on."""
    tags: tuple[str, ...] = ()
    """Only questions with one of them; empty for all."""
    due: bool = False
    """Only questions that are due."""
    minutes: int | None = None
    """Exam: time for the whole interview."""


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
    reasons: tuple[str, ...] = ()
    """Why each question was chosen, in their order; empty where nobody said."""
    ends_at: float | None = None
    """Timed exam: when its time is over, in seconds since 1970."""
    timed_out: bool = False

    @property
    def current(self) -> int:
        """Number of the turn on the table, 0 before the first."""
        return len(self.turns)

    @property
    def waiting(self) -> tuple[TurnState, ...]:
        """The turns in which an answer waits for its grade."""
        return tuple(turn for turn in self.turns if turn.waiting_for is not None)


def replay(interview: Interview, events: Iterable[Event]) -> Interview:
    """Return the interview after these events."""
    for event in events:
        interview = replace(_apply(interview, event), last_seq=interview.last_seq + 1)
    return interview


def _apply(interview: Interview, event: Event) -> Interview:
    match event:
        case Asked():
            turns = (*interview.turns, TurnState(event.turn, event.question_id, event.topic))
            return replace(interview, turns=turns, ends_at=event.ends_at or interview.ends_at)
        case Closed():
            return replace(interview, closed=True, timed_out=event.timed_out)
        case Summarised():
            return replace(interview, closed=True, summarised=True)
        case _:
            turn = turn_after(interview.turns[event.turn - 1], event)
            return replace(interview, turns=(*interview.turns[: event.turn - 1], turn, *interview.turns[event.turn :]))
