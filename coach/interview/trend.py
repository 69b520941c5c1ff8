"""How the hold on each topic changed over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.interview.mastery import mastery, weighed
from coach.interview.record import Review

POINTS = 24
"""Days at most for which a trend is told."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """What was known of a topic at the end of a day."""

    day: int
    estimate: float
    """0 to 100."""
    low: float
    high: float


def trend(reviews: Sequence[Review], today: int) -> dict[str, tuple[TrendPoint, ...]]:
    """Return for each topic what was known of it on the days of practice and today, oldest first.

    Of many days, some at even distances are told. A topic begins on the first such day after its first answer.

    Args:
        reviews: Of a candidate, oldest first.
        today: The day.
    """
    found: dict[str, list[TrendPoint]] = {}
    for day in _thinned(sorted({review.day for review in reviews if review.day < today} | {today})):
        for one in mastery(weighed(reviews, day)):
            found.setdefault(one.topic, []).append(TrendPoint(day, one.estimate, one.low, one.high))
    return {topic: tuple(points) for topic, points in found.items()}


def _thinned(days: Sequence[int]) -> Iterable[int]:
    """Return at most POINTS of these days, the first and the last among them."""
    if len(days) <= POINTS:
        return days
    return [days[round(place * (len(days) - 1) / (POINTS - 1))] for place in range(POINTS)]
