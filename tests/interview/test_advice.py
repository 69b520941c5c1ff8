from __future__ import annotations

from coach.interview.advice import LENGTH, LINES, Advice, Situation, advise
from coach.interview.question import KeyPoint, Question
from coach.interview.record import PointSeen, Record, Review
from coach.interview.schedule import queue, schedule

TODAY = 739_000
TITLES = {"a": "Async", "b": "Bases", "c": "Caches"}
BANK = {
    f"{topic}-{number}": Question(f"{topic}-{number}", topic, f"What of {number}?", "r", (KeyPoint("p", "s"),))
    for topic in TITLES
    for number in range(8)
}


def answered(question: str, credit: float, days_ago: int, *missed: str) -> Review:
    points = tuple(PointSeen(says, says, missed=True) for says in missed)
    return Review(question, question.partition("-")[0], credit, TODAY - days_ago, points=points)


def advice(*reviews: Review) -> tuple[Advice, ...]:
    record = Record(tuple(sorted(reviews, key=lambda one: one.day)))
    standing = schedule(record.reviews)
    return advise(BANK, TITLES, Situation(record, standing, queue(standing, TODAY, 20, BANK), TODAY))


class TestAdvise:
    def test_begins_with_a_topic(self) -> None:
        """Who has done nothing yet has something to begin with."""
        (first, *_) = advice()

        assert (first.kind, first.why, first.topics) == ("new", "You have not practised Async yet.", ("a",))
        assert len(first.questions) == LENGTH

    def test_puts_what_is_due_first(self) -> None:
        """The most overdue question first."""
        (first, *_) = advice(answered("a-1", 80, 9), answered("b-1", 0, 3))

        assert first.kind == "due"
        assert first.why == "2 questions are due today, the oldest since 7 days ago."
        assert first.questions == ("a-1", "b-1")
        assert first.topics == ("a", "b")

    def test_counts_in_words(self) -> None:
        """One question, since yesterday."""
        assert advice(answered("a-1", 0, 2))[0].why == "1 question is due today, the oldest since yesterday."
        assert advice(answered("a-1", 0, 1))[0].why == "1 question is due today."

    def test_names_the_weakest_topic_and_what_was_left_out(self) -> None:
        """With what it rests on."""
        (weak, *_) = advice(answered("a-1", 30, 0, "It blocks."), answered("b-1", 90, 0))

        assert (weak.kind, weak.topics) == ("weak", ("a",))
        assert weak.why == "Async is weak: 51 of 100 from 1 answer. You left out: It blocks."
        assert all(one.startswith("a-") for one in weak.questions)

    def test_tells_what_does_not_stick(self) -> None:
        """And what to do about it."""
        leech = next(one for one in advice(*(answered("a-1", 0, ago) for ago in range(5))) if one.kind == "leech")

        assert leech.why == "You forgot this 4 times; read its answer again before you try: What of 1?"
        assert leech.questions == ("a-1",)

    def test_is_short(self) -> None:
        """Three lines, the second weakest topic among them where nothing presses more."""
        everywhere = [answered(f"{topic}-{number}", 30, 0) for topic in TITLES for number in range(3)]

        lines = advice(*everywhere)

        assert len(lines) == LINES
        assert [one.kind for one in lines] == ["weak", "weak", "weak"]

    def test_forgets_what_has_left_the_bank(self) -> None:
        """Nobody can practise it."""
        gone = [answered("gone-1", 0, ago) for ago in range(5)]

        assert {one.kind for one in advice(*gone)} == {"new"}
