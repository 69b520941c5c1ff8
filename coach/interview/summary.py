"""What an interview showed: score, weak topics, the gaps that cost most."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from coach.interview.credit import StandingPoint
from coach.interview.grade import Band, Grade, Verdict, band_of
from coach.interview.mastery import Mastery, Result, mastery
from coach.interview.record import Sure

GAPS_NAMED = 5
WRONG_BELOW = 40.0
"""A credit below the band "fair" surprises whoever was sure."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One turn at the end of an interview."""

    turn: int
    question_id: str
    topic: str
    grade: Grade | None
    """None for a skipped or an ungradable answer."""
    credit: float
    skipped: bool
    sure: Sure | None = None
    points: tuple[StandingPoint, ...] = ()
    """How the points stand; empty where that is as graded."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A key point that was missing or contradicted, and what it cost."""

    turn: int
    question_id: str
    topic: str
    key_point: str
    says: str
    verdict: Verdict
    cost: float
    """Points of this question's 100 that were lost."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an interview showed."""

    score: float
    """Mean credit of the turns that count, 0 to 100, one decimal."""
    band: Band
    answered: int
    skipped: int
    ungradable: int
    topics: tuple[Mastery, ...]
    """Weakest first."""
    gaps: tuple[Gap, ...]
    """Dearest first, at most GAPS_NAMED."""
    sure_but_wrong: tuple[int, ...] = ()
    """Turns whose answer the candidate was sure of, and that earned less than WRONG_BELOW."""


def summarise(outcomes: Iterable[Outcome]) -> Summary:
    """Return what the turns of an interview showed.

    A skipped question counts as nothing said, an ungradable answer does not count.
    """
    outcomes = tuple(outcomes)
    counted = [one for one in outcomes if one.grade is not None or one.skipped]
    score = round(math.fsum(one.credit for one in counted) / len(counted), 1) if counted else 0.0
    return Summary(
        score=score,
        band=band_of(score),
        answered=sum(one.grade is not None for one in outcomes),
        skipped=sum(one.skipped for one in outcomes),
        ungradable=len(outcomes) - len(counted),
        topics=mastery(Result(one.topic, one.credit) for one in counted),
        gaps=_dearest(outcomes),
        sure_but_wrong=tuple(one.turn for one in counted if one.sure == "sure" and one.credit < WRONG_BELOW),
    )


def _dearest(outcomes: Iterable[Outcome]) -> tuple[Gap, ...]:
    gaps = [gap for one in outcomes for gap in _gaps(one)]
    return tuple(sorted(gaps, key=lambda gap: (-gap.cost, gap.turn, gap.key_point))[:GAPS_NAMED])


def _gaps(outcome: Outcome) -> Iterable[Gap]:
    if outcome.grade is None:
        return
    total = sum(verdict.weight for verdict in outcome.grade.verdicts)
    stands = {point.key_point: point.verdict for point in outcome.points}
    for graded in outcome.grade.verdicts:
        verdict = stands.get(graded.key_point, graded.verdict)
        if verdict in {Verdict.MISSING, Verdict.CONTRADICTED}:
            yield Gap(
                turn=outcome.turn,
                question_id=outcome.question_id,
                topic=outcome.topic,
                key_point=graded.key_point,
                says=graded.says,
                verdict=verdict,
                cost=round(100.0 * graded.weight / total, 1),
            )
