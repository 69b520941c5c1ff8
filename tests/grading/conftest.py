from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from coach.grading.grade import grade
from coach.grading.numbers import Numbers, read_numbers
from coach.grading.plan import plan
from coach.interview.grade import Grade
from coach.interview.question import KeyPoint, Misconception, Question
from tests.fakes import WordEncoder

MODEL = Path(__file__).resolve().parents[2] / "models" / "all-MiniLM-L6-v2"

# The machine may be busy: how long an example takes says nothing.
settings.register_profile("calm", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("calm")


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
