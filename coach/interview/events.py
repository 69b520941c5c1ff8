"""What happens in an interview, as values: append-only, numbered from 1.

They are enough to rebuild and to show an interview, even when the bank has changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.interview.grade import Grade, GraderVersion
from coach.interview.question import Level
from coach.interview.summary import Summary


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


@dataclass(frozen=True, slots=True)
class Ungradable:
    """Grading this answer failed again and again; the answer is kept and may be graded by hand."""

    turn: int
    kind: Literal["ungradable"] = "ungradable"


@dataclass(frozen=True, slots=True)
class Closed:
    """The candidate ended the interview; grades still under way will come."""

    kind: Literal["closed"] = "closed"


@dataclass(frozen=True, slots=True)
class Summarised:
    """Everything is graded: what the interview showed."""

    summary: Summary
    kind: Literal["summarised"] = "summarised"


Event = Asked | Hinted | Answered | Skipped | Graded | Ungradable | Closed | Summarised


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place."""

    seq: int
    """From 1, without holes."""
    event: Event
    client_id: str | None = None
    """The candidate's message that this event is the first answer to."""
