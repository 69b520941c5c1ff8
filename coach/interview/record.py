"""What a candidate has done so far, as selection, schedule and progress read it.

Days are numbered as `date.toordinal` does, in the candidate's own time zone: the core reads no clock and no calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Sure = Literal["guessing", "quite", "sure"]
"""What a candidate says of an answer before its grade is shown; never counted."""

SURE: tuple[Sure, ...] = get_args(Sure)


@dataclass(frozen=True, slots=True)
class PointSeen:
    """What became of one key point in an answer."""

    key_point: str
    says: str
    missed: bool
    """Left out, or contradicted."""


@dataclass(frozen=True, slots=True)
class BeliefSeen:
    """A misconception that an answer stated."""

    says: str
    because: str


@dataclass(frozen=True, slots=True)
class Review:
    """One settled turn: a question that was answered or skipped, and what it earned."""

    question_id: str
    topic: str
    credit: float
    """0 to 100, after hints, replies and overrides; 0 for a skipped question."""
    day: int
    interview: str = ""
    turn: int = 0
    sure: Sure | None = None
    points: tuple[PointSeen, ...] = ()
    """Empty for a skipped question."""
    beliefs: tuple[BeliefSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A candidate's record."""

    reviews: tuple[Review, ...] = ()
    """Oldest first."""
    lately: tuple[str, ...] = ()
    """Ids of the questions asked lately, settled or not; they are asked again only when nothing else is left."""
