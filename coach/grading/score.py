"""Verdicts to score, band and confidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from coach.grading.numbers import ScoreNumbers
from coach.interview.grade import BAND_FROM, PointVerdict, Verdict, band_of


def points_score(verdicts: Sequence[PointVerdict], misconceptions: int, numbers: ScoreNumbers) -> float:
    """Return the score, 0 to 100, of at least one verdict: the weighted credits less what wrong claims cost."""
    total = sum(verdict.weight for verdict in verdicts)
    earned = sum(verdict.weight * verdict.credit for verdict in verdicts)
    wrong = sum(verdict.weight for verdict in verdicts if verdict.verdict is Verdict.CONTRADICTED)
    share = (earned - numbers.contradicted * wrong) / total
    return _within(100.0 * share - numbers.misconception * misconceptions)


def points_spread(verdicts: Sequence[PointVerdict], numbers: ScoreNumbers) -> float:
    """Return the standard deviation of the score, 0 to 100, if each verdict is right with its confidence."""
    total = sum(verdict.weight for verdict in verdicts)
    variance = sum((v.weight / total) ** 2 * v.confidence * (1.0 - v.confidence) for v in verdicts)
    return 100.0 * numbers.spread * math.sqrt(variance)


def band_confidence(score: float, spread: float) -> float:
    """Return the probability that a score with this standard deviation is in its band, 0 to 1."""
    band = band_of(score)
    least = next(least for least, name in BAND_FROM if name is band)
    above = min((bound for bound, _ in BAND_FROM if bound > least), default=math.inf)
    low = -math.inf if least <= 0 else least
    return round(_normal((above - score) / max(spread, 0.1)) - _normal((low - score) / max(spread, 0.1)), 3)


def capped(score: float, caps: Iterable[float]) -> float:
    """Return the score under every cap, one decimal."""
    return round(min((score, *caps)), 1)


def _within(score: float) -> float:
    return min(100.0, max(0.0, score))


def _normal(z: float) -> float:
    return 0.5 * (1.0 + math.erf(z / math.sqrt(2.0)))
