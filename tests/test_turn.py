from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np
import pytest

from coach.errors import UnknownQuestion
from coach.grading.numbers import read_numbers
from coach.grading.vectors import TextVectors
from coach.interview.grade import GraderVersion
from coach.interview.question import KeyPoint, Question
from coach.interview.steps import Step
from coach.settings import Settings
from coach.turn import Answer, Coach, Turn, take_turn

QUESTION = Question(
    id="hash-map",
    topic="python-core",
    prompt="How does a dict find a value?",
    reference="The key is hashed, and only one bucket is looked at.",
    key_points=(KeyPoint("hash", "The key is hashed."), KeyPoint("bucket", "Only one bucket is looked at.", 3)),
)
GRADER = GraderVersion("v1", "fake", "bank")


class WordVectors:
    """An encoder for which words that are spelled alike mean the same, and all others nothing to each other."""

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> TextVectors:
        found = list(re.finditer(r"\w+", text.lower()))
        tokens = np.array([self._word(one.group()) for one in found], dtype=np.float32).reshape(-1, 64)
        whole = tokens.sum(axis=0) if found else np.zeros(64, dtype=np.float32)
        offsets = np.array([one.span() for one in found], dtype=np.int32).reshape(-1, 2)
        return TextVectors(tokens, offsets, whole / max(float(np.linalg.norm(whole)), 1e-9))

    def _word(self, word: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
        vector = np.random.default_rng(seed).standard_normal(64).astype(np.float32)
        return vector / np.linalg.norm(vector)


class ListAttempts:
    """Remembers turns in a list."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []

    def record(self, turn: Turn) -> None:
        self.turns.append(turn)


@pytest.fixture
def attempts() -> ListAttempts:
    return ListAttempts()


@pytest.fixture
def coach(attempts: ListAttempts) -> Coach:
    numbers = read_numbers((Settings().model_dir / "numbers.json").read_text(encoding="utf-8"))
    return Coach({QUESTION.id: QUESTION}, WordVectors(), numbers, GRADER, attempts)


def answer(text: str, *hinted: str, question_id: str = "hash-map") -> Answer:
    return Answer("i1", 1, question_id, text, hinted)


class TestTakeTurn:
    def test_remembers_what_it_returns(self, coach: Coach, attempts: ListAttempts) -> None:
        """The turn that the candidate sees is the turn that is kept."""
        turn = take_turn(coach, answer("The key is hashed. Only one bucket is looked at."))

        assert attempts.turns == [turn]
        assert turn.grader == GRADER
        assert turn.feedback

    def test_marks_the_weight_of_the_points_made(self, coach: Coach) -> None:
        """A point of weight 1 out of 4 is less than the point of weight 3, and both are everything."""
        light = take_turn(coach, answer("The key is hashed.")).grade.score
        heavy = take_turn(coach, answer("Only one bucket is looked at.")).grade.score
        both = take_turn(coach, answer("The key is hashed. Only one bucket is looked at.")).grade.score

        assert light < heavy < both

    def test_a_hint_caps_the_credit_and_not_the_grade(self, coach: Coach) -> None:
        """The grade says what the answer is worth, the credit what the candidate knew alone."""
        alone = take_turn(coach, answer("The key is hashed. Only one bucket is looked at."))
        helped = take_turn(coach, answer("The key is hashed. Only one bucket is looked at.", "bucket"))

        assert helped.grade == alone.grade
        assert helped.credit < alone.credit == alone.grade.score

    def test_an_unknown_question_is_said_and_nothing_kept(self, coach: Coach, attempts: ListAttempts) -> None:
        """An answer to nothing is an error."""
        with pytest.raises(UnknownQuestion):
            take_turn(coach, answer("Hm.", question_id="gone"))

        assert attempts.turns == []


class TestReply:
    @pytest.mark.parametrize(
        ("step", "key_point", "text", "filled"),
        [
            ("cloze", "bucket", "bucket", True),
            ("cloze", "bucket", "drawer", False),
            ("hint", "bucket", "bucket", False),
            ("cloze", "elsewhere", "bucket", False),
            (None, None, "bucket", False),
        ],
    )
    def test_to_a_cloze_is_taken_by_its_word(
        self, coach: Coach, step: Step | None, key_point: str | None, text: str, *, filled: bool
    ) -> None:
        """The missing word fills the gap, whatever grade it gets; elsewhere a word is a word."""
        turn = take_turn(coach, Answer("i1", 1, "hash-map", text, (), 2, step, key_point))

        assert turn.filled is filled

    def test_knows_what_help_and_wrong_claims_cost(self, coach: Coach) -> None:
        """By the numbers that graded it, so that its credit can be reckoned later."""
        numbers = coach.numbers
        prices = take_turn(coach, answer("The key is hashed.")).prices

        assert prices is not None
        assert (prices.hint_cap, prices.contradicted) == (numbers.hint_cap, numbers.score.contradicted)
