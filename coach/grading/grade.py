"""Vectors to grade: verdicts with their evidence, misconceptions, guards, score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coach.grading.features import compare
from coach.grading.guards import Heard, fired
from coach.grading.misconceptions import misconceptions_found
from coach.grading.numbers import Numbers
from coach.grading.plan import Plan
from coach.grading.reference import reference_features
from coach.grading.score import band_confidence, capped, points_score, points_spread
from coach.grading.vectors import TextVectors
from coach.grading.verdicts import judge
from coach.interview.grade import Grade, MisconceptionFound, PointVerdict, Span, Verdict, band_of


def grade(plan: Plan, vectors: Sequence[TextVectors], numbers: Numbers) -> Grade:
    """Return what the answer earned.

    Args:
        plan: The answer taken apart.
        vectors: Those of each of `plan.texts`, in order.
        numbers: The fitted numbers.
    """
    spoken = dict(zip(plan.texts, vectors, strict=True))
    verdicts = _verdicts(plan, spoken, numbers)
    found = _misconceptions(plan, spoken, numbers)
    heard = Heard(plan.question, plan.claims, spoken, numbers.weighing.rarity, plan.others)
    guards = fired(heard, numbers.guards)
    score, spread = _score(plan, spoken, numbers, verdicts, len(found))
    score = capped(score, (guard.cap for guard in guards))
    return Grade(
        score=score,
        band=band_of(score),
        confidence=band_confidence(score, spread),
        verdicts=verdicts,
        misconceptions=found,
        flags=tuple(guard.name for guard in guards),
    )


def _verdicts(plan: Plan, spoken: Mapping[str, TextVectors], numbers: Numbers) -> tuple[PointVerdict, ...]:
    points = plan.question.key_points
    if not plan.claims:
        return tuple(PointVerdict(p.id, p.says, p.weight, Verdict.MISSING, confidence=1.0, credit=0.0) for p in points)
    met = compare(points, plan.question.prompt, plan.claims, spoken, numbers.weighing)
    verdicts = []
    for point, rows in zip(points, met.points, strict=True):
        head = numbers.formed if point.wrong else numbers.plain
        decided, claims = judge(rows, met.units, head, numbers.verdict)
        verdicts.append(
            PointVerdict(
                key_point=point.id,
                says=point.says,
                weight=point.weight,
                verdict=decided.verdict,
                confidence=round(decided.confidence, 3),
                credit=decided.credit,
                evidence=_evidence(plan, claims),
            )
        )
    return tuple(verdicts)


def _misconceptions(plan: Plan, spoken: Mapping[str, TextVectors], numbers: Numbers) -> tuple[MisconceptionFound, ...]:
    if not plan.claims:
        return ()
    found = misconceptions_found(plan.question, plan.claims, spoken, numbers.weighing, numbers.misconception)
    return tuple(MisconceptionFound(held.says, held.because, _evidence(plan, claims)) for held, claims in found)


def _score(
    plan: Plan,
    spoken: Mapping[str, TextVectors],
    numbers: Numbers,
    verdicts: Sequence[PointVerdict],
    misconceptions: int,
) -> tuple[float, float]:
    """Return the score before guards and its standard deviation, both 0 to 100."""
    if not plan.question.derived or not plan.claims:
        return points_score(verdicts, misconceptions, numbers.score), points_spread(verdicts, numbers.score)
    features = reference_features(plan.question, plan.claims, spoken, numbers.weighing)
    mark = float(numbers.reference.mark.of(features))
    return 100.0 * min(1.0, max(0.0, mark)), 100.0 * numbers.reference.spread


def _evidence(plan: Plan, claims: Iterable[int]) -> tuple[Span, ...]:
    """Return the places of some claims in the answer as sent, neighbours joined."""
    runs: list[tuple[int, int]] = []
    for number in claims:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(plan.clean.span(plan.claims[first].start, plan.claims[last].end) for first, last in runs)
