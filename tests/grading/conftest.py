from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from coach.grading.grade import grade
from coach.grading.numbers import Numbers, read_numbers
from coach.grading.plan import plan
from coach.grading.vectors import TextVectors
from coach.grading.words import stem, words
from coach.interview.grade import Grade
from coach.interview.question import KeyPoint, Misconception, Question

MODEL = Path(__file__).resolve().parents[2] / "models" / "all-MiniLM-L6-v2"
_DIM = 64

# The machine may be busy: how long an example takes says nothing.
settings.register_profile("calm", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("calm")


class WordEncoder:
    """A fake encoder: every stem has its own direction, and a text is the mean of its words."""

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        return [_vectors(text) for text in texts]


@cache
def _vectors(text: str) -> TextVectors:
    said = words(text)
    if not said:
        return TextVectors(np.zeros((0, _DIM), np.float32), np.zeros((0, 2), np.int32), np.zeros(_DIM, np.float32))
    tokens = np.stack([_direction(stem(word.text)) for word in said])
    whole = tokens.sum(axis=0)
    offsets = np.array([(word.start, word.end) for word in said], dtype=np.int32)
    return TextVectors(tokens, offsets, (whole / np.linalg.norm(whole)).astype(np.float32))


@cache
def _direction(root: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    seed = int.from_bytes(hashlib.sha256(root.encode()).digest()[:8], "big")
    row = np.random.default_rng(seed).normal(size=_DIM)
    return (row / np.linalg.norm(row)).astype(np.float32)


Grader = Callable[[str], Grade]


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    return read_numbers((MODEL / "numbers.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def question() -> Question:
    return Question(
        id="hash-map",
        topic="basics",
        prompt="How does a dict find a key quickly?",
        reference="It hashes the key to choose a slot. Then it compares the candidates for equality.",
        key_points=(
            KeyPoint(
                "slot",
                "The hash of the key chooses the slot in the table.",
                weight=3,
                also=("A number computed from the object decides which bucket is looked at.",),
                wrong=("The dict scans all its entries from the first to the last.",),
            ),
            KeyPoint(
                "equal",
                "Candidates in the slot are compared for equality.",
                also=("It still checks with the equals operator that this is the right one.",),
                wrong=("Two objects of one hash always overwrite each other.",),
            ),
        ),
        misconceptions=(Misconception("A dict keeps its keys sorted alphabetically.", "It keeps insertion order."),),
    )


@pytest.fixture(scope="session")
def derived() -> Question:
    return Question(
        id="cache",
        topic="basics",
        prompt="Why use a cache?",
        reference="It saves repeated work. Results come from memory instead of the database.",
        key_points=(
            KeyPoint("p1", "It saves repeated work.", derived=True),
            KeyPoint("p2", "Results come from memory instead of the database.", derived=True),
        ),
    )


@pytest.fixture(scope="session")
def other() -> Question:
    return Question(
        id="rest",
        topic="web",
        prompt="What is a REST resource?",
        reference="Anything with a name in an address, such as an invoice, which clients read and change with verbs.",
        key_points=(KeyPoint("named", "A resource is anything that an address names."),),
    )


@pytest.fixture(scope="session")
def grader(question: Question, other: Question, numbers: Numbers) -> Grader:
    """Grades an answer to `question` by words alone, beside one other question."""
    return _grader(question, numbers, other)


@pytest.fixture(scope="session")
def derived_grader(derived: Question, numbers: Numbers) -> Grader:
    """Grades an answer to `derived` by words alone."""
    return _grader(derived, numbers)


def _grader(question: Question, numbers: Numbers, *others: Question) -> Grader:
    encoder = WordEncoder()

    def given(answer: str) -> Grade:
        asked = plan(question, answer, others=(question, *others))
        return grade(asked, encoder.encode(asked.texts), numbers)

    return given
