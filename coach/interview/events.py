"""What happens in an interview, as values: append-only, numbered from 1.

They are enough to rebuild and to show an interview, even when the bank has changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.interview.credit import Prices
from coach.interview.grade import Grade, GraderVersion
from coach.interview.question import Level
from coach.interview.steps import Step
from coach.interview.summary import Summary
from coach.interview.talk import Talked


@dataclass(frozen=True, slots=True)
class Asked:
    """A question was put on the table."""

    turn: int
    """From 1."""
    question_id: str
    topic: str
    level: Level
    prompt: str
    kind: Literal["asked"] = "asked"
    why: str | None = None
    """Why it was chosen, in one short sentence."""
    seconds: int | None = None
    """Timed exam: time for this question, where all take the same."""
    ends_at: float | None = None
    """Timed exam: when the time for the whole interview is over, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint for one key point was given before the answer."""

    turn: int
    key_point: str
    text: str
    kind: Literal["hinted"] = "hinted"


@dataclass(frozen=True, slots=True)
class Answered:
    """The candidate's answer was saved, exactly as sent."""

    turn: int
    text: str
    kind: Literal["answered"] = "answered"
    attempt: int = 1
    """Which answer, reply or edit of the turn this is, from 1."""
    step: Step | None = None
    """The coach's step that it replies to; None for an answer to the question itself."""
    key_point: str | None = None
    """The point of that step."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The candidate passed over the question; it counts as nothing said."""

    turn: int
    reference: str
    kind: Literal["skipped"] = "skipped"


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade and the coach's words for one answer."""

    turn: int
    grade: Grade
    credit: float
    """The score after hints, 0 to 100."""
    feedback: str
    reference: str
    grader: GraderVersion
    kind: Literal["graded"] = "graded"
    attempt: int = 1
    prices: Prices | None = None
    """What hints and wrong claims cost; None in what was kept before."""
    filled: bool = False
    """A reply to a cloze that holds the missing term."""


@dataclass(frozen=True, slots=True)
class Ungradable:
    """Grading this answer failed again and again; the answer is kept and may be graded by hand."""

    turn: int
    kind: Literal["ungradable"] = "ungradable"
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Closed:
    """The interview was ended; grades still under way will come."""

    kind: Literal["closed"] = "closed"
    timed_out: bool = False
    """By its time, not by the candidate."""


@dataclass(frozen=True, slots=True)
class Summarised:
    """Everything is graded: what the interview showed."""

    summary: Summary
    kind: Literal["summarised"] = "summarised"


InTurn = Hinted | Answered | Skipped | Graded | Ungradable | Talked
"""What happens within a turn."""
Event = Asked | InTurn | Closed | Summarised


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place."""

    seq: int
    """From 1, without holes."""
    event: Event
    client_id: str | None = None
    """The candidate's message that this event is the first answer to."""
