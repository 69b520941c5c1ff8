"""The JSON of the HTTP interface."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.interview.grade import Band
from coach.interview.question import Level
from coach.interview.session import Mode
from coach.protocol.events import Report
from coach.protocol.messages import Topic


class Shape(BaseModel):
    """What every response has in common."""

    model_config = ConfigDict(
        frozen=True, use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )


class Up(Shape):
    """The service is up."""

    status: Literal["up"] = "up"
    version: str


class Readiness(Shape):
    """Whether answers can be kept and graded now."""

    status: Literal["ready", "loading", "unavailable", "damaged"]
    """`unavailable` while the database cannot be used."""
    message: str | None = None
    """What is wrong, when something is."""


class Problem(Shape):
    """It was not done, and why."""

    code: str
    """For machines."""
    message: str
    """For people; safe to show."""
    retry_after: float | None = None
    """Seconds after which the same request may succeed."""


class BankShape(Shape):
    """The question bank by topic."""

    hash: str
    """Hash of the bank's content."""
    topics: tuple[Topic, ...]


class RecordShape(Shape):
    """How the candidate did on one question so far."""

    answers: int = 0
    """How often it was answered."""
    best: float | None = None
    """The best score, 0 to 100; absent while none is shown."""
    last: float | None = None
    """The score of the newest answer; absent while it waits, and before the end of an exam."""
    at: datetime | None = None
    """When it was answered last, in UTC."""


class QuestionShape(Shape):
    """A question, without what a good answer says."""

    id: str
    topic: str
    level: Level
    prompt: str
    tags: tuple[str, ...]
    record: RecordShape


class RelatedShape(Shape):
    """A question that follows well."""

    id: str
    prompt: str


class KeyPointShape(Shape):
    """What a full answer says."""

    says: str
    weight: int
    """1 to 3."""


class PastAnswerShape(Shape):
    """One of the candidate's own answers to a question."""

    interview: str
    turn: int
    at: datetime
    """In UTC."""
    score: float | None
    """0 to 100; absent while it waits, and before the end of an exam."""
    band: Band | None


class WholeQuestionShape(QuestionShape):
    """A question with what a good answer says, and the candidate's own answers to it."""

    reference: str
    key_points: tuple[KeyPointShape, ...]
    related: tuple[RelatedShape, ...]
    past_answers: tuple[PastAnswerShape, ...]
    """Newest first."""


class RunningBankShape(Shape):
    """One of the question banks that run."""

    name: str
    title: str
    questions: int
    own: bool
    """Added by the candidate, who may remove it again."""


class AddedBankShape(Shape):
    """A question bank that was added and runs now."""

    name: str
    title: str
    topics: tuple[Topic, ...]
    warnings: tuple[str, ...]
    """What was not understood or should be mended, each with its place."""


class InterviewShape(Shape):
    """An interview as one line of the history."""

    interview: str
    started_at: datetime
    """In UTC."""
    mode: Mode
    topics: tuple[str, ...]
    """As asked for; empty for all."""
    level: Level | None
    length: int
    """How many questions it asks."""
    answered: int
    score: float | None
    """0 to 100; absent until the end."""
    band: Band | None
    ended: bool


class TranscriptShape(InterviewShape):
    """An interview with its turns; an exam shows no grades before its end."""

    turns: tuple[Report, ...]


class RowShape(BaseModel):
    """An answer to grade: with the id of a question of the bank, or with the question itself."""

    id: str | None = Field(None, description="Comes back with the result; the place in the array when absent, from 1.")
    answer: str
    candidate: str | None = None
    question_id: str | None = None
    question: str | None = Field(None, description="With `reference`: a question that is not in the bank.")
    reference: str | None = None
    key_points: list[dict[str, object]] | None = Field(
        None, description="`{id, says, weight, also?, wrong?}`; derived from the reference when absent."
    )
