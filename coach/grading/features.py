"""What the verdict of a key point is decided on: how its forms, its rivals and its neighbours meet the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.grading.alignment import Alignment, Matrix, Side, Unit, Weighing, align, side, units
from coach.grading.claims import Claim
from coach.grading.vectors import TextVectors
from coach.interview.question import KeyPoint

POINT_FEATURES = (
    "cosine",
    "recall",
    "precision",
    "overlap",
    "turned",
    "wrong_cosine",
    "wrong_recall",
    "wrong_precision",
    "wrong_overlap",
    "wrong_turned",
    "other_cosine",
    "other_recall",
)
"""Of the point's right forms, of its wrong forms, and of the right forms of the question's other points; each the best
of its kind. `turned`: the nearest form differs in negation."""

_RIGHT = [POINT_FEATURES.index(name) for name in ("cosine", "recall")]
_WRONG = [POINT_FEATURES.index(name) for name in ("wrong_cosine", "wrong_recall")]

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """An answer beside the key points of its question."""

    units: tuple[Unit, ...]
    points: tuple[Rows, ...]
    """For each key point the features of each unit, shape (n_units, len(POINT_FEATURES))."""


def nearness(rows: Rows) -> NDArray[np.float64]:
    """Return how near each unit is to the point, said right or wrong: mean of cosine and recall, shape (n_units,)."""
    right, wrong = rows[:, _RIGHT].mean(axis=1), rows[:, _WRONG].mean(axis=1)
    return np.asarray(np.maximum(right, wrong))


def right_forms(point: KeyPoint) -> tuple[str, ...]:
    """Return the texts that earn the point."""
    return (point.says, *point.also)


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The wordings of a question's key points, made ready to meet any number of answers."""

    texts: tuple[str, ...]
    """Every form: of each point the right ones, then the wrong ones."""
    side: Side
    owner: NDArray[np.intp]
    """Which key point each form belongs to, shape (n_forms,)."""
    right: NDArray[np.bool_]
    """Whether it is a right form, shape (n_forms,)."""
    points: int
    """How many key points there are."""

    @classmethod
    def of(
        cls, key_points: Sequence[KeyPoint], question: str, spoken: Mapping[str, TextVectors], weighing: Weighing
    ) -> Forms:
        """Return the forms of at least one key point; `spoken` holds the vectors of each and of the question."""
        rows = [(at, form, kind) for at, point in enumerate(key_points) for form, kind in _forms(point)]
        texts = tuple(form for _, form, _ in rows)
        return cls(
            texts=texts,
            side=side(texts, spoken, weighing, question),
            owner=np.array([at for at, _, _ in rows]),
            right=np.array([kind for _, _, kind in rows]),
            points=len(key_points),
        )

    def meet(self, said: Side, among: tuple[Unit, ...], *, without: str | None = None) -> Comparison:
        """Return the features of each key point and each unit of the claims.

        Args:
            said: The claims of an answer, at least one.
            among: Their units.
            without: A form that is left out, as if the bank did not hold it; none by default.
        """
        alignment = _undiluted(align(self.side, said, among), among)
        there = np.array([text != without for text in self.texts])
        points = []
        for at in range(self.points):
            own, wrong = (self.owner == at) & self.right & there, (self.owner == at) & ~self.right & there
            other = (self.owner != at) & self.right & there
            measured = [*_met(alignment, own), *_met(alignment, wrong), *_best(alignment, other)[:2]]
            points.append(np.stack(measured, axis=1).astype(np.float64))
        return Comparison(among, tuple(points))


def compare(
    key_points: Sequence[KeyPoint],
    question: str,
    claims: Sequence[Claim],
    spoken: Mapping[str, TextVectors],
    weighing: Weighing,
) -> Comparison:
    """Return the features of each key point and each unit of an answer of at least one claim."""
    said = side([claim.text for claim in claims], spoken, weighing, question)
    return Forms.of(key_points, question, spoken, weighing).meet(said, units(claims))


def _undiluted(alignment: Alignment, among: Sequence[Unit]) -> Alignment:
    """Return the alignment with every unit at least as near to each form as the nearest of its claims.

    Without this a neighbour that says nothing would blur a wrong claim, and so make the right one likelier.
    """

    def at_least(measure: Matrix) -> Matrix:
        return np.stack(
            [measure[:, [at, *range(u.first, u.last + 1)]].max(axis=1) for at, u in enumerate(among)], axis=1
        )

    return Alignment(
        cosine=at_least(alignment.cosine),
        recall=at_least(alignment.recall),
        precision=at_least(alignment.precision),
        overlap=at_least(alignment.overlap),
        turned=alignment.turned,
    )


def _forms(point: KeyPoint) -> list[tuple[str, bool]]:
    """Return each form with whether it is right."""
    return [(form, True) for form in right_forms(point)] + [(form, False) for form in point.wrong]


def _best(alignment: Alignment, rows: NDArray[np.bool_]) -> list[NDArray[np.float32]]:
    """Return the best of each measure over some forms, for each unit; zeros where there is no such form."""
    measures = (alignment.cosine, alignment.recall, alignment.precision, alignment.overlap)
    return [measure[rows].max(axis=0, initial=-1.0) if rows.any() else measure[0] * 0 for measure in measures]


def _met(alignment: Alignment, rows: NDArray[np.bool_]) -> list[NDArray[np.float32]]:
    """Return the best of each measure, and whether the nearest form differs in negation."""
    if not rows.any():
        return [*_best(alignment, rows), alignment.turned[0] * 0]
    nearest = (alignment.cosine + alignment.recall)[rows].argmax(axis=0)
    return [*_best(alignment, rows), alignment.turned[rows][nearest, np.arange(nearest.size)]]
