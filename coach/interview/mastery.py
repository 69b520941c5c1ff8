"""What a candidate knows, topic by topic, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.interview.record import Review

PRIOR_SPREAD = 20.0
"""Standard deviation, in points, of a candidate's topics around the candidate's own mean: what is believed
before any answer. Answers of one topic scatter more than the topics do, hence NOISE."""

NOISE = 30.0
"""Standard deviation, in points, of single answers around the mastery of their topic."""

WEAK_BELOW = 65.0
"""A topic is weak when its mastery is below the band "good"."""

HALF_LIFE = 90.0
"""Days after which an answer tells half as much: what one knew then is not what one knows now."""

NEWER_TELLS = 0.5
"""How much of its weight an answer keeps for each newer answer to the same question."""

_SURE = 1.6448536269514722
"""Two-sided 90 % of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Result:
    """The credit of one answered or skipped question."""

    topic: str
    credit: float
    """0 to 100."""
    weight: float = 1.0
    """How much it tells, above 0; 1 for an answer of today."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """What is known of a candidate's hold on one topic, or on one tag."""

    topic: str
    estimate: float
    """Expected credit of the next answer, 0 to 100."""
    low: float
    """Lower end of the 90 % interval of the estimate, at least 0."""
    high: float
    """Upper end, at most 100."""
    answers: int
    weak: bool


def mastery(results: Iterable[Result]) -> tuple[Mastery, ...]:
    """Return the mastery of every topic with a result, weakest first.

    Each topic's mean is drawn towards the candidate's own mean over all topics, the more the fewer
    answers it rests on, so that one bad evening does not condemn a topic.

    Source: the posterior of a normal mean with normal prior, e.g. Gelman et al., Bayesian Data Analysis, 2.5.
    """
    by_topic: dict[str, list[Result]] = {}
    for result in results:
        by_topic.setdefault(result.topic, []).append(result)
    sums = {topic: _Sum.of(earned) for topic, earned in by_topic.items()}
    centre = math.fsum(one.mean for one in sums.values()) / len(sums) if sums else 0.0
    found = (_posterior(topic, one, centre) for topic, one in sums.items())
    return tuple(sorted(found, key=lambda one: (one.estimate, one.topic)))


def weighed(reviews: Sequence[Review], today: int) -> Iterator[Result]:
    """Yield the result of every review up to today by what it tells of today.

    Args:
        reviews: Of a candidate, oldest first.
        today: The day.
    """
    return (Result(review.topic, review.credit, weight) for review, weight in _telling(reviews, today))


def weighed_by_tag(reviews: Sequence[Review], tags: Mapping[str, Collection[str]], today: int) -> Iterator[Result]:
    """Yield as `weighed` does, once for each tag of the question; a question without tags is left out.

    Args:
        reviews: Of a candidate, oldest first.
        tags: The tags of each question, by its id.
        today: The day.
    """
    for review, weight in _telling(reviews, today):
        for tag in tags.get(review.question_id, ()):
            yield Result(tag, review.credit, weight)


def _telling(reviews: Sequence[Review], today: int) -> Iterator[tuple[Review, float]]:
    newer: dict[str, int] = {}
    for review in reversed(reviews):
        if review.day <= today:
            since = newer.get(review.question_id, 0)
            newer[review.question_id] = since + 1
            yield review, 0.5 ** ((today - review.day) / HALF_LIFE) * NEWER_TELLS**since


@dataclass(frozen=True, slots=True)
class _Sum:
    """The results of one topic."""

    mean: float
    weight: float
    answers: int

    @classmethod
    def of(cls, results: Sequence[Result]) -> _Sum:
        weight = math.fsum(one.weight for one in results)
        mean = math.fsum(one.weight * one.credit for one in results) / weight
        return cls(mean, weight, len(results))


def _posterior(topic: str, earned: _Sum, centre: float) -> Mastery:
    precision = 1.0 / PRIOR_SPREAD**2 + earned.weight / NOISE**2
    estimate = (centre / PRIOR_SPREAD**2 + earned.weight * earned.mean / NOISE**2) / precision
    half = _SURE / math.sqrt(precision)
    return Mastery(
        topic=topic,
        estimate=round(estimate, 1),
        low=round(max(0.0, estimate - half), 1),
        high=round(min(100.0, estimate + half), 1),
        answers=earned.answers,
        weak=estimate < WEAK_BELOW,
    )
