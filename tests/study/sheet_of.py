"""Small sheets to measure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coach.interview.grade import Verdict
from coach.study.sheet import CODES, UNKNOWN, Codes, Sheet

C, P, U, M, X = Verdict.COVERED, Verdict.PARTIAL, Verdict.UNSURE, Verdict.MISSING, Verdict.CONTRADICTED


def sheet_of(
    marks: Sequence[float] = (),
    scores: Sequence[float] = (),
    *,
    groups: Sequence[int] | None = None,
    points: Sequence[tuple[int, Verdict | None, Verdict, float]] = (),
    labels: Sequence[tuple[int, int]] | None = None,
) -> Sheet:
    """Return a sheet; a point is (answer, human, given, confidence), and the levels are thirds of the scale."""
    told = labels or [(UNKNOWN, UNKNOWN)] * len(marks)
    human = np.array(marks, float)
    return Sheet(
        groups=codes(range(len(marks)) if groups is None else groups),
        marks=human,
        scores=np.array(scores, float),
        human_levels=np.where(np.isnan(human), UNKNOWN, np.digitize(human, [33, 66])),
        given_levels=np.digitize(np.array(scores, float), [33, 66]),
        human_labels=codes([one for one, _ in told]),
        given_labels=codes([one for _, one in told]),
        owners=codes([owner for owner, _, _, _ in points]),
        human=codes([CODES[one] if one else UNKNOWN for _, one, _, _ in points]),
        given=codes([CODES[one] for _, _, one, _ in points]),
        made=np.array([sure if one is C else 1 - sure for _, _, one, sure in points], float),
        confidence=np.array([sure for _, _, _, sure in points], float),
    )


def codes(given: Sequence[int]) -> Codes:
    return np.array(given, dtype=np.intp)
