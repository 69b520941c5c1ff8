from __future__ import annotations

import math

import numpy as np
import pytest

from coach.study.figures import figures
from coach.study.sheet import UNKNOWN
from tests.study.sheet_of import C, M, P, U, X, sheet_of

POINTS = (
    (0, C, C, 0.9),
    (0, C, M, 0.6),
    (1, M, M, 0.9),
    (1, M, U, 0.5),
    (2, X, C, 0.6),
    (2, X, X, 0.9),
    (3, P, P, 0.9),
    (3, P, C, 0.6),
    (3, None, C, 0.6),
)
"""Of covered, missing and contradicted each one of two found; covered and missing each with one too many."""


class TestMarks:
    def test_are_those_computed_by_hand(self) -> None:
        """Marks 0, 50, 100 against scores 10, 40, 100."""
        told = figures(sheet_of([0, 50, 100], [10, 40, 100]))

        # Deviations -50, 0, 50 and -40, -10, 50: products 2000 + 2500, squares 5000 and 4200.
        assert told["pearson"] == pytest.approx(4500 / math.sqrt(5000 * 4200))
        assert told["spearman"] == pytest.approx(1.0)
        assert told["rmse"] == pytest.approx(math.sqrt(200 / 3))
        assert told["mean_error"] == pytest.approx(20 / 3)
        assert told["quadratic_kappa"] == pytest.approx(1.0)

    def test_kappa_is_that_computed_by_hand(self) -> None:
        """Squares between the levels as seen, against those between every two of them, as chance would have it."""
        human, given = [0, 1, 2, 2], [0, 2, 2, 1]
        seen = sum((a - b) ** 2 for a, b in zip(human, given, strict=True)) / 4
        chance = sum((a - b) ** 2 for a in human for b in given) / 16

        told = figures(sheet_of([50 * one for one in human], [50 * one for one in given]))

        assert told["quadratic_kappa"] == pytest.approx(1 - seen / chance)

    @pytest.mark.parametrize(
        ("marks", "scores"), [([50, 50, 50], [10, 20, 30]), ([0, 50, 100], [5, 5, 5]), ([math.nan] * 3, [1, 2, 3])]
    )
    def test_have_no_correlation_where_one_side_is_constant_or_absent(
        self, marks: list[float], scores: list[float]
    ) -> None:
        """It is not defined, which is no error and no zero."""
        told = figures(sheet_of(marks, scores))

        assert math.isnan(told["pearson"])
        assert math.isnan(told["spearman"])

    def test_pass_over_what_is_not_marked(self) -> None:
        """An answer without a mark changes nothing."""
        assert figures(sheet_of([0, math.nan, 100], [10, 7, 90])) == pytest.approx(
            figures(sheet_of([0, 100], [10, 90])), nan_ok=True
        )


class TestLabels:
    def test_are_those_computed_by_hand(self) -> None:
        """Three of four right; F1 of the labels 0.8 and 2/3."""
        told = figures(sheet_of([0] * 4, [0] * 4, labels=[(0, 0), (0, 0), (1, 1), (1, 0)]))

        assert told["label_accuracy"] == 0.75
        assert told["label_macro_f1"] == pytest.approx((0.8 + 2 / 3) / 2)

    def test_are_not_told_where_some_could_not_be_given(self) -> None:
        """Figures over a part would not be those of the split."""
        told = figures(sheet_of([0] * 2, [0] * 2, labels=[(0, 0), (1, UNKNOWN)]))

        assert math.isnan(told["label_accuracy"])


class TestVerdicts:
    def test_are_those_computed_by_hand(self) -> None:
        """Covered: 1 of 2 found, 1 of 2 right (the partial point is measured on its own)."""
        told = figures(sheet_of([0] * 4, [0] * 4, points=POINTS))

        assert (told["precision_covered"], told["recall_covered"], told["f1_covered"]) == (0.5, 0.5, 0.5)
        assert (told["precision_missing"], told["recall_missing"]) == (0.5, 0.5)
        assert (told["precision_contradicted"], told["recall_contradicted"]) == (1.0, 0.5)
        assert (told["precision_partial"], told["recall_partial"]) == (1.0, 0.5)
        assert told["verdict_macro_f1"] == pytest.approx((0.5 + 0.5 + 2 / 3) / 3)
        assert told["unsure"] == 1 / 8
        assert told["false_contradicted"] == 0.0

    def test_count_in_the_mean_only_where_people_gave_them(self) -> None:
        """Where nothing is contradicted, the mean is over the others."""
        told = figures(sheet_of([0], [0], points=[(0, C, C, 0.9), (0, M, M, 0.9)]))

        assert told["verdict_macro_f1"] == 1.0
        assert math.isnan(told["f1_contradicted"])

    def test_are_calibrated_as_computed_by_hand(self) -> None:
        """At .9 four of four are right, at .6 none of three; what is unsure claims nothing."""
        told = figures(sheet_of([0] * 4, [0] * 4, points=POINTS))

        assert told["calibration_error"] == pytest.approx((4 * 0.1 + 3 * 0.6) / 7)

    def test_rank_points_as_computed_by_hand(self) -> None:
        """Made points at ranks 1 and 3: (1/1 + 2/3) / 2."""
        told = figures(sheet_of([0], [0], points=[(0, C, C, 0.9), (0, M, C, 0.8), (0, C, C, 0.7), (0, M, M, 0.9)]))

        assert told["average_precision"] == pytest.approx((1 + 2 / 3) / 2)


class TestFigures:
    def test_of_nothing_are_not_defined(self) -> None:
        """The names stay the same."""
        told = figures(sheet_of())

        assert all(np.isnan(value) for value in told.values())
        assert told.keys() == figures(sheet_of([0, 1, 2], [1, 2, 3], points=((0, C, C, 0.5),))).keys()
