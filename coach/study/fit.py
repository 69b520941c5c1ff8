"""The whole study in order: embed, fit, measure, write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from coach.bank.load import Bank
from coach.encoder.cached import CachedEncoder
from coach.grading.alignment import Weighing
from coach.grading.numbers import Numbers, PointHead, ScoreNumbers, read_numbers
from coach.grading.plan import plan, question_texts
from coach.interview.grade import Verdict
from coach.interview.question import Question
from coach.study.card import card
from coach.study.gold import FIT, gold_figures
from coach.study.junk import honest
from coach.study.labelled import Labelled
from coach.study.limits import guard_limits, least_nearness, misconception_limits, verdict_limits
from coach.study.marked import SETS, Marked
from coach.study.measure import Graded, graded, held_out, junk_figures, reference_figures, sample_figures
from coach.study.points import Example, examples, fit_head, folds, probabilities
from coach.study.rarity import rarity
from coach.study.references import Measured, fit_reference, measure, texts_of
from coach.study.write import dump, numbers_document, write_json, write_sums

SEED = 20261124
HINT_CAP = 0.5
"""Half the weight is left for a point whose hint was given; chosen by hand."""
ASKED = 0.3
"""What the question's own words still count; chosen by hand from the agreement with held-out samples."""
FUNCTION = 0.3
"""What words without a subject still count; chosen likewise."""
CONTRADICTED_PENALTY = 0.1
"""A contradicted point costs a tenth of its weight besides earning nothing; chosen by hand."""
MISCONCEPTION_PENALTY = 5.0
"""A misconception costs 5 points of 100; chosen by hand."""
CHECKED_EVERY = 4
"""One question in so many is graded again by the tests; their figures stand by themselves."""


@dataclass(frozen=True, slots=True)
class Study:
    """What a study works on."""

    bank: Bank
    answers: Mapping[str, Sequence[Marked]]
    """Marked answers by the name of their set."""
    encoder: CachedEncoder
    gold: Sequence[Labelled]
    """Gold answers; those of the split `gold.FIT` are learnt from, the others only measured on."""
    folder: Path
    """The model's folder under models/."""


@dataclass(frozen=True, slots=True, eq=False)
class _Fold:
    """Questions that were left out, and the heads that were fitted without them."""

    questions: tuple[Question, ...]
    formed: PointHead
    plain: PointHead


def fit(study: Study) -> None:
    """Fit every number, measure on what was not fitted on, and write the model's folder."""
    bank, encoder = study.bank.questions, study.encoder
    _embed(study)
    weighing = Weighing(rarity=rarity(bank), asked=ASKED, function=FUNCTION)
    learnt = [row for row in study.gold if row.split == FIT]
    formed = examples(bank, learnt, encoder, weighing)
    plain = examples(bank, learnt, encoder, weighing, formed=False)
    parts = list(_left_out(bank, formed, plain))
    sets = {name: measure(rows, encoder, weighing) for name, rows in study.answers.items()}
    head = fit_head(formed)
    near = least_nearness(formed, head)
    first = Numbers(
        hint_cap=HINT_CAP,
        weighing=weighing,
        formed=head,
        plain=fit_head(plain),
        verdict=verdict_limits(*_out_of_fold(formed, near), near=near),
        reference=fit_reference([sets[one.name].only(one.training) for one in SETS]),
        misconception=misconception_limits(bank, encoder, weighing),
        score=ScoreNumbers(contradicted=CONTRADICTED_PENALTY, misconception=MISCONCEPTION_PENALTY, spread=1.0),
        guards=guard_limits(bank, encoder, weighing, SEED),
    )
    spread = _observed_spread(_held_out(parts, first, study))
    # What is measured is what is read back, rounding included.
    numbers = read_numbers(dump(numbers_document(replace(first, score=replace(first.score, spread=spread)))))
    _write(study, numbers, parts, sets)


def _embed(study: Study) -> None:
    """Compute the vectors of all texts, the longest part of a study, in one go for each source."""
    bank = study.bank.questions
    texts = [text for question in bank for text in question_texts(question)]
    for question in bank:
        said = (*honest(question), *(sample.text for sample in question.samples))
        forms = [form for point in question.key_points for form in point.wrong]
        texts += [text for answer in (*said, *forms) for text in plan(question, answer).texts]
    study.encoder.keep(texts)
    for rows in study.answers.values():
        study.encoder.keep(texts_of(rows))
    study.encoder.keep(text for row in study.gold for text in plan(row.question, row.text).texts)


def _left_out(bank: Sequence[Question], formed: Sequence[Example], plain: Sequence[Example]) -> Iterator[_Fold]:
    for (fitted, tested), (fitted_plain, _) in zip(folds(formed), folds(plain), strict=True):
        names = {example.question for example in tested}
        yield _Fold(tuple(q for q in bank if q.id in names), fit_head(fitted), fit_head(fitted_plain))


def _out_of_fold(
    given: Sequence[Example], near: float
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float64]], list[Verdict]]:
    """Return probabilities of every answer's points from heads fitted without the question, and the true verdicts."""
    rows, verdicts = [], []
    for fitted, tested in folds(given):
        head = fit_head(fitted)
        answers = [example for example in tested if example.answer]
        rows += [probabilities(head, example, near) for example in answers]
        verdicts += [example.verdict for example in answers]
    return np.stack(rows), verdicts


def _held_out(parts: Sequence[_Fold], numbers: Numbers, study: Study) -> list[Graded]:
    fitted = [(part.questions, replace(numbers, formed=part.formed, plain=part.plain)) for part in parts]
    return held_out(fitted, study.bank.questions, study.encoder)


def _observed_spread(given: Sequence[Graded]) -> float:
    """Return the factor between the scores' errors and the deviation that the verdicts' confidences imply."""
    errors, implied = [], []
    for one in given:
        total = sum(verdict.weight for verdict in one.grade.verdicts)
        doubt = sum((v.weight / total) ** 2 * v.confidence * (1 - v.confidence) for v in one.grade.verdicts)
        implied.append(100.0 * doubt**0.5)
        errors.append(one.grade.score - one.deserved)
    return float(np.sqrt(np.mean(np.square(errors)) / np.mean(np.square(implied))))


def _write(study: Study, numbers: Numbers, parts: Sequence[_Fold], sets: Mapping[str, Measured]) -> None:
    bank, encoder = study.bank.questions, study.encoder
    shipped, checked = graded(bank, bank, encoder, numbers), set(bank[::CHECKED_EVERY])
    metrics = {
        "samples_held_out": sample_figures(_held_out(parts, numbers, study)),
        "samples_as_shipped": sample_figures(shipped),
        "samples_checked": sample_figures([one for one in shipped if one.question in checked]),
        "gold": gold_figures(study.gold, study.bank, encoder, numbers),
        "reference": reference_figures(sets),
        "junk": junk_figures(bank, encoder, numbers, seed=SEED + 1),
    }
    write_json(study.folder / "numbers.json", numbers_document(numbers))
    write_json(study.folder / "metrics.json", metrics)
    (study.folder / "README.md").write_text(card(metrics, len(bank)), "utf-8")
    write_sums(study.folder)
