from __future__ import annotations

import pytest

from coach.interview.grade import Band, Grade, PointVerdict, Verdict, band_of, credit_after_hints


def grade(score: float, **credits_by_point: float) -> Grade:
    verdicts = tuple(
        PointVerdict(point, "says", 2, Verdict.COVERED, 1.0, credit) for point, credit in credits_by_point.items()
    )
    return Grade(score, band_of(score), 1.0, verdicts)


class TestBandOf:
    @pytest.mark.parametrize(
        ("score", "band"),
        [(100, Band.EXCELLENT), (85, Band.EXCELLENT), (84.9, Band.GOOD), (40, Band.FAIR), (15, Band.WEAK), (0, "none")],
    )
    def test_borders_belong_to_the_better_band(self, score: float, band: Band) -> None:
        """The published borders hold to the digit."""
        assert band_of(score) == band


class TestCreditAfterHints:
    def test_a_hinted_point_earns_at_most_the_cap(self) -> None:
        """Half of the hinted point is lost, the other point keeps everything."""
        assert credit_after_hints(grade(100.0, a=1.0, b=1.0), ["a"], 0.5) == 75.0

    def test_a_point_below_the_cap_loses_nothing(self) -> None:
        """A hint takes away only what is above its cap."""
        assert credit_after_hints(grade(50.0, a=0.0, b=1.0), ["a"], 0.5) == 50.0

    def test_never_falls_below_zero(self) -> None:
        """A capped score cannot become a debt."""
        assert credit_after_hints(grade(10.0, a=1.0), ["a"], 0.0) == 0.0

    @pytest.mark.parametrize("given", [grade(70.0, a=1.0), grade(30.0)])
    def test_without_hints_it_is_the_score(self, given: Grade) -> None:
        """No hint, no loss."""
        assert credit_after_hints(given, [], 0.5) == given.score
