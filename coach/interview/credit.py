"""What a turn counts: its grades, and what came after them. The grades themselves never change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from coach.interview.grade import Grade, PointVerdict, Verdict
from coach.interview.steps import EARNED_BY, STEPS, WORTH, Help, How

DisputedVerdict = Literal["covered", "missing"]
"""What a candidate says that a verdict should be."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What hints and wrong claims cost by the fitted numbers of the grader."""

    hint_cap: float
    """Share of its weight that a point whose hint was asked for can still earn, 0 to 1."""
    contradicted: float
    """Penalty for a contradicted point, as a share of its weight."""
    misconception: float
    """Penalty for a misconception, in points of the score."""


_UNTOLD = Prices(hint_cap=0.5, contradicted=0.0, misconception=0.0)
"""For grades that were kept before their prices were: what they lost to wrong claims stays lost."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer, reply or edit in a turn, with what came of it."""

    number: int
    """From 1."""
    text: str
    reply_to: Help | None = None
    """None for an answer to the question itself."""
    helps: tuple[Help, ...] = ()
    """The steps that the coach had taken before."""
    hinted: tuple[str, ...] = ()
    """Key points whose hint was asked for before."""
    replaces: int | None = None
    """The attempt in whose place it stands."""
    live: bool = True
    """False once it was edited or withdrawn."""
    grade: Grade | None = None
    credit: float = 0.0
    """The score after hints that were asked for, 0 to 100."""
    prices: Prices | None = None
    filled: bool = False
    """A reply to a cloze that holds the missing term."""
    ungradable: bool = False
    confirms: tuple[tuple[str, bool], ...] = ()
    """(key point, whether it was meant) for its unsure points that were asked about."""

    @property
    def waits(self) -> bool:
        """Its grade is still to come."""
        return self.live and self.grade is None and not self.ungradable


@dataclass(frozen=True, slots=True)
class StandingPoint:
    """How a key point stands."""

    key_point: str
    verdict: Verdict
    credit: float
    """Share of its weight earned, 0 to 1."""
    how: How


@dataclass(frozen=True, slots=True)
class Standing:
    """How a turn stands."""

    credit: float
    """0 to 100, one decimal."""
    points: tuple[StandingPoint, ...]
    """In the order of the grade."""


def stand(attempts: Sequence[Attempt], disputes: Mapping[str, DisputedVerdict]) -> Standing | None:
    """Return how a turn stands: each point by the best that was said of it; None before the first grade.

    Args:
        attempts: All of the turn's, in order; those edited or withdrawn count for what they had earned.
        disputes: What the candidate says that a point's verdict should be, by key point.
    """
    counted = [one for one in attempts if one.live and one.grade is not None]
    if not counted:
        return None
    first = counted[0]
    assert first.grade is not None  # noqa: S101 - for the type checker
    points = tuple(_point(verdict, counted, attempts, disputes) for verdict in first.grade.verdicts)
    untouched = len(counted) == 1 and not first.confirms and not disputes and first.replaces is None
    return Standing(first.credit if untouched else _credit(first, points), points)


def _point(
    verdict: PointVerdict,
    counted: Sequence[Attempt],
    attempts: Sequence[Attempt],
    disputes: Mapping[str, DisputedVerdict],
) -> StandingPoint:
    disputed = disputes.get(verdict.key_point)
    if disputed == "covered":
        return StandingPoint(verdict.key_point, Verdict.COVERED, 1.0, "disputed")
    if disputed == "missing":
        return StandingPoint(verdict.key_point, Verdict.MISSING, 0.0, "disputed")
    earned = [_earned(one, verdict.key_point, attempts) for one in counted]
    return max((one for one in earned if one is not None), key=lambda one: one.credit)


def _earned(attempt: Attempt, point: str, attempts: Sequence[Attempt]) -> StandingPoint | None:
    """Return how one attempt leaves a point; None when its question had no such point."""
    found = next((v for v in attempt.grade.verdicts if v.key_point == point), None) if attempt.grade else None
    if found is None:
        return None
    said = dict(attempt.confirms).get(point)
    cap, how = _worth(attempt, point)
    if attempt.filled and attempt.reply_to is not None and attempt.reply_to.key_point == point:
        verdict, credit = Verdict.COVERED, 1.0
    elif said is not None:
        verdict, credit, how = (Verdict.COVERED, 1.0, "confirmed") if said else (Verdict.MISSING, 0.0, "confirmed")
    else:
        verdict, credit = found.verdict, found.credit * _left_by_guards(attempt)
    # Mending one's own words costs nothing that they had earned.
    before = next((one for one in attempts if one.number == attempt.replaces), None)
    kept = _earned(before, point, attempts) if before is not None else None
    cap = max(cap, kept.credit) if kept is not None else cap
    return StandingPoint(point, verdict, round(min(credit, cap), 3), how)


def _worth(attempt: Attempt, point: str) -> tuple[float, How]:
    """Return what the help that was given before an attempt leaves a point to earn, and what to call that."""
    cap = (attempt.prices or _UNTOLD).hint_cap if point in attempt.hinted else 1.0
    given = [one.step for one in attempt.helps if one.key_point in {None, point}]
    if not given:
        return cap, "answer"
    last = max(given, key=STEPS.index)
    return min(cap, WORTH[last]), EARNED_BY[last]


def _credit(first: Attempt, points: Sequence[StandingPoint]) -> float:
    assert first.grade is not None  # noqa: S101 - for the type checker
    weights = {verdict.key_point: verdict.weight for verdict in first.grade.verdicts}
    earned = math.fsum(weights[one.key_point] * one.credit for one in points)
    mended = {one.key_point for one in points if one.verdict is Verdict.COVERED}
    lost = _penalty(first, mended) * _left_by_guards(first)
    return round(_within(100.0 * earned / sum(weights.values()) - lost + _beside_points(first)), 1)


def _penalty(attempt: Attempt, mended: set[str]) -> float:
    """Return what wrong claims cost, in points of the score; a contradicted point that is mended costs nothing more."""
    assert attempt.grade is not None  # noqa: S101 - for the type checker
    prices = attempt.prices or _UNTOLD
    verdicts = attempt.grade.verdicts
    wrong = sum(v.weight for v in verdicts if v.verdict is Verdict.CONTRADICTED and v.key_point not in mended)
    share = prices.contradicted * wrong / sum(v.weight for v in verdicts)
    return 100.0 * share + prices.misconception * len(attempt.grade.misconceptions)


def _by_points(attempt: Attempt) -> float:
    """Return what the score would be by the points alone, before guards, 0 to 100."""
    assert attempt.grade is not None  # noqa: S101 - for the type checker
    verdicts = attempt.grade.verdicts
    earned = math.fsum(v.weight * v.credit for v in verdicts) / sum(v.weight for v in verdicts)
    return _within(100.0 * earned - _penalty(attempt, set()))


def _left_by_guards(attempt: Attempt) -> float:
    """Return the share of an attempt's points that its guards leave, 0 to 1."""
    assert attempt.grade is not None  # noqa: S101 - for the type checker
    by_points = _by_points(attempt)
    if not attempt.grade.flags or by_points <= attempt.grade.score:
        return 1.0
    return attempt.grade.score / by_points


def _beside_points(attempt: Attempt) -> float:
    """Return what of a score rests on something else than the points: on the reference, where no person wrote any."""
    assert attempt.grade is not None  # noqa: S101 - for the type checker
    return attempt.grade.score - _by_points(attempt) * _left_by_guards(attempt)


def _within(score: float) -> float:
    return min(100.0, max(0.0, score))
