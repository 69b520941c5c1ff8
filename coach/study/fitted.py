"""What an evaluation fits on the fit split of a file: labels from scores, and the verdicts of baselines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from coach.interview.grade import Verdict
from coach.study.sheet import CODES, UNKNOWN, Codes, Floats

FIT_SPLITS = frozenset({"fit", "train", "training"})
"""Splits that may be fitted on; no figure that rests on a fit is told for them."""
_CANDIDATES = 101


def fit_rows(splits: Sequence[str]) -> NDArray[np.bool_]:
    """Return which rows stand in a fit split, shape (n,)."""
    return np.array([split in FIT_SPLITS for split in splits], dtype=bool)


def labels_from(features: Floats, labels: Codes, fit: NDArray[np.bool_]) -> Codes:
    """Return the label that a logistic regression, every label weighing the same, gives to each answer.

    Args:
        features: Shape (n_answers, n_features).
        labels: People's, UNKNOWN where there is none, shape (n_answers,).
        fit: Which answers it is fitted on; these get UNKNOWN, and so do all where it cannot be fitted.
    """
    used = fit & (labels != UNKNOWN)
    given = np.full(len(labels), UNKNOWN, dtype=np.intp)
    if len(np.unique(labels[used])) > 1 and not fit.all():
        model = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=1_000))
        given[~fit] = model.fit(features[used], labels[used]).predict(features[~fit])
    return given


def verdicts_from(values: Floats, human: Codes, fit: NDArray[np.bool_]) -> Codes:
    """Return covered for each point whose value reaches the limit that is best on the fit split, or else missing.

    Args:
        values: How near the answer comes to each point, shape (n_points,).
        human: People's verdicts, shape (n_points,).
        fit: Which points the limit is fitted on; these get UNKNOWN, and so do all where it cannot be fitted.
    """
    used = fit & (human != UNKNOWN) & (human != CODES[Verdict.PARTIAL])
    made = human[used] == CODES[Verdict.COVERED]
    given = np.full(len(human), UNKNOWN, dtype=np.intp)
    if made.any() and not made.all():
        limits = np.unique(np.quantile(values[used], np.linspace(0, 1, _CANDIDATES)))
        best = max(limits, key=lambda limit: f1_score(made, values[used] >= limit, average="macro"))
        given[~fit] = np.where(values[~fit] >= best, CODES[Verdict.COVERED], CODES[Verdict.MISSING])
    return given
