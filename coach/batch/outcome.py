"""A row of a file of answers, before and after it was graded."""

from __future__ import annotations

from dataclasses import dataclass

from coach.interview.grade import Grade
from coach.interview.question import Question

RowId = int | str
"""As it was given, a number or a text; the line where none was given."""


@dataclass(frozen=True, slots=True)
class Row:
    """An answer with its question."""

    id: RowId
    line: int
    answer: str
    candidate: str | None
    question: Question
    """Of the bank, or of the row itself: such a one has the id ""."""


@dataclass(frozen=True, slots=True)
class GradedRow:
    """A row with what came of it."""

    row: Row
    grade: Grade
    feedback: str


@dataclass(frozen=True, slots=True)
class FailedRow:
    """A row that could not be graded, and why."""

    id: RowId
    line: int
    code: str
    """For machines: bad_row, unknown_question, duplicate_id ..."""
    message: str
    """Safe to show."""


Outcome = GradedRow | FailedRow
