"""The messages of coach.v1.

JSON text frames over a WebSocket with the subprotocol `coach.v1`. The protocol only grows: clients ignore
kinds and fields that they do not know. Whoever changes a message also runs `make docs`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from coach.interview.question import Level
from coach.protocol.base import Message
from coach.protocol.commands import ANSWER_CHARS, ClientMessage
from coach.protocol.events import EventMessage, InterviewEvent

SUBPROTOCOL = "coach.v1"


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
    now: datetime | None = None
    """What time it is by the server's clock, in UTC: the time of an exam ends by it."""


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


ServerMessage = Annotated[Welcome | EventMessage | Snapshot | ErrorMessage, Field(discriminator="kind")]

CLIENT: TypeAdapter[ClientMessage] = TypeAdapter(ClientMessage)
SERVER: TypeAdapter[ServerMessage] = TypeAdapter(ServerMessage)
