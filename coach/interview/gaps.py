"""What a record shows besides numbers: points left out, wrong beliefs, and answers that were surer than right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coach.interview.record import SURE, BeliefSeen, PointSeen, Review, Sure
from coach.interview.schedule import WRONG_BELOW

NAMED = 5
"""Points and beliefs that are named of one topic."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A key point that the newest answer to its question left out or contradicted."""

    question_id: str
    key_point: str
    says: str
    times: int
    """In how many answers."""


@dataclass(frozen=True, slots=True)
class Belief:
    """A wrong belief that the newest answer to its question stated."""

    says: str
    because: str
    times: int
    """In how many answers."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How answers went of which a candidate said the same before the grade."""

    sure: Sure
    answers: int
    mean_credit: float
    """0 to 100."""
    wrong: int
    """How many earned less than WRONG_BELOW."""


def commonest_missing(reviews: Sequence[Review]) -> tuple[Missing, ...]:
    """Return the points that are still missing, the commonest first, at most NAMED.

    What a later answer to the same question said is missing no more.

    Args:
        reviews: Of one topic or tag, oldest first.
    """
    times = Counter(
        (review.question_id, point.key_point) for review in reviews for point in review.points if point.missed
    )
    still = [Missing(one, p.key_point, p.says, times[one, p.key_point]) for one, p in _last_missed(reviews)]
    return tuple(sorted(still, key=lambda one: (-one.times, one.question_id, one.key_point))[:NAMED])


def commonest_beliefs(reviews: Sequence[Review]) -> tuple[Belief, ...]:
    """Return the wrong beliefs that are still held, the commonest first, at most NAMED.

    Args:
        reviews: Of one topic or tag, oldest first.
    """
    times: Counter[BeliefSeen] = Counter()
    for review in reviews:
        if review.beliefs:  # few have any, and this is asked of many tags
            times.update(set(review.beliefs))
    held = {belief for review in newest(reviews, _answered) for belief in review.beliefs}
    found = [Belief(one.says, one.because, times[one]) for one in held]
    return tuple(sorted(found, key=lambda one: (-one.times, one.says, one.because))[:NAMED])


def calibration(reviews: Iterable[Review]) -> tuple[Calibration, ...]:
    """Return how answers went by the confidence that was given, the least sure first; nothing where none was."""
    earned_by: dict[Sure, list[float]] = {}
    for review in reviews:
        if review.sure is not None:
            earned_by.setdefault(review.sure, []).append(review.credit)
    return tuple(
        Calibration(
            sure=sure,
            answers=len(earned),
            mean_credit=round(math.fsum(earned) / len(earned), 1),
            wrong=sum(credit < WRONG_BELOW for credit in earned),
        )
        for sure in SURE
        if (earned := earned_by.get(sure))
    )


def sure_but_wrong(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Return the newest answer to each question where the candidate was sure of it and wrong, newest first.

    Args:
        reviews: Of a candidate, oldest first.
    """
    return tuple(one for one in newest(reviews) if one.sure == "sure" and one.credit < WRONG_BELOW)


def newest(reviews: Sequence[Review], which: Callable[[Review], bool] = lambda _: True) -> Iterator[Review]:
    """Yield the newest review of each question, newest first.

    Args:
        reviews: Of a candidate, oldest first.
        which: Which reviews count.
    """
    seen: set[str] = set()
    for review in reversed(reviews):
        if review.question_id not in seen and which(review):
            seen.add(review.question_id)
            yield review


def _last_missed(reviews: Sequence[Review]) -> Iterator[tuple[str, PointSeen]]:
    """Yield the points that the newest answer to each question missed."""
    for review in newest(reviews, _answered):
        yield from ((review.question_id, point) for point in review.points if point.missed)


def _answered(review: Review) -> bool:
    """Return whether there was an answer; of a skipped question nothing is known."""
    return bool(review.points)
