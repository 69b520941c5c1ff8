"""Every fitted number of the grader, read from `models/*/numbers.json`; none stands in the source."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from coach.errors import ModelDamaged
from coach.grading.alignment import Weighing
from coach.grading.features import POINT_FEATURES
from coach.grading.reference import REFERENCE_FEATURES

T = TypeVar("T")

FORMAT = 1
"""Raised whenever the features or the meaning of a number change, so that old numbers are refused."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A weighted sum of features."""

    bias: float
    weights: NDArray[np.float64]
    """Shape (n_features,)."""

    def of(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the value of each row, shape (..., n_features) -> (...)."""
        return np.asarray((rows * self.weights).sum(axis=-1) + self.bias)


@dataclass(frozen=True, slots=True, eq=False)
class PointHead:
    """Log odds of `covered` and of `contradicted` against `missing`."""

    covered: Linear
    contradicted: Linear


@dataclass(frozen=True, slots=True)
class VerdictLimits:
    """When a probability becomes a verdict."""

    sure: float
    """The likeliest verdict is given from this probability on, else the point is unsure."""
    partial_from: float
    """Least probability of covered that still is half a point, where contradiction is unlikely."""
    contradicted_sure: float
    """Least probability of a contradiction that is told."""
    near: float
    """Least nearness of a unit to a point that can make or contradict it, whatever the odds say."""


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceHead:
    """The score of an answer whose question has only a reference."""

    mark: Linear
    """Share of the full mark, before it is clipped to 0..1."""
    spread: float
    """Standard deviation of what it gets wrong, as a share of the full mark."""


@dataclass(frozen=True, slots=True)
class MisconceptionLimits:
    """When a claim states a misconception."""

    alike: float
    """Least mean of cosine and recall between claim and misconception."""
    margin: float
    """By how much the claim must be nearer to it than to any right form."""


@dataclass(frozen=True, slots=True)
class ScoreNumbers:
    """How verdicts become a score."""

    contradicted: float
    """Penalty for a contradicted point, as a share of its weight."""
    misconception: float
    """Penalty for a misconception, in points of the score."""
    spread: float
    """Factor between the deviation that the verdicts' probabilities imply and what was observed."""


@dataclass(frozen=True, slots=True)
class GuardLimit:
    """When a guard fires and what score it leaves."""

    limit: float
    cap: float
    """The highest score that is left, 0 to 100."""


@dataclass(frozen=True, slots=True)
class GuardLimits:
    """The limits of every guard; see coach.grading.guards for what each one measures."""

    empty: GuardLimit
    one_word: GuardLimit
    i_dont_know: GuardLimit
    gibberish: GuardLimit
    question_echo: GuardLimit
    keyword_list: GuardLimit
    repetition: GuardLimit
    other_answer: GuardLimit


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """All of them."""

    hint_cap: float
    """Share of its weight that a point whose hint was given can still earn, 0 to 1."""
    weighing: Weighing
    formed: PointHead
    """For points with `wrong` forms."""
    plain: PointHead
    """For points without."""
    verdict: VerdictLimits
    reference: ReferenceHead
    misconception: MisconceptionLimits
    score: ScoreNumbers
    guards: GuardLimits


def read_numbers(text: str) -> Numbers:
    """Return the numbers that a JSON text holds.

    Raises:
        ModelDamaged: The text is no JSON, lacks a number, has one that is not finite, or is of another format.
    """
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ModelDamaged(f"The fitted numbers are of format {raw['format']}; this coach reads format {FORMAT}.")
        return _numbers(raw)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelDamaged(f"The fitted numbers cannot be used: {error!r}.") from error


def _numbers(raw: Mapping[str, Any]) -> Numbers:
    weighing = raw["weighing"]
    reference = raw["reference"]
    return Numbers(
        hint_cap=_number(raw["hint_cap"]),
        weighing=Weighing(
            rarity={stem: _number(weight) for stem, weight in weighing["rarity"].items()},
            asked=_number(weighing["asked"]),
            function=_number(weighing["function"]),
        ),
        formed=_point_head(raw["formed"]),
        plain=_point_head(raw["plain"]),
        verdict=_flat(VerdictLimits, raw["verdict"]),
        reference=ReferenceHead(_linear(reference["mark"], REFERENCE_FEATURES), _number(reference["spread"])),
        misconception=_flat(MisconceptionLimits, raw["misconception"]),
        score=_flat(ScoreNumbers, raw["score"]),
        guards=GuardLimits(**{f.name: _flat(GuardLimit, raw["guards"][f.name]) for f in fields(GuardLimits)}),
    )


def _point_head(raw: Mapping[str, Any]) -> PointHead:
    return PointHead(_linear(raw["covered"], POINT_FEATURES), _linear(raw["contradicted"], POINT_FEATURES))


def _linear(raw: Mapping[str, Any], features: tuple[str, ...]) -> Linear:
    """Return a weighted sum whose weights are named; the names must be exactly the features."""
    weights = raw["weights"]
    if set(weights) != set(features):
        raise ValueError(f"weights for {sorted(set(weights) ^ set(features))}")
    return Linear(_number(raw["bias"]), np.array([_number(weights[name]) for name in features]))


def _flat(kind: Callable[..., T], raw: Mapping[str, Any]) -> T:
    return kind(**{name: _number(value) for name, value in raw.items()})


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a number")
    return float(value)
