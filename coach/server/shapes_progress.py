"""The JSON of what a candidate has learned: progress, what is due, habits."""

from __future__ import annotations

from datetime import date
from typing import Literal

from coach.interview.record import Sure
from coach.server.shapes import Shape


class TrendShape(Shape):
    """What was known of a topic at the end of a day."""

    day: date
    estimate: float
    low: float
    high: float


class MissingPoint(Shape):
    """A key point that the newest answer to its question left out or got wrong."""

    question_id: str
    key_point: str
    says: str
    times: int
    """In how many answers."""


class MisconceptionHeld(Shape):
    """A wrong belief that the newest answer to its question stated."""

    says: str
    because: str
    times: int
    """In how many answers."""


class Held(Shape):
    """What is known of a candidate's hold on something."""

    title: str
    estimate: float
    """Expected credit of the next answer, 0 to 100. Newer answers count more."""
    low: float
    """Lower end of the 90 % interval of the estimate."""
    high: float
    """Upper end."""
    answers: int
    """How many it rests on."""
    weak: bool
    retention: float
    """Mean probability that what was practised could be recalled today, 0 to 1."""
    missing: tuple[MissingPoint, ...]
    """The commonest first."""
    misconceptions: tuple[MisconceptionHeld, ...]
    """The commonest first."""


class TopicProgress(Held):
    """What is known of a candidate's hold on one topic."""

    topic: str
    trend: tuple[TrendShape, ...]
    """Oldest first; the last point is today's."""


class TagProgress(Held):
    """What is known of a candidate's hold on the questions with one tag."""

    tag: str


class PlanLine(Shape):
    """What to practise next, and why."""

    why: str
    topics: tuple[str, ...]
    questions: tuple[str, ...]
    kind: Literal["due", "weak", "new", "leech"]


class CalibrationShape(Shape):
    """How answers went of which the candidate said the same before the grade."""

    sure: Sure
    answers: int
    mean_credit: float
    """0 to 100."""
    wrong: int
    """How many earned less than 40."""


class SureButWrong(Shape):
    """A turn of which the candidate was sure, and that earned less than 40."""

    interview: str
    turn: int
    question_id: str
    prompt: str
    credit: float


class LeechShape(Shape):
    """A question that was forgotten again and again."""

    question_id: str
    prompt: str
    lapses: int


class ProgressShape(Shape):
    """What the candidate knows, and what to do next."""

    topics: tuple[TopicProgress, ...]
    """Every topic with an answer, weakest first."""
    tags: tuple[TagProgress, ...]
    """The 40 weakest tags with an answer, weakest first."""
    plan: tuple[PlanLine, ...]
    """What to practise next, at most three lines."""
    due_now: int
    """Questions to review today, at most `cap` less those reviewed today."""
    cap: int
    """The most questions that become due in a day."""
    calibration: tuple[CalibrationShape, ...]
    """For each confidence that was given."""
    sure_but_wrong: tuple[SureButWrong, ...]
    """Newest first, without those answered better since."""
    leeches: tuple[LeechShape, ...]
    """The most forgotten first."""


class DueDay(Shape):
    """How many questions are due on a day."""

    day: date
    due: int


class DueQuestion(Shape):
    """A question to review today."""

    question_id: str
    prompt: str
    topic: str
    due: date
    overdue_days: int
    retention: float
    """Probability that it could be recalled today, 0 to 1."""


class DueShape(Shape):
    """What is due."""

    now: int
    """Questions to review today."""
    days: tuple[DueDay, ...]
    """Today and the 13 days after it; what is more than a day's cap goes on to the next."""
    questions: tuple[DueQuestion, ...]
    """Those of today, the most overdue first."""


class HabitDay(Shape):
    """How much was answered on a day."""

    day: date
    answers: int


class HabitsShape(Shape):
    """When the candidate practised."""

    streak: int
    """Days practised without a break; a day on which nothing was due is no break."""
    longest: int
    """The longest streak so far."""
    freezes: int
    """Missed days that the streak can still bear."""
    days: tuple[HabitDay, ...]
    """The last 371 days, oldest first, also those without an answer."""


class RestoredShape(Shape):
    """What a backup added to the record."""

    interviews: int
    """How many were added."""
    there: int
    """How many of its interviews stood in the record already."""
    banks: tuple[str, ...]
    """Names of the question banks that were added."""
    left_out: tuple[str, ...]
    """Names of its question banks that were not added: there is one of that name, or none can be added here."""


class DeletedShape(Shape):
    """What was deleted."""

    interviews: int
    banks: tuple[str, ...]
    """Names of the question banks that were removed."""
    kept_banks: tuple[str, ...]
    """Names of those that stay, since an open interview of somebody else asks their questions."""
    copies: tuple[str, ...]
    """Names of earlier copies of the database in the data directory, which still hold what was deleted."""
