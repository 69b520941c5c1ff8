"""When a candidate practised: the streak, which forgives, and the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

FIRST_FREEZES = 1
"""Missed days that a new streak can bear."""
MOST_FREEZES = 2
FREEZE_EVERY = 7
"""Each so many days of practice earn another one."""

SHOWN = 371
"""Days that are shown: 53 weeks."""


@dataclass(frozen=True, slots=True)
class HabitDay:
    """How much was answered on a day."""

    day: int
    answers: int


@dataclass(frozen=True, slots=True)
class Habits:
    """When a candidate practised."""

    streak: int
    """Days practised without a break."""
    longest: int
    freezes: int
    """Missed days that the streak can still bear."""
    days: tuple[HabitDay, ...]
    """The last SHOWN days, oldest first."""


def habits(answered: Iterable[int], due: Collection[int], today: int) -> Habits:
    """Return when a candidate practised.

    A day without an answer is no break when nothing was due at its end, when a freeze is left, or while it is today.

    Args:
        answered: The day of each answer.
        due: Days at whose end something was due.
        today: The day.
    """
    answers = Counter(day for day in answered if day <= today)
    streak, longest, freezes = 0, 0, FIRST_FREEZES
    for day in range(min(answers, default=today), today + 1):
        streak, freezes = _after(streak, freezes, practised=day in answers, missed=day in due and day != today)
        longest = max(longest, streak)
    shown = range(today - SHOWN + 1, today + 1)
    return Habits(streak, longest, freezes, tuple(HabitDay(day, answers[day]) for day in shown))


def _after(streak: int, freezes: int, *, practised: bool, missed: bool) -> tuple[int, int]:
    """Return the streak and its freezes after a day."""
    if practised:
        earned = (streak + 1) % FREEZE_EVERY == 0
        return streak + 1, min(MOST_FREEZES, freezes + earned)
    if not missed or not streak:
        return streak, freezes
    return (streak, freezes - 1) if freezes else (0, FIRST_FREEZES)
