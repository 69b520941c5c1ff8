from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import NoQuestions, NothingDue, UnknownQuestion, UnknownTopic
from coach.interview.agenda import DUE_SHARE, choose, exactly, wanted_level
from coach.interview.choice import Choice
from coach.interview.question import LEVELS, KeyPoint, Question
from coach.interview.record import Record, Review
from coach.interview.session import Plan

TODAY = 739_000
TOPICS = ("async", "databases", "testing")


def bank(of_each: int = 6) -> tuple[Question, ...]:
    return tuple(
        Question(
            id=f"{topic}-{number}",
            topic=topic,
            prompt="?",
            reference="r",
            key_points=(KeyPoint("p", "s"),),
            level=LEVELS[number % 3],
            tags=("even",) if number % 2 == 0 else ("odd", "strange"),
        )
        for topic in TOPICS
        for number in range(of_each)
    )


BANK = bank()
TOPIC = {question.id: question.topic for question in BANK}
NEW = Record()


def ids(choices: Sequence[Choice]) -> list[str]:
    return [one.question_id for one in choices]


def answered(question: str, credit: float, days_ago: int) -> Review:
    return Review(question, TOPIC.get(question, question.partition("-")[0]), credit, TODAY - days_ago)


records = st.builds(
    lambda reviews, lately: Record(tuple(sorted(reviews, key=lambda one: one.day)), tuple(lately)),
    st.lists(st.builds(answered, st.sampled_from(sorted(TOPIC)), st.floats(0, 100), st.integers(0, 40)), max_size=30),
    st.lists(st.sampled_from(sorted(TOPIC)), max_size=9, unique=True),
)


class TestChoose:
    def test_the_same_seed_gives_the_same_questions(self) -> None:
        """An interview can be replayed, whatever the order of the bank's files."""
        plan = Plan(length=8, seed=7)

        assert choose(BANK, plan, NEW, TODAY) == choose(tuple(reversed(BANK)), plan, NEW, TODAY)

    @given(records, st.integers(0, 2**53), st.integers(1, 20))
    def test_the_same_seed_and_record_give_the_same_questions(self, record: Record, seed: int, length: int) -> None:
        """Each once, and as many as there are to be had."""
        plan = Plan(length=length, seed=seed)
        chosen = choose(BANK, plan, record, TODAY)

        assert choose(tuple(reversed(BANK)), plan, record, TODAY) == chosen
        assert len(set(ids(chosen))) == len(chosen) == min(length, len(BANK))

    def test_another_seed_gives_other_questions(self) -> None:
        """Seeds matter."""
        assert len({choose(BANK, Plan(length=8, seed=seed), NEW, TODAY) for seed in range(20)}) > 10

    @given(records, st.integers(1, 18), st.integers(0, 999))
    def test_topics_take_turns(self, record: Record, length: int, seed: int) -> None:
        """No two neighbours share a topic unless one topic has more than half of all questions."""
        topics = [TOPIC[one] for one in ids(choose(BANK, Plan(length=length, seed=seed), record, TODAY))]
        alike = sum(before == after for before, after in itertools.pairwise(topics))

        assert alike == max(0, 2 * max(Counter(topics).values()) - len(topics) - 1)

    def test_keeps_to_topics_level_and_tags(self) -> None:
        """What was asked for is what comes."""
        chosen = choose(BANK, Plan(topics=("async",), level="mid", length=30), NEW, TODAY)
        tagged = choose(BANK, Plan(tags=("strange", "unknown"), length=30), NEW, TODAY)

        assert set(ids(chosen)) == {"async-1", "async-4"}
        assert {one.rpartition("-")[2] for one in ids(tagged)} == {"1", "3", "5"}

    @given(st.sets(st.sampled_from(sorted(TOPIC)), max_size=12), st.integers(0, 999))
    def test_what_was_asked_lately_comes_last(self, lately: set[str], seed: int) -> None:
        """Within a topic a fresh question always precedes one asked lately."""
        record = Record(lately=tuple(sorted(lately)))
        chosen = ids(choose(BANK, Plan(topics=("async",), length=30, seed=seed), record, TODAY))
        stale = [one in lately for one in chosen]

        assert stale == sorted(stale)

    def test_what_was_never_asked_comes_before_what_was(self) -> None:
        """There is more to find out in what is new."""
        record = Record(tuple(answered(f"async-{number}", 90, 1) for number in range(5)))

        assert ids(choose(BANK, Plan(topics=("async",), length=1), record, TODAY)) == ["async-5"]

    def test_an_unknown_topic_is_named(self) -> None:
        """The error says what the bank has."""
        with pytest.raises(UnknownTopic, match=r"'cobol'.*async, databases, testing"):
            choose(BANK, Plan(topics=("cobol",)), NEW, TODAY)

    def test_no_question_is_an_error(self) -> None:
        """An empty interview is never begun."""
        with pytest.raises(NoQuestions):
            choose((), Plan(), NEW, TODAY)


class TestDue:
    OVERDUE = Record(tuple(answered(f"async-{number}", 0, 10 - number) for number in range(6)))

    def test_comes_first(self) -> None:
        """The most overdue before the others, whatever was asked lately."""
        record = Record((answered("testing-1", 0, 9), answered("async-1", 0, 8)), lately=("testing-1", "async-1"))

        assert ids(choose(BANK, Plan(length=5), record, TODAY))[:2] == ["testing-1", "async-1"]

    def test_leaves_room_for_others(self) -> None:
        """An interview is never all repetition while there is anything else to ask."""
        chosen = ids(choose(BANK, Plan(length=6), self.OVERDUE, TODAY))
        only = ids(choose(BANK, Plan(topics=("async",), length=6), self.OVERDUE, TODAY))

        assert sum(TOPIC[one] == "async" for one in chosen) == 6 * DUE_SHARE
        assert len(only) == 6

    def test_may_be_all_that_is_wanted(self) -> None:
        """Then nothing else comes, and the most overdue comes first whatever its topic."""
        chosen = choose(BANK, Plan(length=12, due=True), self.OVERDUE, TODAY)

        assert ids(chosen) == [f"async-{number}" for number in range(6)]
        assert chosen[0].why == "You answered this 10 days ago; it is due again."

    def test_keeps_to_the_cap(self) -> None:
        """Of a day."""
        assert len(choose(BANK, Plan(length=12, due=True), self.OVERDUE, TODAY, cap=4)) == 4

    def test_may_be_nothing(self) -> None:
        """Which is said, and is no other interview in its place."""
        with pytest.raises(NothingDue):
            choose(BANK, Plan(due=True), NEW, TODAY)


class TestShares:
    def test_weak_topics_get_more(self) -> None:
        """Three times as much at least, in the long run, as one that goes well."""
        asked: Counter[str] = Counter()
        reviews = [
            *(answered(f"async-{number}", 20, 1) for number in range(100, 110)),
            *(answered(f"testing-{number}", 90, 1) for number in range(100, 110)),
        ]
        for seed in range(40):
            plan = Plan(topics=("async", "testing"), length=5, seed=seed)
            asked.update(one.partition("-")[0] for one in ids(choose(bank(60), plan, Record(tuple(reviews)), TODAY)))

        assert asked["async"] > 3 * asked["testing"]

    def test_a_topic_never_asked_is_tried(self) -> None:
        """Nobody knows whether it is weak."""
        reviews = tuple(answered(f"async-{number}", 50, 0) for number in range(6))

        chosen = ids(choose(BANK, Plan(length=2), Record(reviews), TODAY))

        assert {TOPIC[one] for one in chosen} == {"databases", "testing"}


class TestLevel:
    @pytest.mark.parametrize(("estimate", "level"), [(0, "junior"), (44.9, "junior"), (45, "mid"), (75, "senior")])
    def test_follows_mastery(self, estimate: float, level: str) -> None:
        """What goes well gets harder."""
        assert wanted_level(estimate) == level

    @pytest.mark.parametrize(("credit", "level"), [(5, "junior"), (60, "mid"), (98, "senior")])
    def test_of_what_is_asked_follows_results(self, credit: float, level: str) -> None:
        """Unless a level was asked for."""
        reviews = tuple(answered(f"async-{number}", credit, 0) for number in range(100, 120))
        plan = Plan(topics=("async",), length=2)
        by_id = {question.id: question for question in BANK}

        chosen = ids(choose(BANK, plan, Record(reviews), TODAY))

        assert {by_id[one].level for one in chosen} == {level}


class TestWhy:
    def whys(self, credit: float, *, lately: Sequence[str] = (), level: bool = False) -> list[str]:
        reviews = tuple(answered(f"async-{number}", credit, 0) for number in range(100, 110))
        plan = Plan(topics=("async",), length=6, level="mid" if level else None)
        return [one.why for one in choose(BANK, plan, Record(reviews, tuple(lately)), TODAY)]

    def test_is_told_for_each_question(self) -> None:
        """In one short sentence that a candidate understands."""
        unknown = choose(BANK, Plan(length=3), NEW, TODAY)

        assert {one.why for one in unknown} == {"You have not practised this topic yet."}
        assert self.whys(5)[0] == "This is one of your weaker topics, so an easier question."
        assert self.whys(55)[0] == "This is one of your weaker topics."
        assert self.whys(95)[0] == "This topic goes well, so a harder question."
        assert self.whys(95, level=True)[0] == "A new question, to keep your topics mixed."

    def test_says_when_nothing_else_is_left(self) -> None:
        """A question that comes again so soon wants a reason."""
        whys = self.whys(55, lately=[f"async-{number}" for number in range(6)])

        assert set(whys) == {"You had this lately, but nothing else is left to ask."}

    def test_says_that_it_keeps_fresh(self) -> None:
        """Of a question that was asked before, is not due, and is not of a weak topic."""
        reviews = tuple(answered(f"async-{number}", 100, 1) for number in range(6))

        chosen = choose(BANK, Plan(topics=("async",), level="mid", length=1), Record(reviews), TODAY)

        assert chosen[0].why == "To keep it fresh."

    def test_of_a_leech_says_how_often(self) -> None:
        """So that one may read its answer first."""
        reviews = tuple(answered("async-1", 0, days_ago) for days_ago in range(5, 0, -1))

        chosen = choose(BANK, Plan(due=True), Record(reviews), TODAY)

        assert chosen[0].why == "You forgot this 4 times, last yesterday; it is due again."


class TestExactly:
    def test_keeps_the_order_of_the_candidate(self) -> None:
        """What is named is asked, in that order, each once."""
        by_id = {question.id: question for question in BANK}

        named = exactly(by_id, ["testing-1", "async-2", "testing-1"])

        assert ids(named) == ["testing-1", "async-2"]
        assert named[0].why == "You chose this question."

    def test_refuses_what_is_not_there(self) -> None:
        """No other question is asked in its place."""
        with pytest.raises(UnknownQuestion):
            exactly({}, ["async-2"])
