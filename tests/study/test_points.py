from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import check_grad

from coach.grading.features import POINT_FEATURES
from coach.interview.grade import Verdict
from coach.study.points import Example, HeadLoss, fit_head, folds, probabilities

SIZE = len(POINT_FEATURES)


def example(verdict: Verdict, units: int, question: str, seed: int) -> Example:
    """Return an example in one of whose units the first feature says covered, or the second contradicted."""
    chance = np.random.default_rng(seed)
    rows = chance.normal(scale=0.3, size=(units, SIZE))
    at = int(chance.integers(units))
    rows[at, 0] += 3.0 * (verdict is Verdict.COVERED)
    rows[at, 1] += 3.0 * (verdict is Verdict.CONTRADICTED)
    return Example(question, "sample 0", 1.0, verdict, rows)


@pytest.fixture(scope="module")
def planted() -> list[Example]:
    kinds = (Verdict.MISSING, Verdict.COVERED, Verdict.CONTRADICTED)
    return [example(kinds[n % 3], 1 + n % 4, f"q{n % 20}", n) for n in range(240)]


class TestFitHead:
    def test_finds_what_was_planted(self, planted: list[Example]) -> None:
        """Whichever unit holds the sign, the verdict is found, on questions that were not fitted on."""
        right = 0
        for fitted, tested in folds(planted):
            head = fit_head(fitted)
            kinds = [Verdict.MISSING, Verdict.COVERED, Verdict.CONTRADICTED]
            right += sum(kinds[int(probabilities(head, one, 0.0).argmax())] is one.verdict for one in tested)

        assert right >= 0.95 * len(planted)

    def test_is_the_same_every_time(self, planted: list[Example]) -> None:
        """Fitting has no chance in it."""
        one, again = fit_head(planted), fit_head(planted)

        assert np.array_equal(one.covered.weights, again.covered.weights)
        assert one.contradicted.bias == again.contradicted.bias


class TestHeadLoss:
    def test_knows_its_slope(self, planted: list[Example]) -> None:
        """The gradient is that of finite differences."""
        loss = HeadLoss.of(planted[:30])
        start = np.random.default_rng(1).normal(scale=0.3, size=2 * (SIZE + 1))

        assert check_grad(lambda x: loss.at(x)[0], lambda x: loss.at(x)[1], start) < 1e-5


class TestFolds:
    def test_parts_by_question(self, planted: list[Example]) -> None:
        """No question is on both sides, and each example is tested once."""
        parts = folds(planted)

        assert sum(len(tested) for _, tested in parts) == len(planted)
        for fitted, tested in parts:
            assert not {one.question for one in fitted} & {one.question for one in tested}
