from __future__ import annotations

import numpy as np
import pytest

from coach.grading.reference import REFERENCE_FEATURES
from coach.study.measure import agreement
from coach.study.references import Measured, fit_reference

SIZE = len(REFERENCE_FEATURES)


def measured(seed: int, count: int = 300) -> Measured:
    chance = np.random.default_rng(seed)
    features = chance.normal(size=(count, SIZE))
    marks = np.clip(0.5 + 0.25 * features[:, 0], 0, 1)
    questions = np.array([f"q{n % 10}" for n in range(count)])
    return Measured(features, marks, np.array(["train"] * count), questions, features[:, 1])


class TestFitReference:
    def test_finds_what_was_planted(self) -> None:
        """Fitted on two sets, it agrees on a third; the spread is that of what it gets wrong."""
        head = fit_reference([measured(1), measured(2)])
        third = measured(3)

        assert agreement(head.mark.of(third.features), third)["pooled"] > 0.95
        assert 0.0 < head.spread < 0.5

    def test_lets_every_set_count_the_same(self) -> None:
        """Rows that are there twice change nothing."""
        one, two = measured(1), measured(2)
        twice = Measured(
            *(np.concatenate([part, part]) for part in (two.features, two.marks, two.splits)),
            *(np.concatenate([part, part]) for part in (two.questions, two.cosines)),
        )

        assert fit_reference([one, twice]).mark.weights == pytest.approx(fit_reference([one, two]).mark.weights)


class TestAgreement:
    def test_is_reported_pooled_and_within_questions(self) -> None:
        """What tells only questions apart agrees when pooled, and not within them."""
        marks = np.repeat([0.0, 1.0], 10) + np.tile([0.1, -0.1], 10)
        questions = np.repeat(["a", "b"], 10)
        given = Measured(np.zeros((20, SIZE)), marks, questions, questions, marks)
        scores = np.repeat([0.0, 1.0], 10) - np.tile([0.1, -0.1], 10)

        assert agreement(scores, given) == {"pooled": pytest.approx(0.923, abs=0.001), "within_questions": -1.0}
