"""The messages of coach.v1.

JSON text frames over a WebSocket with the subprotocol `coach.v1`. The protocol only grows: clients ignore
kinds and fields that they do not know. Whoever changes a message here also runs `make docs`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from coach.interview.grade import Grade
from coach.interview.question import Level
from coach.interview.session import Mode
from coach.interview.summary import Summary

SUBPROTOCOL = "coach.v1"
ANSWER_CHARS = 8_000
"""The longest answer, in code points."""

QUESTION_ID_CHARS = 161
"""The longest id of a question: a bank's name, a slash and an id of 80 characters each."""

ClientId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\x21-\x7e]+$")]
"""Chosen by the client for each message that changes state; sending it again returns the first result."""
InterviewId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class Message(BaseModel):
    """What every message has in common: it is immutable and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Hello(Message):
    """client -> server: the first message on a socket."""

    kind: Literal["hello"] = "hello"
    client: str = Field(default="", max_length=64)
    """Name and version of the client, for the log."""


class Start(Message):
    """client -> server: begin an interview. The answer to it is its first `question`."""

    kind: Literal["start"] = "start"
    client_id: ClientId
    topics: tuple[Annotated[str, Field(max_length=64)], ...] = Field(default=(), max_length=50)
    """Topic ids; empty for all."""
    level: Level | None = None
    length: int = Field(default=5, ge=1, le=30)
    """How many questions."""
    questions: tuple[Annotated[str, Field(max_length=QUESTION_ID_CHARS)], ...] = Field(default=(), max_length=30)
    """Ids of the questions to ask, in this order; then topics, level and length are not looked at."""
    mode: Mode = "practice"
    seed: int | None = Field(default=None, ge=0, le=2**53 - 1)
    """The same seed, bank and record give the same questions; chosen by the server when absent."""


class Resume(Message):
    """client -> server: take up an interview; every event after `last_seq` follows, or a snapshot."""

    kind: Literal["resume"] = "resume"
    interview: InterviewId
    last_seq: int = Field(default=0, ge=0)


class SubmitAnswer(Message):
    """client -> server: the answer to the question on the table."""

    kind: Literal["answer"] = "answer"
    client_id: ClientId
    interview: InterviewId
    turn: int = Field(ge=1)
    text: str = Field(max_length=ANSWER_CHARS)


class AskHint(Message):
    """client -> server: a hint, please. It caps what its point can earn."""

    kind: Literal["hint"] = "hint"
    client_id: ClientId
    interview: InterviewId
    turn: int = Field(ge=1)


class Skip(Message):
    """client -> server: pass over the question on the table."""

    kind: Literal["skip"] = "skip"
    client_id: ClientId
    interview: InterviewId
    turn: int = Field(ge=1)


class End(Message):
    """client -> server: end the interview now."""

    kind: Literal["end"] = "end"
    client_id: ClientId
    interview: InterviewId


Command = SubmitAnswer | AskHint | Skip | End
"""The messages that change an interview which exists."""
ClientMessage = Annotated[Hello | Start | Resume | Command, Field(discriminator="kind")]


class Topic(Message):
    """A topic of the bank."""

    id: str
    title: str
    questions: dict[Level, int]
    """How many questions of each level."""


class Welcome(Message):
    """server -> client: what this server is and can do."""

    kind: Literal["welcome"] = "welcome"
    server: str
    capabilities: tuple[str, ...]
    """Kinds of client messages that this server takes."""
    topics: tuple[Topic, ...]
    answer_chars: int = ANSWER_CHARS
    ready: bool
    """Whether the model is loaded; answers sent earlier are saved and graded as soon as it is."""


class Numbered(Message):
    """An event of an interview."""

    interview: str
    seq: int = Field(ge=1)
    client_id: str | None = None
    """The message that this event is the first answer to."""


class AskedMessage(Numbered):
    """server -> client: a question is on the table."""

    kind: Literal["question"] = "question"
    turn: int
    of: int
    mode: Mode
    question_id: str
    topic: str
    level: Level
    prompt: str


class Saved(Numbered):
    """server -> client: your message is on the disk."""

    kind: Literal["saved"] = "saved"
    what: Literal["answer", "skip", "end"]
    turn: int
    text: str | None = None
    """The answer exactly as it was sent."""
    reference: str | None = None
    """After a skip in practice mode: what a strong candidate would say."""


class HintMessage(Numbered):
    """server -> client: a hint for one point of the question."""

    kind: Literal["hint"] = "hint"
    turn: int
    text: str


class GradedMessage(Numbered):
    """server -> client: what came of an answer."""

    kind: Literal["graded"] = "graded"
    turn: int
    status: Literal["graded", "held", "ungradable"]
    """`held`: graded, shown at the end of the exam."""
    grade: Grade | None = None
    credit: float | None = None
    feedback: str | None = None
    reference: str | None = None


class Report(Message):
    """One turn at the end of an interview."""

    turn: int
    question_id: str
    topic: str
    prompt: str
    answer: str | None
    skipped: bool
    grade: Grade | None
    credit: float
    feedback: str | None
    reference: str | None


class SummaryMessage(Numbered):
    """server -> client: the interview is over; what it showed."""

    kind: Literal["summary"] = "summary"
    summary: Summary
    turns: tuple[Report, ...]


InterviewEvent = Annotated[
    AskedMessage | Saved | HintMessage | GradedMessage | SummaryMessage, Field(discriminator="kind")
]


class Snapshot(Message):
    """server -> client: the whole interview so far; forget what you had and begin again from these events."""

    kind: Literal["snapshot"] = "snapshot"
    interview: str
    last_seq: int
    events: tuple[InterviewEvent, ...]


class ErrorMessage(Message):
    """server -> client: it was not done, and why; safe to show."""

    kind: Literal["error"] = "error"
    code: str
    message: str
    retry_after: float | None = None
    """Seconds after which the same message may succeed."""
    client_id: str | None = None
    interview: str | None = None


ServerMessage = Annotated[
    Welcome | AskedMessage | Saved | HintMessage | GradedMessage | SummaryMessage | Snapshot | ErrorMessage,
    Field(discriminator="kind"),
]

CLIENT: TypeAdapter[ClientMessage] = TypeAdapter(ClientMessage)
SERVER: TypeAdapter[ServerMessage] = TypeAdapter(ServerMessage)
