"""Learn the score of an answer whose question has only a reference, from human marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import Ridge

from coach.encoder.cached import CachedEncoder
from coach.grading.alignment import Weighing
from coach.grading.derive import derive_points
from coach.grading.numbers import Linear, ReferenceHead
from coach.grading.plan import plan
from coach.grading.reference import REFERENCE_FEATURES, reference_features
from coach.interview.question import Question
from coach.study.marked import Marked

ACROSS = 6.0
"""Ridge penalty a set when several are fitted together: subjects differ, and only what they share may carry over.
Chosen by leaving out one training split at a time."""
WITHIN = 0.1
"""Ridge penalty for one set alone; chosen by leaving out questions of its training split."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A set of answers as features and marks."""

    features: NDArray[np.float64]
    """Shape (n_answers, len(REFERENCE_FEATURES))."""
    marks: NDArray[np.float64]
    """Shares of the full mark, shape (n_answers,)."""
    splits: NDArray[np.str_]
    questions: NDArray[np.str_]
    cosines: NDArray[np.float64]
    """Between the vectors of the whole answer and the whole reference, shape (n_answers,): the baseline."""

    def only(self, *splits: str) -> Measured:
        """Return the answers of some splits."""
        kept = np.isin(self.splits, splits)
        return Measured(
            self.features[kept], self.marks[kept], self.splits[kept], self.questions[kept], self.cosines[kept]
        )


@lru_cache(maxsize=4_096)
def referenced(prompt: str, reference: str) -> Question:
    """Return a question that has only a reference."""
    return Question("", "", prompt, reference, derive_points(reference))


def measure(answers: Iterable[Marked], encoder: CachedEncoder, weighing: Weighing) -> Measured:
    """Return the features of marked answers."""
    answers = list(answers)
    rows = []
    for one in answers:
        asked = plan(referenced(one.question, one.reference), one.answer)
        spoken = dict(zip(asked.texts, encoder.encode(asked.texts), strict=True))
        empty = np.zeros(len(REFERENCE_FEATURES))
        rows.append(reference_features(asked.question, asked.claims, spoken, weighing) if asked.claims else empty)
    return Measured(
        features=np.stack(rows),
        marks=np.array([one.mark for one in answers]),
        splits=np.array([one.split for one in answers]),
        questions=np.array([one.question_id for one in answers]),
        cosines=np.array([whole_cosine(encoder, one.answer, one.reference) for one in answers]),
    )


def texts_of(answers: Iterable[Marked]) -> Iterator[str]:
    """Yield every text that `measure` embeds."""
    for one in answers:
        yield one.answer
        yield from plan(referenced(one.question, one.reference), one.answer).texts


def whole_cosine(encoder: CachedEncoder, answer: str, reference: str) -> float:
    """Return the cosine of the vectors of two whole texts, -1 to 1."""
    said, meant = encoder.encode([answer, reference])
    return float(said.sentence @ meant.sentence)


def fit_reference(sets: Sequence[Measured]) -> ReferenceHead:
    """Return the weighted sum of features that comes closest to the marks, every set counting the same."""
    features = np.concatenate([one.features for one in sets])
    marks = np.concatenate([one.marks for one in sets])
    counts = np.concatenate([np.full(len(one.marks), 1 / len(one.marks)) for one in sets])
    middle = np.average(features, axis=0, weights=counts)
    scale = np.sqrt(np.average((features - middle) ** 2, axis=0, weights=counts)) + 1e-9
    stiffness = ACROSS * len(sets) if len(sets) > 1 else WITHIN
    ridge = Ridge(alpha=stiffness).fit((features - middle) / scale, marks, sample_weight=counts)
    weights = ridge.coef_ / scale
    mark = Linear(float(ridge.intercept_ - middle @ weights), weights)
    missed = np.clip(mark.of(features), 0, 1) - marks
    return ReferenceHead(mark, float(np.sqrt(np.average(missed**2, weights=counts))))
