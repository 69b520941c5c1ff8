"""Check a row of a file of answers at the edge: it becomes a row that can be graded, or a failed one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from coach.bank.document import Spot
from coach.bank.problem import field_name, in_words
from coach.bank.schema import KeyPointEntry, Passage, without_nul
from coach.batch.outcome import FailedRow, Row, RowId
from coach.batch.source import RawRow
from coach.errors import BadRow, CoachError, UnknownQuestion
from coach.grading.derive import derive_points
from coach.interview.question import Question
from coach.protocol.convert import check_text

COLUMNS = ("id", "answer", "candidate", "topic", "question_id", "question", "reference", "key_points")
"""What a row may have; other columns are passed over."""

Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(without_nul)
]


class _Point(KeyPointEntry):
    id: Label


class _Fields(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, frozen=True)

    id: Label | None = None
    answer: str
    candidate: Label | None = None
    topic: Label | None = None
    question_id: Label | None = None
    question: Passage | None = None
    reference: Passage | None = None
    key_points: Annotated[tuple[_Point, ...], Field(max_length=10)] = ()


def check_row(raw: RawRow, questions: Mapping[str, Question]) -> Row | FailedRow:
    """Return a row that can be graded, or why it cannot.

    Args:
        raw: The row as read.
        questions: The bank, by id.
    """
    if raw.fields is None:
        return FailedRow(raw.line, raw.line, "bad_row", raw.problem)
    # An empty cell, and a null, say nothing; an empty answer is an answer.
    said = {key: value for key, value in raw.fields.items() if value is not None and (value != "" or key == "answer")}
    try:
        fields = _Fields.model_validate(_with_points(said))
        question = _question(fields, questions)
        if fields.answer.strip():
            check_text(fields.answer)
    except ValidationError as error:
        return FailedRow(_id(said, raw.line), raw.line, "bad_row", _explained(error))
    except CoachError as error:
        return FailedRow(_id(said, raw.line), raw.line, error.code, str(error))
    return Row(
        id=_id(said, raw.line),
        line=raw.line,
        answer=fields.answer,
        candidate=fields.candidate,
        question=question,
    )


def _with_points(said: dict[str, object]) -> dict[str, object]:
    """Return the fields with key points that came as text, as in a CSV cell, read as JSON."""
    points = said.get("key_points")
    if not isinstance(points, str):
        return said
    try:
        return said | {"key_points": json.loads(points)}
    except (ValueError, RecursionError):
        message = "key_points is not JSON; it must be a list of objects with id, says and weight."
        raise BadRow(message) from None


def _question(fields: _Fields, questions: Mapping[str, Question]) -> Question:
    if fields.question_id is not None:
        if fields.question is not None or fields.reference is not None or fields.key_points:
            message = "The row names a question_id and brings a question too; it must do one of them."
            raise BadRow(message)
        if fields.question_id not in questions:
            raise UnknownQuestion(fields.question_id)
        return questions[fields.question_id]
    if fields.question is None or fields.reference is None:
        message = "The row needs a question_id of the bank, or a question with its reference."
        raise BadRow(message)
    ids = [point.id for point in fields.key_points]
    if len(set(ids)) < len(ids):
        message = "Two key points of the row have the same id."
        raise BadRow(message)
    return Question(
        id="",
        topic=fields.topic or "",
        prompt=fields.question,
        reference=fields.reference,
        key_points=tuple(point.key_point() for point in fields.key_points) or derive_points(fields.reference),
    )


def _id(said: Mapping[str, object], line: int) -> RowId:
    """Return the row's id where it can be used, and its line otherwise."""
    given = said.get("id")
    try:
        text = _Fields.model_validate({"answer": "", "id": given}).id
    except ValidationError:
        return line
    if text is None:
        return line
    return given if isinstance(given, int) else text


def _explained(error: ValidationError) -> str:
    parts = []
    for detail in error.errors(include_url=False):
        spot: Spot = detail["loc"]
        parts.append(f"{field_name(spot)} {in_words(detail, spot)}")
    return f"{'; '.join(parts)}."
