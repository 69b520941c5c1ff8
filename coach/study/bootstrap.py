"""Intervals of figures: questions are drawn again and again, each with all its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.utils import resample

from coach.study.figures import figures
from coach.study.measure import within_questions
from coach.study.sheet import Sheet, joined

LEVEL = 0.95
_DEFINED = 0.9
"""Share of the draws in which a figure must be defined for an interval to mean anything."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How intervals are made."""

    draws: int
    """0 for no intervals."""
    seed: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval."""

    value: float
    low: float | None
    high: float | None
    """None where no interval can be told: one question, too few draws in which the figure is defined."""

    def rounded(self) -> dict[str, float | None]:
        """Return the figure ready for JSON, four decimals."""
        return {name: None if (one := getattr(self, name)) is None else round(one, 4) for name in self.__slots__}


def measured(sheet: Sheet, bootstrap: Bootstrap) -> dict[str, Figure | None]:
    """Return every figure of a sheet with its interval; None where the figure is not defined.

    The interval is the middle 95 % of the figure over the draws (percentile bootstrap). Answers to one question are
    alike, so that questions are drawn and not answers.
    """
    groups = sheet.by_group()
    own = within_questions(sheet.scores, sheet.marks, sheet.groups)
    values = {**figures(sheet), "pearson_within_questions": _mean(own)}

    def drawn(chosen: NDArray[np.intp]) -> list[float]:
        part = sheet.rows(*joined([groups[place] for place in chosen]))
        return [*figures(part).values(), _mean(own[chosen])]

    lows, highs = _interval(drawn, len(groups), len(values), bootstrap)
    return {
        name: None if np.isnan(value) else Figure(value, _or_none(low), _or_none(high))
        for (name, value), low, high in zip(values.items(), lows, highs, strict=True)
    }


def interval_of(statistic: Callable[[NDArray[np.intp]], float], groups: int, bootstrap: Bootstrap) -> Figure | None:
    """Return a figure of questions, given by their places, with its interval; None where it is not defined."""
    value = statistic(np.arange(groups)) if groups else np.nan
    lows, highs = _interval(lambda chosen: [statistic(chosen)], groups, 1, bootstrap)
    return None if np.isnan(value) else Figure(value, _or_none(lows[0]), _or_none(highs[0]))


def _interval(
    statistic: Callable[[NDArray[np.intp]], list[float]], groups: int, size: int, bootstrap: Bootstrap
) -> NDArray[np.float64]:
    """Return the ends of the intervals of several figures, not a number where there is none, shape (2, size)."""
    if groups <= 1 or not bootstrap.draws:
        return np.full((2, size), np.nan)
    chance = np.random.RandomState(bootstrap.seed)
    draws = np.array([statistic(resample(np.arange(groups), random_state=chance)) for _ in range(bootstrap.draws)])
    ends = np.full((2, size), np.nan)
    usable = np.mean(~np.isnan(draws), axis=0) >= _DEFINED
    ends[:, usable] = np.nanquantile(draws[:, usable], [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return ends


def _mean(values: NDArray[np.float64]) -> float:
    there = values[~np.isnan(values)]
    return float(there.mean()) if len(there) else np.nan


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
