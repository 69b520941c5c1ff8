"""What a candidate knows, topic by topic, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

PRIOR_SPREAD = 20.0
"""Standard deviation, in points, of a candidate's topics around the candidate's own mean: what is believed
before any answer. Answers of one topic scatter more than the topics do, hence NOISE."""

NOISE = 30.0
"""Standard deviation, in points, of single answers around the mastery of their topic."""

WEAK_BELOW = 65.0
"""A topic is weak when its mastery is below the band "good"."""

_SURE = 1.6448536269514722
"""Two-sided 90 % of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Result:
    """The credit of one answered or skipped question."""

    topic: str
    credit: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """What is known of a candidate's hold on one topic."""

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
    by_topic: dict[str, list[float]] = {}
    for result in results:
        by_topic.setdefault(result.topic, []).append(result.credit)
    means = {topic: math.fsum(earned) / len(earned) for topic, earned in by_topic.items()}
    centre = math.fsum(means.values()) / len(means) if means else 0.0
    found = (_posterior(topic, means[topic], len(earned), centre) for topic, earned in by_topic.items())
    return tuple(sorted(found, key=lambda one: (one.estimate, one.topic)))


def _posterior(topic: str, mean: float, answers: int, centre: float) -> Mastery:
    precision = 1.0 / PRIOR_SPREAD**2 + answers / NOISE**2
    estimate = (centre / PRIOR_SPREAD**2 + answers * mean / NOISE**2) / precision
    half = _SURE / math.sqrt(precision)
    return Mastery(
        topic=topic,
        estimate=round(estimate, 1),
        low=round(max(0.0, estimate - half), 1),
        high=round(min(100.0, estimate + half), 1),
        answers=answers,
        weak=estimate < WEAK_BELOW,
    )
