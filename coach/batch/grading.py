"""Grade rows, many at a time: the same plan and grade as in the chat."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach import reply
from coach.batch.kept import KeepingEncoder
from coach.batch.outcome import FailedRow, GradedRow, Outcome, Row
from coach.errors import CoachError
from coach.grading.grade import grade
from coach.grading.numbers import Numbers
from coach.grading.plan import plan, question_texts
from coach.interview.grade import GraderVersion
from coach.interview.question import Question

CHUNK_ROWS = 64
"""Rows that are encoded together: enough to fill a batch, little enough to keep memory flat."""
CHUNK_CHARS = 65_536
"""Characters of answers after which no further row joins a chunk."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Grader:
    """Everything that grading rows needs."""

    questions: Mapping[str, Question]
    encoder: KeepingEncoder
    numbers: Numbers
    version: GraderVersion


def grade_rows(grader: Grader, rows: Iterable[Row | FailedRow], *, chunk_rows: int = CHUNK_ROWS) -> Iterator[Outcome]:
    """Yield what came of each row, in order; how many are encoded together changes no grade.

    A row that cannot be graded becomes a failed one, and so does the later one of two rows with one id.
    """
    for chunk in _chunks(_distinct(rows), chunk_rows):
        good = [row for row in chunk if isinstance(row, Row)]
        graded = iter(_grade_chunk(grader, good))
        for row in chunk:
            yield next(graded) if isinstance(row, Row) else row


def _distinct(rows: Iterable[Row | FailedRow]) -> Iterator[Row | FailedRow]:
    seen: set[str] = set()
    for row in rows:
        name = str(row.id)
        if name in seen:
            message = f"The id {name!r} was used by an earlier row; this one was not graded."
            yield FailedRow(row.id, row.line, "duplicate_id", message)
        else:
            seen.add(name)
            yield row


def _chunks(rows: Iterable[Row | FailedRow], chunk_rows: int) -> Iterator[list[Row | FailedRow]]:
    chunk: list[Row | FailedRow] = []
    characters = 0
    for row in rows:
        chunk.append(row)
        characters += len(row.answer) if isinstance(row, Row) else 0
        if len(chunk) >= chunk_rows or characters >= CHUNK_CHARS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _grade_chunk(grader: Grader, rows: Sequence[Row]) -> Sequence[Outcome]:
    try:
        return _grade_together(grader, rows)
    except Exception as error:  # noqa: BLE001 - one row that breaks the grader must not take the others with it
        if len(rows) > 1:
            return [outcome for row in rows for outcome in _grade_chunk(grader, [row])]
        return [_failed(rows[0], error)]


def _grade_together(grader: Grader, rows: Sequence[Row]) -> Sequence[GradedRow]:
    grader.encoder.keep(text for row in rows if row.question.id for text in question_texts(row.question))
    plans = [plan(row.question, row.answer, others=_others(grader, row)) for row in rows]
    # Each text once: the plans of a chunk share most of theirs.
    texts = tuple(dict.fromkeys(text for one in plans for text in one.texts))
    vectors = dict(zip(texts, grader.encoder.encode(texts), strict=True))
    graded = []
    for row, one in zip(rows, plans, strict=True):
        given = grade(one, [vectors[text] for text in one.texts], grader.numbers)
        graded.append(GradedRow(row, given, reply.feedback(row.question, given)))
    return graded


def _others(grader: Grader, row: Row) -> Iterable[Question]:
    """Return the questions whose answers do not belong here; none for a question that is not of the bank."""
    return grader.questions.values() if row.question.id else ()


def _failed(row: Row, error: Exception) -> FailedRow:
    if isinstance(error, CoachError):
        return FailedRow(row.id, row.line, error.code, str(error))
    _log.error("line %d could not be graded", row.line, exc_info=error)
    message = f"coach failed on this row ({type(error).__name__}). Please report it; the other rows are not affected."
    return FailedRow(row.id, row.line, "internal_error", message)
