"""The figures of an evaluation: scikit-learn's and scipy's, each not a number where it is not defined."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    cohen_kappa_score,
    f1_score,
    mean_absolute_error,
    precision_recall_fscore_support,
    root_mean_squared_error,
)

from coach.interview.grade import Verdict
from coach.study.reliability import calibration_error
from coach.study.sheet import CODES, UNKNOWN, Codes, Floats, Sheet

SETTLED = (Verdict.COVERED, Verdict.MISSING, Verdict.CONTRADICTED)
"""The verdicts whose mean F1 counts; a point that people called partial is measured on its own."""
_LEAST = 2
Values = dict[str, float]


def figures(sheet: Sheet) -> Values:
    """Return every figure by its name, the same names for any sheet."""
    return {**_of_marks(sheet), **_of_labels(sheet), **_of_verdicts(sheet), **_of_points(sheet)}


def _of_marks(sheet: Sheet) -> Values:
    there = ~np.isnan(sheet.marks)
    marks, scores = sheet.marks[there], sheet.scores[there]
    told = there & (sheet.human_levels != UNKNOWN)
    return {
        "pearson": _correlation(pearsonr, scores, marks),
        "spearman": _correlation(spearmanr, scores, marks),
        "rmse": float(root_mean_squared_error(marks, scores)) if len(marks) else np.nan,
        "mean_error": float(mean_absolute_error(marks, scores)) if len(marks) else np.nan,
        "quadratic_kappa": kappa(sheet.human_levels[told], sheet.given_levels[told], quadratic=True),
    }


def _correlation(method: Callable[[Floats, Floats], Sequence[float]], scores: Floats, marks: Floats) -> float:
    usable = len(marks) >= _LEAST and np.ptp(marks) > 0 and np.ptp(scores) > 0
    return float(method(scores, marks)[0]) if usable else np.nan


def kappa(one: Codes, other: Codes, *, quadratic: bool) -> float:
    """Return the agreement of two that chose among ordered levels, chance taken out; not a number where undefined."""
    used = np.union1d(one, other)
    if len(used) < _LEAST:
        return np.nan
    levels = np.arange(used.max() + 1)
    return float(cohen_kappa_score(one, other, labels=levels, weights="quadratic" if quadratic else None))


def _of_labels(sheet: Sheet) -> Values:
    told = sheet.human_labels != UNKNOWN
    human, given = sheet.human_labels[told], sheet.given_labels[told]
    if not len(human) or (given == UNKNOWN).any():
        return {"label_accuracy": np.nan, "label_macro_f1": np.nan}
    return {
        "label_accuracy": float(accuracy_score(human, given)),
        "label_macro_f1": float(f1_score(human, given, labels=np.unique(human), average="macro", zero_division=0.0)),
    }


def _of_verdicts(sheet: Sheet) -> Values:
    told = sheet.human != UNKNOWN
    human, given = sheet.human[told], sheet.given[told]
    names = [f"{figure}_{one}" for one in (*SETTLED, Verdict.PARTIAL) for figure in ("precision", "recall", "f1")]
    if not len(human) or (given == UNKNOWN).any():
        return dict.fromkeys(["verdict_macro_f1", *names, "unsure", "false_contradicted"], np.nan)
    settled = human != CODES[Verdict.PARTIAL]
    each = {**_each(human[settled], given[settled], SETTLED), **_each(human, given, (Verdict.PARTIAL,))}
    there = [f"f1_{one}" for one in SETTLED if (human == CODES[one]).any()]
    right = human == CODES[Verdict.COVERED]
    return {
        "verdict_macro_f1": float(np.mean([each[name] for name in there])) if there else np.nan,
        **each,
        "unsure": float(np.mean(given == CODES[Verdict.UNSURE])),
        "false_contradicted": _share(given[right] == CODES[Verdict.CONTRADICTED]),
    }


def _each(human: Codes, given: Codes, verdicts: tuple[Verdict, ...]) -> Mapping[str, float]:
    """Return precision, recall and F1 of verdicts; one that people never gave has no figures."""
    codes = [CODES[one] for one in verdicts]
    rows = (
        precision_recall_fscore_support(human, given, labels=codes, zero_division=0.0)[:3]
        if len(human)
        else np.full((3, len(codes)), np.nan)
    )
    there = np.isin(codes, human)
    return {
        f"{figure}_{one}": float(value) if known else np.nan
        for figure, row in zip(("precision", "recall", "f1"), rows, strict=True)
        for one, value, known in zip(verdicts, row, there, strict=True)
    }


def _of_points(sheet: Sheet) -> Values:
    told = sheet.human != UNKNOWN
    made = sheet.human[told] == CODES[Verdict.COVERED]
    ranked = made.any() and not made.all()
    return {
        "average_precision": float(average_precision_score(made, sheet.made[told])) if ranked else np.nan,
        "calibration_error": calibration_error(sheet),
    }


def _share(given: Codes | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    return float(np.mean(given)) if len(given) else np.nan
