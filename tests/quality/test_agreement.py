from __future__ import annotations

from typing import Any

import pytest

from coach.bank.load import Bank
from coach.encoder.load import LoadedModel
from coach.study.fit import CHECKED_EVERY
from coach.study.marked import SETS
from coach.study.measure import Graded, graded, sample_figures

# Between processors vectors differ in their last bits, and a verdict on the edge may fall to the other side.
ROUNDING = 0.01


@pytest.fixture(scope="session")
def given(bank: Bank, model: LoadedModel) -> list[Graded]:
    return graded(bank.questions[::CHECKED_EVERY], bank.questions, model.encoder, model.numbers)


class TestAgreement:
    def test_reaches_what_was_measured(self, bank: Bank, given: list[Graded], metrics: dict[str, Any]) -> None:
        """Verdicts, scores and bands of the bank's samples agree with people's as much as the figures say."""
        now, then = sample_figures(given), metrics["samples_checked"]

        samples = sum(len(question.samples) for question in bank.questions)
        assert (now["answers"], samples) == (then["answers"], metrics["samples_as_shipped"]["answers"]), "refit"
        for name in ("macro_f1", "f1_covered", "f1_missing", "f1_contradicted", "score_pearson", "same_band"):
            assert now[name] >= then[name] - ROUNDING, name
        assert now["score_mean_error"] <= then["score_mean_error"] + 100 * ROUNDING
        assert now["unsure"] <= then["unsure"] + ROUNDING

    def test_holds_on_questions_not_fitted_on(self, metrics: dict[str, Any]) -> None:
        """The figures on held-out questions are not below what the grader has reached before."""
        held = metrics["samples_held_out"]

        assert held["macro_f1"] >= 0.72
        assert held["score_pearson"] >= 0.75
        assert held["unsure"] <= 0.15

    @pytest.mark.parametrize("name", [one.name for one in SETS])
    def test_beats_the_cosine(self, metrics: dict[str, Any], name: str) -> None:
        """By .04 when fitted on other sets only, by .08 when fitted on the set's training split; questions unseen."""
        figures = metrics["reference"][name]
        everywhere, unseen = figures["all_answers"], figures["unseen_questions"]

        assert everywhere["fitted_on_other_sets"]["pooled"] >= everywhere["cosine"]["pooled"] + 0.04
        assert unseen["fitted_on_same_set"]["pooled"] >= unseen["cosine"]["pooled"] + 0.08

    def test_quotes_what_was_said(self, given: list[Graded]) -> None:
        """Every evidence is a piece of the answer, and no credit stands without one."""
        for one in given:
            for verdict in one.grade.verdicts:
                assert all(one.sample.text[span.start : span.end] == span.text for span in verdict.evidence)
                assert verdict.evidence or not verdict.credit
