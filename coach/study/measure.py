"""Figures: how well the grader agrees with people, on questions that it was not fitted on."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import pearsonr
from sklearn.metrics import f1_score

from coach.encoder.cached import CachedEncoder
from coach.grading.grade import grade
from coach.grading.numbers import Numbers
from coach.grading.plan import plan
from coach.interview.grade import SETTLED_CREDIT, Grade, Verdict
from coach.interview.question import Question, Sample
from coach.study.junk import MAKERS, honest
from coach.study.marked import SETS
from coach.study.references import Measured, fit_reference

JUNK_EARNS = 40.0
"""A junk text that scores this much or more got through: it would be `fair`."""
_FEWEST = 8
"""Answers that a question must have for its own correlation to mean anything."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A sample with the grade that it got."""

    question: Question
    sample: Sample
    grade: Grade

    @property
    def deserved(self) -> float:
        """The score that the person's verdicts give, 0 to 100, without penalties."""
        return deserved_score(self.question, dict(self.sample.verdicts))


def deserved_score(question: Question, verdicts: Mapping[str, Verdict]) -> float:
    """Return the score that a person's verdict on every key point gives, 0 to 100, without penalties."""
    weights = [point.weight for point in question.key_points]
    earned = [SETTLED_CREDIT[verdicts[point.id]] for point in question.key_points]
    return 100.0 * float(np.dot(weights, earned)) / sum(weights)


def graded(
    questions: Iterable[Question], bank: Sequence[Question], encoder: CachedEncoder, numbers: Numbers
) -> list[Graded]:
    """Return every sample of some questions of a bank with its grade."""
    return [
        Graded(question, sample, give(question, sample.text, bank, encoder, numbers))
        for question in questions
        for sample in question.samples
    ]


def give(question: Question, answer: str, bank: Sequence[Question], encoder: CachedEncoder, numbers: Numbers) -> Grade:
    """Return the grade of an answer, as the product would give it."""
    asked = plan(question, answer, others=bank)
    return grade(asked, encoder.encode(asked.texts), numbers)


def sample_figures(given: Sequence[Graded]) -> dict[str, Any]:
    """Return how verdicts, scores and bands of samples agree with those of the people who wrote them."""
    pairs = [
        (dict(one.sample.verdicts)[verdict.key_point], verdict.verdict)
        for one in given
        for verdict in one.grade.verdicts
    ]
    settled = [Verdict.COVERED, Verdict.MISSING, Verdict.CONTRADICTED]
    told = [(human, coach) for human, coach in pairs if human in settled]
    each = f1_score(*zip(*told, strict=True), labels=settled, average=None)
    scores = np.array([one.grade.score for one in given])
    deserved = np.array([one.deserved for one in given])
    return {
        "answers": len(given),
        "points": len(pairs),
        "macro_f1": _figure(float(np.mean(each))),
        **{f"f1_{verdict}": _figure(float(value)) for verdict, value in zip(settled, each, strict=True)},
        "unsure": _figure(np.mean([coach is Verdict.UNSURE for _, coach in pairs])),
        "score_pearson": _figure(pearsonr(scores, deserved)[0]),
        "score_mean_error": _figure(np.abs(scores - deserved).mean()),
        "same_band": _figure(np.mean([one.grade.band is one.sample.band for one in given])),
        "band_confidence": _figure(np.mean([one.grade.confidence for one in given])),
    }


def held_out(
    parts: Iterable[tuple[Sequence[Question], Numbers]], bank: Sequence[Question], encoder: CachedEncoder
) -> list[Graded]:
    """Return the graded samples of questions, each part with the numbers that were fitted without it."""
    return [one for part, numbers in parts for one in graded(part, bank, encoder, numbers)]


def reference_figures(sets: Mapping[str, Measured]) -> dict[str, Any]:
    """Return for each set the agreement of the score by reference, beside that of the whole-answer cosine."""
    figures: dict[str, Any] = {}
    for chosen in SETS:
        one = sets[chosen.name]
        training = {other.name: sets[other.name].only(other.training) for other in SETS}
        elsewhere = fit_reference([part for name, part in training.items() if name != chosen.name]).mark
        same = fit_reference([training[chosen.name]]).mark
        unseen = one.only(chosen.unseen)
        figures[chosen.name] = {
            "all_answers": {
                "cosine": agreement(one.cosines, one),
                "fitted_on_other_sets": agreement(elsewhere.of(one.features), one),
            },
            "unseen_questions": {
                "cosine": agreement(unseen.cosines, unseen),
                "fitted_on_other_sets": agreement(elsewhere.of(unseen.features), unseen),
                "fitted_on_same_set": agreement(same.of(unseen.features), unseen),
            },
        }
    return figures


def agreement(scores: NDArray[np.float64], marked: Measured) -> dict[str, float]:
    """Return the Pearson correlation with the human mark, pooled and as the mean within questions."""
    within = within_questions(scores, marked.marks, marked.questions)
    return {"pooled": _figure(pearsonr(scores, marked.marks)[0]), "within_questions": _figure(np.nanmean(within))}


def within_questions(
    scores: NDArray[np.float64], marks: NDArray[np.float64], questions: NDArray[Any]
) -> NDArray[np.float64]:
    """Return the Pearson correlation within each question, in order of np.unique(questions).

    It is not a number where a question has fewer than eight answers, or where all its scores or marks are the same.
    """
    within = []
    for question in np.unique(questions):
        own = questions == question
        usable = own.sum() >= _FEWEST and marks[own].std() > 0 and scores[own].std() > 0
        within.append(pearsonr(scores[own], marks[own])[0] if usable else np.nan)
    return np.array(within, dtype=np.float64)


def junk_figures(bank: Sequence[Question], encoder: CachedEncoder, numbers: Numbers, *, seed: int) -> dict[str, Any]:
    """Return for each kind of junk the share that got through and that was flagged; and the honest texts flagged."""
    figures: dict[str, Any] = {}
    for name, make in MAKERS.items():
        chance = random.Random(f"{seed} {name}")  # noqa: S311
        given = [give(q, make(q, bank, chance), bank, encoder, numbers) for q in bank]
        figures[name] = {
            "texts": len(given),
            "got_through": _figure(np.mean([one.score >= JUNK_EARNS for one in given])),
            "flagged": _figure(np.mean([name in one.flags for one in given])),
        }
    flagged = [bool(give(q, text, bank, encoder, numbers).flags) for q in bank for text in honest(q)]
    return {**figures, "honest": {"texts": len(flagged), "flagged": _figure(np.mean(flagged))}}


def _figure(value: float | np.floating[Any]) -> float:
    return round(float(value), 3)
