from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.interview.record import SURE, Review, Sure
from coach.interview.schedule import (
    AHEAD,
    LEECH,
    LONGEST,
    RECALLED,
    Card,
    days_with_due,
    forecast,
    queue,
    rating,
    schedule,
)

TODAY = 739_000


def answered(question: str = "q", *credits_on_days: tuple[float, int]) -> list[Review]:
    return [Review(question, "t", credit, TODAY + day) for credit, day in credits_on_days]


def card_of(*credits_on_days: tuple[float, int]) -> Card:
    (card,) = schedule(answered("q", *credits_on_days)).cards
    return card


histories = st.lists(
    st.builds(
        Review,
        question_id=st.sampled_from([f"q{number}" for number in range(60)]),
        topic=st.just("t"),
        credit=st.floats(0, 100),
        day=st.integers(TODAY - 90, TODAY),
        sure=st.sampled_from([None, *SURE]),
    ),
    max_size=120,
).map(lambda reviews: sorted(reviews, key=lambda one: one.day))


class TestRating:
    @pytest.mark.parametrize(
        ("credit", "sure", "expected"),
        [
            (0, None, fsrs.Rating.Again),
            (39.9, "sure", fsrs.Rating.Again),
            (40, None, fsrs.Rating.Hard),
            (65, None, fsrs.Rating.Good),
            (65, "guessing", fsrs.Rating.Hard),
            (100, None, fsrs.Rating.Good),
            (100, "quite", fsrs.Rating.Good),
            (84.9, "sure", fsrs.Rating.Good),
            (85, "sure", fsrs.Rating.Easy),
        ],
    )
    def test_comes_from_credit_and_confidence(self, credit: float, sure: Sure | None, expected: fsrs.Rating) -> None:
        """A guess that hit is not known, and only who was sure and right waits longest."""
        assert rating(credit, sure) is expected

    @given(st.floats(0, 100), st.floats(0, 100), st.sampled_from([None, *SURE]))
    def test_never_falls_with_credit(self, one: float, other: float, sure: Sure | None) -> None:
        """A better answer is never recalled worse."""
        assert rating(min(one, other), sure) <= rating(max(one, other), sure)


class TestSchedule:
    def test_brings_a_wrong_answer_back_tomorrow(self) -> None:
        """And a good one later, the later the better it was."""
        again, hard, good = (card_of((credit, 0)).due - TODAY for credit in (0, 50, 80))

        assert (again, hard, good) == (1, 1, 2)

    def test_waits_longer_after_each_good_answer(self) -> None:
        """Repetition pays."""
        once = card_of((80, 0))
        twice = card_of((80, 0), (80, once.due - TODAY))

        assert twice.due - twice.last > 2 * (once.due - once.last)

    def test_does_as_the_package_says(self) -> None:
        """An oracle: the same reviews given to `fsrs` itself, a card at a time."""
        scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=180, enable_fuzzing=False)
        days, credits_given = (0, 2, 9, 40, 41), (80, 70, 90, 10, 60)
        expected = fsrs.Card(card_id=1, due=datetime(2024, 4, 24, tzinfo=UTC))
        for day, credit in zip(days, credits_given, strict=True):
            moment = datetime.fromordinal(TODAY).replace(tzinfo=UTC) + timedelta(days=day)
            expected, _ = scheduler.review_card(expected, rating(credit, None), moment)

        card = card_of(*zip(credits_given, days, strict=True))

        assert card.due == expected.due.toordinal()
        assert card.stability == expected.stability

    def test_counts_as_forgotten_what_is_wrong_on_a_later_day(self) -> None:
        """Failing twice in one evening is one lapse at most; the first answer is none."""
        assert card_of((0, 0)).lapses == 0
        assert card_of((0, 0), (0, 0), (0, 1), (0, 1), (80, 2)).lapses == 1

    def test_names_leeches(self) -> None:
        """What was forgotten four times does not stick."""
        forgotten = [(0.0, day) for day in range(LEECH + 1)]

        assert not card_of(*forgotten[:-1]).leech
        assert card_of(*forgotten).leech

    @given(histories)
    def test_is_replayed_alike(self, reviews: list[Review]) -> None:
        """Without a clock and without chance; nothing is due on the day of its review, or after LONGEST days."""
        standing = schedule(reviews)

        assert standing == schedule(list(reviews))
        assert {card.question_id for card in standing.cards} == {review.question_id for review in reviews}
        assert all(1 <= card.due - card.last <= LONGEST for card in standing.cards)


class TestRetention:
    def test_falls_from_one_to_what_makes_it_due(self) -> None:
        """On the day when it is due, nine of ten such questions are still recalled."""
        card = card_of((80, 0), (80, 2), (80, 20))
        recalled = [card.retention(day) for day in range(card.last, card.due + 30)]

        assert recalled == sorted(recalled, reverse=True)
        assert recalled[0] == 1.0
        assert card.retention(card.due) == pytest.approx(RECALLED, abs=0.01)


class TestQueue:
    def test_puts_the_most_overdue_first(self) -> None:
        """What is due today comes last, what is not due does not come."""
        reviews = [*answered("old", (0, -9)), *answered("new", (0, -1)), *answered("later", (80, -1))]

        due = queue(schedule(reviews), TODAY, 20, {"old", "new", "later"})

        assert [card.question_id for card in due] == ["old", "new"]

    def test_leaves_out_what_has_left_the_bank(self) -> None:
        """It cannot be asked."""
        assert queue(schedule(answered("gone", (0, -9))), TODAY, 20, {"q"}) == ()

    def test_counts_what_was_reviewed_today(self) -> None:
        """A day that had its cap is done."""
        reviews = [*answered("a", (0, -9)), *answered("b", (0, -9)), *answered("a", (80, 0))]

        assert queue(schedule(reviews), TODAY, 1, {"a", "b"}) == ()
        assert len(queue(schedule(reviews), TODAY, 2, {"a", "b"})) == 1

    def test_does_not_count_new_questions(self) -> None:
        """Only reviews use up the cap."""
        reviews = [*answered("a", (0, -9)), *answered("new", (80, 0))]

        assert len(queue(schedule(reviews), TODAY, 1, {"a", "new"})) == 1

    @given(histories, st.integers(1, 20), st.integers(0, 400))
    def test_never_exceeds_the_cap(self, reviews: list[Review], cap: int, away: int) -> None:
        """However long one was away."""
        standing = schedule(reviews)
        known = {card.question_id for card in standing.cards}

        assert len(queue(standing, TODAY + away, cap, known)) <= cap


class TestForecast:
    def test_spreads_what_a_break_piled_up(self) -> None:
        """Over the days after it, with no more than the cap on any."""
        reviews = [review for number in range(50) for review in answered(f"q{number}", (0, -30))]

        days = forecast(schedule(reviews), TODAY, 20, {f"q{number}" for number in range(50)})

        assert days == (20, 20, 10, *[0] * (AHEAD - 3))

    def test_foresees_what_comes(self) -> None:
        """On its day."""
        reviews = [*answered("a", (0, 0)), *answered("b", (80, 0))]

        assert forecast(schedule(reviews), TODAY, 20, {"a", "b"})[:4] == (0, 1, 1, 0)

    @given(histories, st.integers(1, 20))
    def test_begins_with_the_queue(self, reviews: list[Review], cap: int) -> None:
        """And no day exceeds the cap."""
        standing = schedule(reviews)
        known = {card.question_id for card in standing.cards}
        days = forecast(standing, TODAY, cap, known)

        assert days[0] == len(queue(standing, TODAY, cap, known))
        assert len(days) == AHEAD
        assert max(days) <= cap


class TestDaysWithDue:
    def test_are_those_that_ended_with_something_due(self) -> None:
        """From the day when it was due to the day before its review."""
        reviews = answered("q", (0, -9), (80, -5))

        assert sorted(days_with_due(schedule(reviews), TODAY, {"q"})) == [
            *range(TODAY - 8, TODAY - 5),
            *range(card_of((0, -9), (80, -5)).due, TODAY + 1),
        ]

    def test_forget_what_has_left_the_bank(self) -> None:
        """Nobody can review it."""
        assert days_with_due(schedule(answered("gone", (0, -9))), TODAY, {"q"}) == frozenset()
