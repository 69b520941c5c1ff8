from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from coach.interview.habits import FIRST_FREEZES, FREEZE_EVERY, MOST_FREEZES, SHOWN, Habits, habits

TODAY = 739_000
ALWAYS = range(TODAY - 2 * SHOWN, TODAY + 1)
"""Something is due at the end of every day."""

days_before = st.sets(st.integers(TODAY - 100, TODAY))


def practised(days: Iterable[int], *, due: Iterable[int] = ALWAYS) -> Habits:
    """Days as distances from today."""
    return habits([TODAY + day for day in days], set(due), TODAY)


class TestStreak:
    def test_counts_days_in_a_row(self) -> None:
        """However much was answered on each."""
        found = practised([-2, -2, -1, 0])

        assert (found.streak, found.longest) == (3, 3)

    def test_is_not_broken_before_the_day_is_over(self) -> None:
        """Today there is still time."""
        assert practised([-2, -1]).streak == 2

    def test_is_kept_while_nothing_is_due(self) -> None:
        """Nobody must answer for the sake of a number."""
        assert practised([-30, -29, 0], due=()).streak == 3

    def test_bears_a_missed_day(self) -> None:
        """A freeze is used up; a second missed day ends it, and a new streak has a freeze again."""
        once, twice = practised([-3, -2, 0]), practised([-4, -3, 0])

        assert (once.streak, once.freezes) == (3, FIRST_FREEZES - 1)
        assert (twice.streak, twice.longest, twice.freezes) == (1, 2, FIRST_FREEZES)

    def test_earns_freezes(self) -> None:
        """One for each week of practice, up to a limit."""
        assert practised(range(-FREEZE_EVERY + 1, 1)).freezes == FIRST_FREEZES + 1
        assert practised(range(-8 * FREEZE_EVERY, 1)).freezes == MOST_FREEZES

    def test_is_nothing_before_the_first_answer(self) -> None:
        """And the days are all there, empty."""
        found = practised([])

        assert (found.streak, found.longest, found.freezes) == (0, 0, FIRST_FREEZES)
        assert sum(day.answers for day in found.days) == 0

    @given(days_before, days_before)
    def test_counts_no_day_twice(self, answered: set[int], due: set[int]) -> None:
        """It never exceeds the longest, nor that the days practised, which it is while nothing is due."""
        found = habits(answered, due, TODAY)

        assert 0 <= found.streak <= found.longest <= len(answered)
        assert 0 <= found.freezes <= MOST_FREEZES
        assert habits(answered, (), TODAY).streak == len(answered)


class TestDays:
    def test_are_the_last_371(self) -> None:
        """Oldest first, with how much was answered; a clock that ran ahead is not shown."""
        found = practised([-SHOWN, -SHOWN + 1, 0, 0, 5])

        assert (len(found.days), found.days[0].day, found.days[-1].day) == (SHOWN, TODAY - SHOWN + 1, TODAY)
        assert (found.days[0].answers, found.days[-1].answers) == (1, 2)
