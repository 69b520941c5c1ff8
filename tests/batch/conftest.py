from __future__ import annotations

from collections.abc import Sequence

import pytest

from coach.batch.outcome import FailedRow, GradedRow, Row
from coach.grading.numbers import Numbers, read_numbers
from coach.interview.grade import Grade, GraderVersion, MisconceptionFound, PointVerdict, Span, Verdict, band_of
from coach.interview.question import KeyPoint, Question
from coach.settings import Settings

GRADER = GraderVersion("v1", "words", "bank1")


def question(name: str = "gil", topic: str = "python") -> Question:
    return Question(name, topic, f"What is {name}?", "A lock.", (KeyPoint("lock", "It is a lock.", weight=3),))


def verdict(kind: Verdict, *spans: Span, point: str = "lock", says: str = "It is a lock.") -> PointVerdict:
    return PointVerdict(point, says, 3, kind, 0.91234567, 1.0 if kind is Verdict.COVERED else 0.0, spans)


def graded(  # noqa: PLR0913 - a row has many fields
    name: int | str = "a1",
    *,
    score: float = 60.0,
    candidate: str | None = None,
    answer: str = "It is a lock.",
    asked: Question | None = None,
    verdicts: Sequence[PointVerdict] = (),
    misconceptions: Sequence[MisconceptionFound] = (),
    feedback: str = "You made the one point.",
) -> GradedRow:
    """A row as if it had been graded."""
    return GradedRow(
        Row(name, 1, answer, candidate, asked or question()),
        Grade(score, band_of(score), 0.87654321, tuple(verdicts), tuple(misconceptions), ("question_echo",)),
        feedback,
    )


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    """The numbers that ship."""
    return read_numbers((Settings().model_dir / "numbers.json").read_text(encoding="utf-8"))


def failed(name: int | str = "a2") -> FailedRow:
    """A row that could not be graded."""
    return FailedRow(name, 9, "bad_row", "answer is missing.")
