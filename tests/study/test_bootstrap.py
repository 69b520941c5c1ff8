from __future__ import annotations

import numpy as np
import pytest

from coach.study.bootstrap import Bootstrap, interval_of, measured
from tests.study.sheet_of import C, M, sheet_of

WANTED = Bootstrap(draws=30, seed=3)


class TestMeasured:
    def test_holds_the_figure_between_its_ends(self) -> None:
        """And a second run with the same seed gives the same."""
        chance = np.random.default_rng(1)
        marks = chance.uniform(0, 100, 60)
        sheet = sheet_of(
            marks.tolist(), (marks + chance.normal(0, 20, 60)).tolist(), groups=[n // 4 for n in range(60)]
        )

        pearson = measured(sheet, WANTED)["pearson"]

        assert pearson is not None
        assert pearson.low is not None
        assert pearson.high is not None
        assert pearson.low < pearson.value < pearson.high
        assert measured(sheet, WANTED)["pearson"] == pearson
        assert measured(sheet, Bootstrap(30, 4))["pearson"] != pearson

    def test_draws_questions_and_not_answers(self) -> None:
        """Answers that are the same within a question are worth one: a hundred of them narrow nothing."""
        once = sheet_of([0, 50, 100, 30], [40, 10, 90, 50])
        often = sheet_of(
            *(np.repeat(side, 100).tolist() for side in (once.marks, once.scores)),
            groups=[n // 100 for n in range(400)],
        )

        one, many = measured(once, WANTED)["mean_error"], measured(often, WANTED)["mean_error"]

        assert one is not None
        assert one == many
        assert (one.low, one.high) != (one.value, one.value)

    def test_keeps_points_with_their_question(self) -> None:
        """A question is drawn with its points: where each has one of two right, so has every draw."""
        points = [(n, kind, C, 0.5) for n in range(5) for kind in (C, M)]

        precision = measured(sheet_of([0] * 5, [0] * 5, points=points), WANTED)["precision_covered"]

        assert precision is not None
        assert (precision.value, precision.low, precision.high) == (0.5, 0.5, 0.5)

    def test_tells_no_interval_of_one_question(self) -> None:
        """There is nothing to draw from; the figure stands."""
        pearson = measured(sheet_of([0, 50, 90], [0, 40, 70], groups=[0, 0, 0]), WANTED)["pearson"]

        assert pearson is not None
        assert (pearson.low, pearson.high) == (None, None)
        assert pearson.rounded()["low"] is None

    def test_tells_nothing_where_marks_are_constant(self) -> None:
        """A correlation is not defined there; the error still is."""
        told = measured(sheet_of([50] * 4, [10, 20, 30, 40]), WANTED)

        assert told["pearson"] is None
        assert told["pearson_within_questions"] is None
        assert told["mean_error"] is not None

    def test_takes_the_mean_within_questions(self) -> None:
        """One question agrees, the other disagrees."""
        marks = [*range(8), *range(8)]
        scores = [*range(8), *reversed(range(8))]

        within = measured(sheet_of(marks, scores, groups=[0] * 8 + [1] * 8), WANTED)["pearson_within_questions"]

        assert within is not None
        assert within.value == pytest.approx(0)
        assert [within.low, within.high] == pytest.approx([-1, 1])


class TestIntervalOf:
    def test_of_nothing_is_nothing(self) -> None:
        """No question, no figure."""
        assert interval_of(lambda _: 1.0, 0, WANTED) is None
