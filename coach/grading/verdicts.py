"""The verdict of a key point, with the words of the answer that earned it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.grading.alignment import Unit
from coach.grading.features import nearness
from coach.grading.numbers import PointHead, VerdictLimits
from coach.interview.grade import SETTLED_CREDIT, Verdict

_STILL_EARNS = 0.5
"""Credit from which what is left of an answer holds more evidence, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict."""

    verdict: Verdict
    confidence: float
    """Probability that it is right, 0 to 1."""
    credit: float
    """0 to 1."""


def judge(
    rows: NDArray[np.float64], among: Sequence[Unit], head: PointHead, limits: VerdictLimits
) -> tuple[Decided, tuple[int, ...]]:
    """Return the verdict of one key point and the claims that earned it, none where it is missing.

    Args:
        rows: The features of each unit, shape (n_units, n_features).
        among: The units, at least one.
        head: The fitted log odds.
        limits: When a probability becomes a verdict.
    """
    covered, contradicted = odds_of(rows, head, limits.near)
    decided = decide(shares_of(covered, contradicted), limits)
    if decided.verdict is Verdict.MISSING:
        return decided, ()
    odds = contradicted if decided.verdict is Verdict.CONTRADICTED else covered
    claims: set[int] = set()
    left = np.ones(len(among), dtype=bool)
    rest = decided
    # Evidence is found by taking it away: as long as the rest would still say so, it is not all of it.
    while not claims or (left.any() and _agrees(rest, decided)):
        best = among[int(np.where(left, odds, -np.inf).argmax())]
        claims.update(range(best.first, best.last + 1))
        left &= np.array([unit.last < best.first or unit.first > best.last for unit in among])
        rest = decide(shares_of(covered[left], contradicted[left]), limits)
    return decided, tuple(sorted(claims))


def _agrees(rest: Decided, decided: Decided) -> bool:
    """Return whether the rest of an answer says what the whole says: that the point is wrong, or that it is made."""
    if decided.verdict is Verdict.CONTRADICTED:
        return rest.verdict is Verdict.CONTRADICTED
    return rest.credit >= _STILL_EARNS


def odds_of(rows: NDArray[np.float64], head: PointHead, near: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the log odds of covered and of contradicted for each unit; none for one about something else."""
    about = nearness(rows) >= near
    return np.where(about, head.covered.of(rows), -np.inf), np.where(about, head.contradicted.of(rows), -np.inf)


def decide(shares: NDArray[np.float64], limits: VerdictLimits) -> Decided:
    """Return the verdict for the probabilities of missing, covered and contradicted, shape (3,)."""
    missing, made, wrong = (float(share) for share in shares)
    if wrong >= limits.contradicted_sure and wrong > made:
        return Decided(Verdict.CONTRADICTED, wrong, 0.0)
    if made >= limits.sure:
        return Decided(Verdict.COVERED, made, 1.0)
    if missing >= limits.sure:
        return Decided(Verdict.MISSING, missing, 0.0)
    if made >= limits.partial_from and wrong < missing:
        return Decided(Verdict.PARTIAL, 1.0 - abs(made - missing), SETTLED_CREDIT[Verdict.PARTIAL])
    return Decided(Verdict.UNSURE, max(missing, made, wrong), round(made, 3))


def shares_of(covered: NDArray[np.float64], contradicted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of missing, covered and contradicted, shape (3,), from the log odds of each unit."""
    odds = np.array([0.0, covered.max(initial=-np.inf), contradicted.max(initial=-np.inf)])
    return np.asarray(np.exp(odds - np.logaddexp.reduce(odds)))
