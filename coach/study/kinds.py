"""Figures for each kind of gold answer: what gets through, what is flagged; and how far two people agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.stats import binomtest

from coach.study.bootstrap import LEVEL, Bootstrap, Figure, interval_of
from coach.study.figures import kappa
from coach.study.judged import Judged
from coach.study.measure import JUNK_EARNS
from coach.study.sheet import CODES

JUNK_KINDS = frozenset(
    (
        *("fluent_empty", "keyword_list", "question_echo", "other_answer", "dont_know", "addresses_grader"),
        *("repetition", "other_language"),
    )
)
"""Kinds of gold answers that are there to earn nothing; all others are honest, right or wrong."""


def kind_figures(rows: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    """Return figures by kind, and for all `junk` and all `honest` answers together; nothing where no row has a kind.

    Attack success is the share of junk answers that score 40 or more though the people's verdicts do not; flagged is
    the share in which a guard fired. Both have exact (Clopper-Pearson) intervals, whose upper end means something
    where nothing got through.
    """
    named = [row for row in rows if row.labelled.kind]
    if not named:
        return {}
    kinds = sorted({row.labelled.kind for row in named})
    figures = {kind: _figures([row for row in named if row.labelled.kind == kind]) for kind in kinds}
    for name, junk in (("all junk", True), ("all honest", False)):
        some = [row for row in named if (row.labelled.kind in JUNK_KINDS) is junk]
        figures |= {name: _figures(some)} if some else {}
    return figures


def _figures(rows: Sequence[Judged]) -> dict[str, Any]:
    deserved = np.array([100 * row.labelled.mark for row in rows])
    scores = np.array([row.grade.score for row in rows])
    marked = ~np.isnan(deserved)
    told: dict[str, Any] = {
        "answers": len(rows),
        "mean_score": round(float(scores.mean()), 2),
        "mean_deserved": round(float(deserved[marked].mean()), 2) if marked.any() else None,
        "mean_error": round(float(np.abs(scores - deserved)[marked].mean()), 2) if marked.any() else None,
        "flagged": share([bool(row.grade.flags) for row in rows]).rounded(),
    }
    if rows[0].labelled.kind in JUNK_KINDS:
        attacks = scores[~(deserved >= JUNK_EARNS)]
        told["attack_success"] = share(list(attacks >= JUNK_EARNS)).rounded() if len(attacks) else None
    return told


def share(told: Sequence[bool]) -> Figure:
    """Return the share of at least one that is true, with its exact interval."""
    count = int(np.sum(told))
    ends = binomtest(count, len(told)).proportion_ci(LEVEL, method="exact")
    return Figure(count / len(told), float(ends.low), float(ends.high))


def label_agreement(rows: Sequence[Judged], bootstrap: Bootstrap) -> dict[str, Any] | None:
    """Return Cohen's kappa of two people over the points that both judged: the ceiling of any grader; None if none."""
    twice = [row.labelled for row in rows if row.labelled.verdicts and row.labelled.second]
    if not twice:
        return None
    names = sorted({row.group for row in twice})
    pairs = [[(row.verdicts or {}, row.second or {}) for row in twice if row.group == name] for name in names]
    codes = [np.array([(CODES[a[p]], CODES[b[p]]) for a, b in some for p in a], dtype=np.intp) for some in pairs]

    def agreement(chosen: np.ndarray[Any, np.dtype[np.intp]]) -> float:
        both = np.concatenate([codes[place] for place in chosen])
        return kappa(both[:, 0], both[:, 1], quadratic=False)

    figure = interval_of(agreement, len(codes), bootstrap)
    every = np.concatenate(codes)
    return {
        "answers": len(twice),
        "points": len(every),
        "kappa": figure.rounded() if figure else None,
        "same": round(float(np.mean(every[:, 0] == every[:, 1])), 4),
    }
