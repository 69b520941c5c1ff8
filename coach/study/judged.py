"""Labelled answers with the grade that they get and the values of the baselines, made into sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coach.encoder.cached import CachedEncoder
from coach.grading.numbers import Numbers
from coach.grading.plan import plan, question_texts
from coach.interview.grade import BAND_FROM, Grade, PointVerdict, Verdict
from coach.interview.question import Question
from coach.study.baselines import BASELINES, nearness_to
from coach.study.fitted import fit_rows, labels_from, verdicts_from
from coach.study.labelled import Labelled
from coach.study.measure import give
from coach.study.sheet import CODES, UNKNOWN, VERDICTS, Codes, Floats, Sheet

_TOGETHER = 64
"""Answers that are encoded in one go."""
_BANDS = np.array(sorted(least for least, _ in BAND_FROM if least > 0))


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A labelled answer with what the grader and the baselines make of it."""

    labelled: Labelled
    grade: Grade
    whole: Floats
    """How near the answer comes to the reference, shape (len(BASELINES),)."""
    points: Floats
    """How near it comes to each key point, shape (n_points, len(BASELINES)); no rows where nobody judged points."""


def judge_all(
    rows: Sequence[Labelled], bank: Sequence[Question], encoder: CachedEncoder, numbers: Numbers
) -> Iterator[Judged]:
    """Yield each answer with its grade, as the product would give it, in order.

    Args:
        rows: The answers.
        bank: Every question of the bank; they play no part where a row brings its own.
        encoder: Computes and keeps vectors.
        numbers: The fitted numbers of the grader.
    """
    asked = {row.question.id: row.question for row in rows if row.question.id}
    if asked:
        encoder.keep(question.reference for question in bank)
        encoder.keep(text for question in asked.values() for text in question_texts(question))
    for start in range(0, len(rows), _TOGETHER):
        some = rows[start : start + _TOGETHER]
        encoder.encode([text for row in some for text in (row.text, *plan(row.question, row.text).texts)])
        for row in some:
            others = bank if row.question.id else ()
            yield _judged(row, give(row.question, row.text, others, encoder, numbers), encoder, numbers)


def _judged(row: Labelled, grade: Grade, encoder: CachedEncoder, numbers: Numbers) -> Judged:
    points = [point.says for point in row.question.key_points] if row.verdicts is not None else []
    near = nearness_to([row.question.reference, *points], row.text, encoder, numbers.weighing)
    return Judged(row, grade, near[0], near[1:])


def sheets(rows: Sequence[Judged]) -> dict[str, Sheet]:
    """Return a sheet for the grader, `coach`, and for each baseline, over the same answers, at least one."""
    common = _common(rows)
    return {"coach": _of_coach(rows, common), **{name: _of_baseline(rows, common, name) for name in BASELINES}}


@dataclass(frozen=True, slots=True, eq=False)
class _Common:
    """What all sheets share."""

    groups: Codes
    marks: Floats
    scale: Floats
    """Borders between the levels of the marks."""
    human_levels: Codes
    labels: Codes
    owners: Codes
    human: Codes


def _common(rows: Sequence[Judged]) -> _Common:
    given = [row.labelled for row in rows]
    marks = np.array([100 * one.mark for one in given], dtype=np.float64)
    scale = _BANDS if any(one.graded for one in given) else _between(marks)
    labels = sorted({one.label for one in given if one.label})
    judged = [(at, row.verdicts[p.id]) for at, row in enumerate(given) if row.verdicts for p in row.question.key_points]
    return _Common(
        groups=np.unique([one.group for one in given], return_inverse=True)[1].astype(np.intp),
        marks=marks,
        scale=scale,
        human_levels=np.where(np.isnan(marks), UNKNOWN, np.digitize(marks, scale)),
        labels=np.array([labels.index(one.label) if one.label else UNKNOWN for one in given], dtype=np.intp),
        owners=np.array([at for at, _ in judged], dtype=np.intp),
        human=np.array([CODES[verdict] for _, verdict in judged], dtype=np.intp),
    )


def _between(marks: Floats) -> Floats:
    """Return the borders half way between the marks that occur."""
    levels = np.unique(marks[~np.isnan(marks)])
    return np.asarray((levels[1:] + levels[:-1]) / 2)


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """What one system says about the judged points."""

    given: Codes
    made: Floats
    confidence: Floats


def _of_coach(rows: Sequence[Judged], common: _Common) -> Sheet:
    verdicts = [verdict for row in rows if row.labelled.verdicts for verdict in row.grade.verdicts]
    scores = np.array([row.grade.score for row in rows], dtype=np.float64)
    fit = fit_rows([row.labelled.split for row in rows])
    points = _Points(
        given=np.array([CODES[one.verdict] for one in verdicts], dtype=np.intp),
        made=np.array([_made(one) for one in verdicts], dtype=np.float64),
        confidence=np.array([one.confidence for one in verdicts], dtype=np.float64),
    )
    features = np.array([_features(row.grade) for row in rows])
    return _sheet(common, scores, labels_from(features, common.labels, fit), points)


def _of_baseline(rows: Sequence[Judged], common: _Common, name: str) -> Sheet:
    column = BASELINES.index(name)
    values = np.array([row.whole[column] for row in rows], dtype=np.float64)
    near = np.concatenate([row.points[:, column] for row in rows])
    fit = fit_rows([row.labelled.split for row in rows])
    given = verdicts_from(near, common.human, fit[common.owners])
    points = _Points(given, made=near, confidence=np.full(len(near), np.nan))
    return _sheet(common, 100 * values.clip(0, 1), labels_from(values[:, np.newaxis], common.labels, fit), points)


def _sheet(common: _Common, scores: Floats, labels: Codes, points: _Points) -> Sheet:
    return Sheet(
        groups=common.groups,
        marks=common.marks,
        scores=scores,
        human_levels=common.human_levels,
        given_levels=np.digitize(scores, common.scale),
        human_labels=common.labels,
        given_labels=labels,
        owners=common.owners,
        human=common.human,
        given=points.given,
        made=points.made,
        confidence=points.confidence,
    )


def _features(grade: Grade) -> list[float]:
    """Return what a label may be told from: the score, the share of each verdict, and whether a guard fired."""
    counts: Mapping[Verdict, int] = {one: sum(v.verdict is one for v in grade.verdicts) for one in VERDICTS}
    shares = [counts[one] / len(grade.verdicts) for one in VERDICTS]
    return [grade.score / 100, *shares, float(bool(grade.flags))]


def _made(verdict: PointVerdict) -> float:
    """Return how probable it is that a point was made, as far as a verdict tells."""
    if verdict.verdict is Verdict.COVERED:
        return verdict.confidence
    if verdict.verdict is Verdict.MISSING:
        return 1.0 - verdict.confidence
    return verdict.credit
