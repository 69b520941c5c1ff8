"""Learn verdicts from gold answers and from the bank: its samples, and its forms each left out in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from coach.bank.asked import Asked
from coach.encoder.cached import CachedEncoder
from coach.grading.alignment import Weighing
from coach.grading.features import POINT_FEATURES
from coach.grading.numbers import Linear, PointHead
from coach.grading.verdicts import odds_of, shares_of
from coach.interview.grade import Verdict
from coach.interview.question import KeyPoint, Question
from coach.study.labelled import Labelled

GOLD_WEIGHT = 2.0
"""What a gold answer counts beside a sample: those who wrote it had not read the forms, as a candidate has not."""
FORM_WEIGHT = 0.01
"""What a form counts beside a sample: many are alike, and a claim alone is easier than an answer."""
STRANGER_WEIGHT = 0.02
"""What an answer to another question counts, which makes no point."""
STIFFNESS = 0.001
"""Ridge penalty on the standardised weights."""
SOFTNESS = 0.2
"""Temperature of the soft maximum over units while fitting; the grader takes the maximum itself."""

_TARGETS = {
    Verdict.MISSING: (1.0, 0.0, 0.0),
    Verdict.COVERED: (0.0, 1.0, 0.0),
    Verdict.CONTRADICTED: (0.0, 0.0, 1.0),
    Verdict.PARTIAL: (0.5, 0.5, 0.0),
}
"""Shares of missing, covered and contradicted; half a point is as much made as not."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One key point beside one text, with the verdict that a person gave."""

    question: str
    answer: str
    """The name of a sample or a gold answer, unique within the question; empty for anything else."""
    counts: float
    """How much it counts in a fit; 1 for a sample."""
    verdict: Verdict
    rows: NDArray[np.float64]
    """Shape (n_units, len(POINT_FEATURES))."""


def examples(
    questions: Iterable[Question],
    gold: Iterable[Labelled],
    encoder: CachedEncoder,
    weighing: Weighing,
    *,
    formed: bool = True,
) -> list[Example]:
    """Return every labelled pair of a key point and a text: those that the bank holds, and gold answers.

    With `formed` false the points are as in a person's notes, without other forms; the texts are the same.
    """
    found: list[Example] = []
    told: dict[str, list[Labelled]] = {}
    for row in gold:
        told.setdefault(row.question.id, []).append(row)
    questions = list(questions)
    for place, question in enumerate(questions):
        points = question.key_points if formed else [_bare(point) for point in question.key_points]
        asked = Asked.of(question.prompt, points, encoder, weighing)
        found += _of_stranger(asked, question, questions[place - len(questions) // 2])
        found += _of_answers(asked, question, _samples(question), 1.0)
        found += _of_answers(asked, question, _gold(told.get(question.id, ())), GOLD_WEIGHT)
        found += _of_forms(asked, question)
    return found


def _rows(asked: Asked, text: str, *, without: str | None = None) -> Sequence[NDArray[np.float64]]:
    """Return the features of each point beside a text; none where the text holds no claim."""
    met = asked.compare(text, without=without)
    return met.points if met else ()


def _samples(question: Question) -> Iterator[tuple[str, str, Mapping[str, Verdict]]]:
    """Yield name, text and verdicts of each sample of a question."""
    for number, sample in enumerate(question.samples):
        yield f"sample {number}", sample.text, dict(sample.verdicts)


def _gold(rows: Iterable[Labelled]) -> Iterator[tuple[str, str, Mapping[str, Verdict]]]:
    """Yield name, text and verdicts of each gold answer whose points were judged."""
    for number, row in enumerate(rows):
        if row.verdicts is not None:
            yield f"gold {number}", row.text, row.verdicts


def _of_answers(
    asked: Asked, question: Question, answers: Iterable[tuple[str, str, Mapping[str, Verdict]]], counts: float
) -> Iterator[Example]:
    for name, text, verdicts in answers:
        all_rows = _rows(asked, text)
        for point, rows in zip(question.key_points, all_rows, strict=bool(all_rows)):
            yield Example(question.id, name, counts, verdicts[point.id], rows)


def _of_stranger(asked: Asked, question: Question, other: Question) -> Iterator[Example]:
    """Yield the samples of a question far off in the bank as answers to this one."""
    for sample in other.samples if other.topic != question.topic else ():
        for rows in _rows(asked, sample.text):
            yield Example(question.id, "", STRANGER_WEIGHT, Verdict.MISSING, rows)


def _of_forms(asked: Asked, question: Question) -> Iterator[Example]:
    """Yield each form as an answer to the question as it would be without this form."""
    for at, point in enumerate(question.key_points):
        for form, verdict in (
            *((form, Verdict.COVERED) for form in point.also),
            *((form, Verdict.CONTRADICTED) for form in point.wrong),
        ):
            for other, rows in enumerate(_rows(asked, form, without=form)):
                yield Example(question.id, "", FORM_WEIGHT, verdict if other == at else Verdict.MISSING, rows)


def _bare(point: KeyPoint) -> KeyPoint:
    return replace(point, also=(), wrong=())


def fit_head(given: Sequence[Example]) -> PointHead:
    """Return the log odds that make the verdicts likeliest, each unit free to be the one that a point was made in."""
    problem = HeadLoss.of(given)
    size = len(POINT_FEATURES) + 1
    solved = minimize(problem.at, np.zeros(2 * size), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    covered, contradicted = (_unscaled(half, problem.middle, problem.scale) for half in solved.x.reshape(2, size))
    return PointHead(covered, contradicted)


def _unscaled(solution: NDArray[np.float64], middle: NDArray[np.float64], scale: NDArray[np.float64]) -> Linear:
    weights = solution[:-1] / scale
    return Linear(float(solution[-1] - middle @ weights), weights)


@dataclass(frozen=True, slots=True, eq=False)
class HeadLoss:
    """How badly a head explains some examples, whose units stand one below the other."""

    rows: NDArray[np.float64]
    """Standardised features of all units, shape (n_units, n_features)."""
    starts: NDArray[np.intp]
    """Where the units of each example begin, shape (n_examples,)."""
    targets: NDArray[np.float64]
    """Shares of missing, covered and contradicted, shape (n_examples, 3)."""
    counts: NDArray[np.float64]
    """How much each example counts, shape (n_examples,), together 1."""
    middle: NDArray[np.float64]
    scale: NDArray[np.float64]
    """What was taken off and divided by to standardise, shape (n_features,)."""

    @classmethod
    def of(cls, given: Sequence[Example]) -> HeadLoss:
        """Return the loss over at least one example."""
        rows = np.concatenate([example.rows for example in given])
        counts = np.array([example.counts for example in given])
        middle, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
        return cls(
            rows=(rows - middle) / scale,
            starts=np.cumsum([0, *(len(example.rows) for example in given[:-1])]),
            targets=np.array([_TARGETS[example.verdict] for example in given]),
            counts=counts / counts.sum(),
            middle=middle,
            scale=scale,
        )

    def at(self, solution: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return the mean cross entropy with its penalty, and its gradient, both at a flat solution.

        The solution holds weights and bias of covered, then those of contradicted, shape (2 * (n_features + 1),).
        """
        halves = solution.reshape(2, -1)
        odds = self.rows @ halves[:, :-1].T + halves[:, -1]
        pooled, shares = self._pooled(odds)
        logits = np.column_stack([np.zeros(len(pooled)), pooled])
        logs = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        loss = -(self.counts[:, np.newaxis] * self.targets * logs).sum() + STIFFNESS * (halves[:, :-1] ** 2).sum()
        slope = (self.counts[:, np.newaxis] * (np.exp(logs) - self.targets))[:, 1:]
        each = np.repeat(slope, np.diff([*self.starts, len(self.rows)]), axis=0) * shares
        gradient = np.column_stack([each.T @ self.rows + 2 * STIFFNESS * halves[:, :-1], each.sum(axis=0)])
        return float(loss), gradient.ravel()

    def _pooled(self, odds: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the soft maximum over the units of each example, and the share of each unit in it."""
        sizes = np.diff([*self.starts, len(odds)])
        top = np.repeat(np.maximum.reduceat(odds, self.starts, axis=0), sizes, axis=0)
        powers = np.exp((odds - top) / SOFTNESS)
        sums = np.add.reduceat(powers, self.starts, axis=0)
        pooled = SOFTNESS * np.log(sums) + top[self.starts]
        return pooled, powers / np.repeat(sums, sizes, axis=0)


def probabilities(head: PointHead, example: Example, near: float) -> NDArray[np.float64]:
    """Return the probabilities of missing, covered and contradicted, shape (3,), as the grader sees them.

    `near` is the least nearness of a unit that is about the point.
    """
    return shares_of(*odds_of(example.rows, head, near))


def folds(given: Sequence[Example], count: int = 5, seed: int = 7) -> list[tuple[list[Example], list[Example]]]:
    """Return (to fit, to test) pairs; all that belongs to one question is on one side."""
    names = np.random.default_rng(seed).permutation(sorted({example.question for example in given}))
    fold = {str(name): place % count for place, name in enumerate(names)}
    return [
        (
            [example for example in given if fold[example.question] != part],
            [example for example in given if fold[example.question] == part],
        )
        for part in range(count)
    ]
