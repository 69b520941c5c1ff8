from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.grading.numbers import ScoreNumbers
from coach.grading.score import band_confidence, capped, points_score, points_spread
from coach.interview.grade import PointVerdict, Verdict

NUMBERS = ScoreNumbers(contradicted=0.1, misconception=5.0, spread=2.0)


def verdict(kind: Verdict, credit: float, weight: int = 1, confidence: float = 0.5) -> PointVerdict:
    return PointVerdict("p", "says", weight, kind, confidence, credit)


MADE = verdict(Verdict.COVERED, 1.0)
MISSED = verdict(Verdict.MISSING, 0.0)


class TestPointsScore:
    def test_weighs_the_credits(self) -> None:
        """Three of four parts of the weight earned are 75."""
        assert points_score([verdict(Verdict.COVERED, 1.0, weight=3), MISSED], 0, NUMBERS) == 75.0

    def test_takes_off_for_wrong_claims(self) -> None:
        """A contradicted point costs a tenth of its weight, a misconception five."""
        wrong = verdict(Verdict.CONTRADICTED, 0.0)

        assert points_score([MADE, wrong], 0, NUMBERS) == pytest.approx(45.0)
        assert points_score([MADE, MISSED], 1, NUMBERS) == pytest.approx(45.0)

    def test_stays_on_the_scale(self) -> None:
        """Nothing costs more than was earned."""
        assert points_score([MISSED], 3, NUMBERS) == 0.0


class TestPointsSpread:
    def test_grows_with_doubt(self) -> None:
        """Verdicts that are certain give no spread; a coin toss gives half the weight, times the factor."""
        assert points_spread([verdict(Verdict.COVERED, 1.0, confidence=1.0)], NUMBERS) == 0.0
        assert points_spread([MADE], NUMBERS) == pytest.approx(100.0)


class TestBandConfidence:
    def test_is_high_in_the_middle_of_a_band(self) -> None:
        """Far from a border the band is sure, on it it is a coin toss."""
        assert band_confidence(75.0, 2.0) > 0.99
        assert band_confidence(65.0, 2.0) == pytest.approx(0.5, abs=0.01)

    @given(st.floats(0, 100), st.floats(0, 60))
    def test_is_a_probability(self, score: float, spread: float) -> None:
        """It is between 0 and 1 for every score."""
        assert 0.0 <= band_confidence(score, spread) <= 1.0


class TestCapped:
    def test_leaves_the_lowest_cap(self) -> None:
        """The strictest guard counts, and a score under every cap stays."""
        assert capped(80.04, (30.0, 20.0)) == 20.0
        assert capped(12.34, (30.0,)) == 12.3
