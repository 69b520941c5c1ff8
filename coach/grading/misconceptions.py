"""Find the wrong beliefs that an answer states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from coach.grading.alignment import Weighing, align, side, units
from coach.grading.claims import Claim
from coach.grading.features import right_forms
from coach.grading.numbers import MisconceptionLimits
from coach.grading.vectors import TextVectors
from coach.interview.question import Misconception, Question


def misconceptions_found(
    question: Question,
    claims: Sequence[Claim],
    spoken: Mapping[str, TextVectors],
    weighing: Weighing,
    limits: MisconceptionLimits,
) -> tuple[tuple[Misconception, tuple[int, ...]], ...]:
    """Return each misconception that an answer of at least one claim states, with the claims that state it."""
    if not question.misconceptions:
        return ()
    beliefs = [misconception.says for misconception in question.misconceptions]
    right = [form for point in question.key_points for form in right_forms(point)]
    among = units(claims)
    alike = likeness([*beliefs, *right], question.prompt, claims, spoken, weighing)
    nearest_right = alike[len(beliefs) :].max(axis=0)
    found = []
    for row, misconception in enumerate(question.misconceptions):
        stated = (alike[row] >= limits.alike) & (alike[row] >= nearest_right + limits.margin)
        if stated.any():
            best = among[int((alike[row] * stated).argmax())]
            found.append((misconception, tuple(range(best.first, best.last + 1))))
    return tuple(found)


def likeness(
    forms: Sequence[str],
    question: str,
    claims: Sequence[Claim],
    spoken: Mapping[str, TextVectors],
    weighing: Weighing,
) -> NDArray[np.float32]:
    """Return the mean of cosine and recall between each form and each unit of the claims, shape (n_forms, n_units)."""
    said = side([claim.text for claim in claims], spoken, weighing, question)
    met = align(side(forms, spoken, weighing, question), said, units(claims))
    return np.asarray((met.cosine + met.recall) / 2)
