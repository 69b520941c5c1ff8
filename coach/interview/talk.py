"""What happens in a turn beside question, answer and grade: the coach goes on about gaps, the candidate mends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.interview.credit import DisputedVerdict, StandingPoint
from coach.interview.record import Sure
from coach.interview.steps import Step


@dataclass(frozen=True, slots=True)
class Edited:
    """The candidate put another text in the place of the turn's last attempt; the earlier one stays in the record."""

    turn: int
    text: str
    attempt: int
    replaces: int
    kind: Literal["edited"] = "edited"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The candidate withdrew the turn's last attempt: what it answered is open again."""

    turn: int
    attempt: int
    kind: Literal["withdrawn"] = "withdrawn"


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """The coach went on about a gap, and waits for a reply."""

    turn: int
    step: Step
    key_point: str | None
    text: str
    kind: Literal["followed_up"] = "followed_up"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """The candidate passed over a step, or over a question that wants yes or no."""

    turn: int
    step: Step | None
    """None for yes or no."""
    key_point: str | None
    kind: Literal["passed_over"] = "passed_over"


@dataclass(frozen=True, slots=True)
class AskedBack:
    """The coach asked whether an unsure point was meant."""

    turn: int
    key_point: str
    text: str
    kind: Literal["asked_back"] = "asked_back"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The candidate said whether an unsure point was meant."""

    turn: int
    key_point: str
    said: bool
    kind: Literal["confirmed"] = "confirmed"


@dataclass(frozen=True, slots=True)
class Disputed:
    """Somebody said that a verdict is wrong; the verdict stays beside it."""

    turn: int
    key_point: str
    verdict: DisputedVerdict | None
    """None takes the dispute back."""
    by: str
    kind: Literal["disputed"] = "disputed"


@dataclass(frozen=True, slots=True)
class ConfidenceTold:
    """The candidate said how sure the answer is, before its grade was shown."""

    turn: int
    sure: Sure
    kind: Literal["confidence_told"] = "confidence_told"


@dataclass(frozen=True, slots=True)
class Stood:
    """How the turn stands, after something changed that."""

    turn: int
    attempt: int
    """The newest that it counts."""
    credit: float
    """0 to 100."""
    points: tuple[StandingPoint, ...]
    change: float | None
    """Credit less the credit before; None for the first."""
    kind: Literal["stood"] = "stood"


@dataclass(frozen=True, slots=True)
class WentOn:
    """The candidate had enough of the question."""

    turn: int
    kind: Literal["went_on"] = "went_on"


Talked = (
    Edited | Withdrawn | FollowedUp | PassedOver | AskedBack | Confirmed | Disputed | ConfidenceTold | Stood | WentOn
)
