from __future__ import annotations

import random

import pytest

from coach.interview.question import KeyPoint, Question, Sample
from coach.study.junk import MAKERS, honest

BANK = tuple(
    Question(
        id=f"q{n}",
        topic=f"t{n % 3}",
        prompt=f"What is subject {n}?",
        reference=f"Subject {n} keeps other threads out of the section.",
        key_points=(KeyPoint("p", f"Subject {n} keeps threads out."),),
        samples=(Sample("A weak one.", ()),),
    )
    for n in range(9)
)


class TestMakers:
    @pytest.mark.parametrize("kind", MAKERS)
    def test_are_the_same_for_the_same_seed(self, kind: str) -> None:
        """Junk is made by chance, but the same chance makes the same junk, and some of it."""
        first, again = (MAKERS[kind](BANK[0], BANK, random.Random(5)) for _ in range(2))  # noqa: S311

        assert first == again
        assert first.strip()

    def test_takes_another_answer_from_another_topic(self) -> None:
        """The wrong answer has nothing to do with the question."""
        taken = {MAKERS["other_answer"](BANK[0], BANK, random.Random(seed)) for seed in range(40)}  # noqa: S311

        assert taken == {question.reference for question in BANK if question.topic != "t0"}


class TestHonest:
    def test_leaves_weak_samples_out(self) -> None:
        """The reference and the points are honest; a sample without a good band proves nothing."""
        assert list(honest(BANK[0])) == [BANK[0].reference, BANK[0].key_points[0].says]
