from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import NoQuestions, UnknownQuestion, UnknownTopic
from coach.interview.agenda import choose, exactly
from coach.interview.question import LEVELS, KeyPoint, Question
from coach.interview.session import Plan

BANK = tuple(
    Question(f"{topic}-{number}", topic, "?", "r", (KeyPoint("p", "s"),), level=LEVELS[number % 3])
    for topic in ("async", "databases", "testing")
    for number in range(6)
)
TOPIC = {question.id: question.topic for question in BANK}


class TestChoose:
    def test_the_same_seed_gives_the_same_questions(self) -> None:
        """An interview can be replayed, whatever the order of the bank's files."""
        plan = Plan(length=8, seed=7)

        assert choose(BANK, plan) == choose(tuple(reversed(BANK)), plan)

    def test_another_seed_gives_other_questions(self) -> None:
        """Seeds matter."""
        assert len({choose(BANK, Plan(length=8, seed=seed)) for seed in range(20)}) > 10

    def test_topics_take_turns(self) -> None:
        """No two neighbours share a topic while there is a choice."""
        topics = [TOPIC[one] for one in choose(BANK, Plan(length=18, seed=1))]

        assert all(before != after for before, after in itertools.pairwise(topics))

    def test_keeps_to_topics_and_level(self) -> None:
        """What was asked for is what comes."""
        chosen = choose(BANK, Plan(topics=("async",), level="mid", length=30))

        assert set(chosen) == {"async-1", "async-4"}

    @given(st.sets(st.sampled_from(sorted(TOPIC)), max_size=12), st.integers(0, 999))
    def test_what_was_asked_lately_comes_last(self, lately: set[str], seed: int) -> None:
        """Within a topic a fresh question always precedes one asked lately."""
        chosen = choose(BANK, Plan(topics=("async",), length=30, seed=seed), lately)
        stale = [one in lately for one in chosen]

        assert stale == sorted(stale)

    def test_an_unknown_topic_is_named(self) -> None:
        """The error says what the bank has."""
        with pytest.raises(UnknownTopic, match=r"'cobol'.*async, databases, testing"):
            choose(BANK, Plan(topics=("cobol",)))

    def test_no_question_is_an_error(self) -> None:
        """An empty interview is never begun."""
        with pytest.raises(NoQuestions):
            choose((), Plan())


class TestExactly:
    def test_keeps_the_order_of_the_candidate(self) -> None:
        """What is named is asked, in that order, each once."""
        by_id = {question.id: question for question in BANK}

        named = exactly(by_id, ["testing-1", "async-2", "testing-1"])

        assert [question.id for question in named] == ["testing-1", "async-2"]

    def test_refuses_what_is_not_there(self) -> None:
        """No other question is asked in its place."""
        with pytest.raises(UnknownQuestion):
            exactly({}, ["async-2"])
