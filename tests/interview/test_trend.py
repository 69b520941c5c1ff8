from __future__ import annotations

import pytest

from coach.interview.mastery import mastery, weighed
from coach.interview.record import Review
from coach.interview.trend import POINTS, trend

TODAY = 739_000


class TestTrend:
    def test_shows_what_was_known_at_the_end_of_each_day(self) -> None:
        """As mastery would have said then; the last point is what it says today."""
        reviews = [Review("q", "t", 20.0, TODAY - 5), Review("r", "t", 90.0, TODAY - 2)]

        points = trend(reviews, TODAY)["t"]

        assert [point.day - TODAY for point in points] == [-5, -2, 0]
        assert points[0].estimate < points[1].estimate
        (now,) = mastery(weighed(reviews, TODAY))
        assert (points[-1].estimate, points[-1].low, points[-1].high) == (now.estimate, now.low, now.high)

    def test_begins_with_the_first_answer_of_a_topic(self) -> None:
        """Nothing is known before."""
        found = trend([Review("q", "early", 20.0, TODAY - 5), Review("r", "late", 90.0, TODAY)], TODAY)

        assert [point.day - TODAY for point in found["early"]] == [-5, 0]
        assert [point.day - TODAY for point in found["late"]] == [0]

    def test_grows_unsure_while_nothing_is_answered(self) -> None:
        """What one knew three months ago is not what one knows now."""
        (then, now) = trend([Review(f"q{n}", "t", 80.0, TODAY - 90) for n in range(9)], TODAY)["t"]

        assert now.high - now.low > then.high - then.low

    @pytest.mark.parametrize("days", [1, POINTS - 1, POINTS, 400])
    def test_is_thinned(self, days: int) -> None:
        """A year of practice is no longer a list than a month's; its first day and its last are always there."""
        reviews = [Review(f"q{day}", "t", 50.0, TODAY - day) for day in range(days, 0, -1)]

        shown = [point.day for point in trend(reviews, TODAY)["t"]]

        assert shown == sorted(set(shown))
        assert (shown[0], shown[-1], len(shown)) == (TODAY - days, TODAY, min(days + 1, POINTS))

    def test_is_empty_before_the_first_answer(self) -> None:
        """No topics, no trend."""
        assert trend([], TODAY) == {}
