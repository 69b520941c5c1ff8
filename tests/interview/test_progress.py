from __future__ import annotations

import pytest

from coach.interview.progress import TAGS, Progress, progress
from coach.interview.question import KeyPoint, Question
from coach.interview.record import BeliefSeen, PointSeen, Record, Review

TODAY = 739_000
BANK = {
    one.id: one
    for one in (
        Question("a-1", "a", "?", "r", (KeyPoint("p", "s"),), tags=("x", "y")),
        Question("a-2", "a", "?", "r", (KeyPoint("p", "s"),), tags=("x",)),
        Question("b-1", "b", "?", "r", (KeyPoint("p", "s"),)),
    )
}


def after(*reviews: Review) -> Progress:
    return progress(Record(reviews), BANK, {"a": "A", "b": "B"}, TODAY, 20)


class TestProgress:
    def test_is_told_by_topic_and_by_tag(self) -> None:
        """Weakest first, each with its own gaps; a tag of no answer is not there, nor one of a question that left."""
        missed = (PointSeen("p", "P.", missed=True),)
        found = after(
            Review("b-1", "b", 90.0, TODAY),
            Review("a-1", "a", 10.0, TODAY, points=missed, beliefs=(BeliefSeen("No.", "Because."),)),
            Review("gone", "c", 95.0, TODAY),
        )

        assert [hold.mastery.topic for hold in found.topics] == ["a", "b", "c"]
        assert [hold.mastery.topic for hold in found.tags] == ["x", "y"]
        assert [one.says for one in found.topics[0].missing] == ["P."]
        assert [one.says for one in found.tags[1].beliefs] == ["No."]
        assert (found.topics[1].missing, found.topics[1].beliefs) == ((), ())
        assert [len(hold.trend) for hold in (*found.topics, *found.tags)] == [1, 1, 1, 0, 0]

    def test_names_the_weakest_of_many_tags(self) -> None:
        """A list of hundreds tells nothing."""
        bank = {
            f"q{number}": Question(f"q{number}", "a", "?", "r", (KeyPoint("p", "s"),), tags=(f"t{number}",))
            for number in range(TAGS + 20)
        }
        reviews = tuple(Review(f"q{number}", "a", float(number), TODAY) for number in range(TAGS + 20))

        found = progress(Record(reviews), bank, {"a": "A"}, TODAY, 20)

        assert [hold.mastery.topic for hold in found.tags] == [f"t{number}" for number in range(TAGS)]

    def test_retention_is_the_mean_over_questions(self) -> None:
        """One that was answered today is remembered; one that was answered long ago less so."""
        (today,) = after(Review("a-1", "a", 80.0, TODAY)).topics
        (mixed,) = after(Review("a-2", "a", 80.0, TODAY - 60), Review("a-1", "a", 80.0, TODAY)).topics
        (old,) = after(Review("a-2", "a", 80.0, TODAY - 60)).topics

        assert today.retention == 1.0
        assert mixed.retention == pytest.approx((1.0 + old.retention) / 2, abs=0.001)

    def test_names_leeches_that_can_be_asked(self) -> None:
        """The most forgotten first."""
        failed = [Review("a-1", "a", 0.0, TODAY - ago) for ago in range(6, 0, -1)]
        failed += [Review("a-2", "a", 0.0, TODAY - ago) for ago in range(7, 0, -1)]
        failed += [Review("gone", "a", 0.0, TODAY - ago) for ago in range(9, 0, -1)]
        found = after(*sorted(failed, key=lambda one: one.day))

        assert [(card.question_id, card.lapses) for card in found.leeches] == [("a-2", 6), ("a-1", 5)]

    def test_of_nothing_is_empty(self) -> None:
        """But for what to begin with."""
        found = after()

        assert (found.topics, found.tags, found.due, found.calibration) == ((), (), (), ())
        assert [one.kind for one in found.advice] == ["new"]
