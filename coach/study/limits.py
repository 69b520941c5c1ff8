"""Choose the limits at which a probability becomes a verdict, a guard fires, a misconception is told."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import product

import numpy as np
from numpy.typing import NDArray

from coach.encoder.cached import CachedEncoder
from coach.grading.alignment import Weighing
from coach.grading.features import nearness, right_forms
from coach.grading.guards import SIGNALS, Heard
from coach.grading.misconceptions import likeness
from coach.grading.numbers import GuardLimit, GuardLimits, MisconceptionLimits, PointHead, VerdictLimits
from coach.grading.plan import plan
from coach.grading.verdicts import decide
from coach.interview.grade import SETTLED_CREDIT, Verdict
from coach.interview.question import Question
from coach.study.junk import MAKERS, honest
from coach.study.points import Example

CAPS: Mapping[str, float] = {
    "empty": 0.0,
    "one_word": 20.0,
    "i_dont_know": 10.0,
    "gibberish": 5.0,
    "question_echo": 15.0,
    "keyword_list": 30.0,
    "repetition": 35.0,
    "other_answer": 30.0,
}
"""What each guard leaves, chosen by hand: always under `fair`, and less the surer it is that nothing was said."""
TOWARDS_JUNK = 1 / 2
"""Where a limit lies between the honest and the junk. Half way; at two thirds lists of terms with a few other words in
them, and answers to neighbouring questions, went through (seen on the `fit` part of the gold set and on junk)."""
MOST_UNSURE = 0.1
"""Share of points that may be left unsure: each costs the candidate a question."""
_RARE = 0.002
"""Share of honest texts that may lie beyond a limit where the two kinds overlap."""


def hear(question: Question, text: str, bank: Sequence[Question], encoder: CachedEncoder, common: Weighing) -> Heard:
    """Return a text as the guards look at it."""
    asked = plan(question, text, others=bank)
    spoken = dict(zip(asked.texts, encoder.encode(asked.texts), strict=True))
    return Heard(question, asked.claims, spoken, common.rarity, asked.others)


def guard_limits(bank: Sequence[Question], encoder: CachedEncoder, weighing: Weighing, seed: int) -> GuardLimits:
    """Return limits between the honest texts of a bank and junk made from it."""
    heard = [hear(question, text, bank, encoder, weighing) for question in bank for text in honest(question)]
    limits = {"empty": GuardLimit(0.0, CAPS["empty"])}
    for name, signal in SIGNALS.items():
        chance = random.Random(f"{seed} {name}")  # noqa: S311
        junk = [(question, MAKERS[name](question, bank, chance)) for question in bank]
        high = [signal(hear(question, text, bank, encoder, weighing)) for question, text in junk]
        limits[name] = GuardLimit(_between([signal(one) for one in heard], high), CAPS[name])
    return GuardLimits(**{field.name: limits[field.name] for field in fields(GuardLimits)})


def _between(low: Iterable[float], high: Iterable[float]) -> float:
    """Return a limit between two kinds of signal, nearer to the high one."""
    honest_end = float(np.quantile(list(low), 1 - _RARE))
    junk_end = float(np.quantile(list(high), 0.02))
    return max(honest_end, honest_end + TOWARDS_JUNK * (junk_end - honest_end))


def least_nearness(given: Sequence[Example], head: PointHead) -> float:
    """Return the nearness that all but the farthest hundredth of the samples' covered points reach."""
    made = [one.rows for one in given if one.answer and one.verdict is Verdict.COVERED]
    return float(np.quantile([nearness(rows)[head.covered.of(rows).argmax()] for rows in made], 0.01))


def verdict_limits(probabilities: NDArray[np.float64], verdicts: Sequence[Verdict], *, near: float) -> VerdictLimits:
    """Return the limits whose credits come closest to those of the people's verdicts, with few points left unsure.

    Args:
        probabilities: Of missing, covered and contradicted, from heads that had not seen the question, shape (n, 3).
        verdicts: What people gave.
        near: The least nearness, which is passed on.
    """
    grid = [
        VerdictLimits(sure=sure, partial_from=partial, contradicted_sure=contradicted, near=near)
        for sure, partial, contradicted in product((0.5, 0.55, 0.6, 0.65), (0.4, 0.45), (0.4, 0.45, 0.5, 0.55))
    ]
    usable = [limits for limits in grid if _unsure(probabilities, limits) <= MOST_UNSURE]
    return min(usable or grid, key=lambda limits: _lost(probabilities, verdicts, limits))


def _unsure(probabilities: NDArray[np.float64], limits: VerdictLimits) -> float:
    """Return the share of points that these limits leave unsure."""
    return float(np.mean([decide(row, limits).verdict is Verdict.UNSURE for row in probabilities]))


def _lost(probabilities: NDArray[np.float64], verdicts: Sequence[Verdict], limits: VerdictLimits) -> float:
    """Return the mean squared error of the credit, and half a point for each contradiction missed or made up."""
    lost = 0.0
    for row, verdict in zip(probabilities, verdicts, strict=True):
        given = decide(row, limits)
        lost += (given.credit - SETTLED_CREDIT[verdict]) ** 2
        lost += 0.5 * ((verdict is Verdict.CONTRADICTED) != (given.verdict is Verdict.CONTRADICTED))
    return lost / len(verdicts)


def misconception_limits(
    bank: Sequence[Question], encoder: CachedEncoder, weighing: Weighing, *, false_alarms: float = 0.001
) -> MisconceptionLimits:
    """Return limits at which a close paraphrase is near enough, and at most this share of honest texts is told off."""
    paraphrases, margins = [], []
    for question in bank:
        for point in question.key_points:
            met = (_likeness(question, [point.says], [point.says], form, encoder, weighing)[0] for form in point.also)
            paraphrases += [near.max() for near in met]
        beliefs = [misconception.says for misconception in question.misconceptions]
        right = [form for point in question.key_points for form in right_forms(point)]
        if beliefs:
            margins += [_likeness(question, beliefs, right, text, encoder, weighing) for text in honest(question)]
    alike = float(np.quantile(paraphrases, 0.75))
    beyond = [float(np.where(near >= alike, near - best, -1.0).max()) for near, best in margins]
    return MisconceptionLimits(alike=alike, margin=max(0.0, float(np.quantile(beyond, 1 - false_alarms))))


def _likeness(
    question: Question,
    beliefs: Sequence[str],
    right: Sequence[str],
    text: str,
    encoder: CachedEncoder,
    weighing: Weighing,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    claims = plan(question, text).claims
    texts = list(dict.fromkeys((question.prompt, *beliefs, *right, *(claim.text for claim in claims))))
    spoken = dict(zip(texts, encoder.encode(texts), strict=True))
    near = likeness([*beliefs, *right], question.prompt, claims, spoken, weighing)
    return near[: len(beliefs)], near[len(beliefs) :].max(axis=0)
