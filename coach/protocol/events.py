"""The events of an interview as messages: server -> client."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from coach.interview.credit import StandingPoint
from coach.interview.grade import Grade
from coach.interview.question import Level
from coach.interview.session import Mode
from coach.interview.summary import Summary
from coach.protocol.base import Message, Step, Sure


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
    why: str | None = None
    """Why this question was chosen, in one short sentence."""
    dialogue: bool = False
    """Whether the interview waits for `next` after each question."""
    seconds: int | None = None
    """Timed exam: seconds for this question, where all take the same."""
    ends_at: datetime | None = None
    """Timed exam: when the time for the whole interview is over, in UTC by the server's clock."""


class Saved(Numbered):
    """server -> client: your message is on the disk."""

    kind: Literal["saved"] = "saved"
    what: Literal["answer", "skip", "end", "edit", "withdraw", "confidence", "confirm", "dispute", "next"]
    turn: int
    text: str | None = None
    """The answer exactly as it was sent."""
    attempt: int | None = None
    """answer, edit, withdraw: which attempt at this turn, from 1; an edit is a new one."""
    reference: str | None = None
    """After a skip in practice mode: what a strong candidate would say."""
    key_point: str | None = None
    """confirm, dispute: of which point; skip: of which point a step was passed over."""
    said: bool | None = None
    """confirm: whether the candidate meant it."""
    verdict: Literal["covered", "missing"] | None = None
    """dispute: what the verdict should be; null takes the dispute back."""
    sure: Sure | None = None
    """confidence: how sure the candidate is."""
    step: Step | None = None
    """skip: the step of a dialogue that was passed over; null for the question itself."""
    timed_out: bool = False
    """end: because the time was over."""


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
    attempt: int = 1
    """Which attempt at this turn was graded."""
    confidence: Sure | None = None
    """How sure the candidate was, where that was said."""
    grade: Grade | None = None
    credit: float | None = None
    feedback: str | None = None
    reference: str | None = None


class FollowUpMessage(Numbered):
    """server -> client: the coach goes on about what is missing, and waits for a reply: `answer`, or `skip`."""

    kind: Literal["follow_up"] = "follow_up"
    turn: int
    step: Step
    """pump: what else? hint: the point's hint. cloze: its sentence with a gap. reveal: its sentence, to say back."""
    key_point: str | None
    """Null for a pump, which names none."""
    text: str


class AskMessage(Numbered):
    """server -> client: did you mean this? Wants a `confirm`."""

    kind: Literal["ask"] = "ask"
    turn: int
    key_point: str
    text: str


class StandingMessage(Numbered):
    """server -> client: how a turn stands now; the grades stay as they are."""

    kind: Literal["standing"] = "standing"
    turn: int
    attempt: int
    """The newest attempt that it counts."""
    credit: float
    """0 to 100, after hints, replies, yes and no, and disputes."""
    points: tuple[StandingPoint, ...]
    change: float | None
    """Credit less the credit before; null for the first."""


class TalkLine(Message):
    """One thing that was said about a question."""

    by: Literal["you", "coach"]
    text: str
    step: Step | None
    """What the coach asked for, or what the candidate replied to; null for an answer to the question itself."""
    key_point: str | None
    attempt: int | None
    """Which attempt it is, for what the candidate said."""
    replaced: bool = False
    """Edited or withdrawn later."""


class Report(Message):
    """One turn at the end of an interview."""

    turn: int
    question_id: str
    topic: str
    prompt: str
    answer: str | None
    """The newest answer to the question itself."""
    skipped: bool
    grade: Grade | None
    """Of that answer."""
    credit: float
    """What the turn counts, after replies, yes and no, and disputes."""
    feedback: str | None
    reference: str | None
    confidence: Sure | None = None
    attempts: int = 0
    """Answers, replies and edits."""
    points: tuple[StandingPoint, ...] = ()
    """How each key point stands; empty where that is as graded."""
    talk: tuple[TalkLine, ...] = ()
    """All that was said, in order."""


class SummaryMessage(Numbered):
    """server -> client: the interview is over; what it showed."""

    kind: Literal["summary"] = "summary"
    summary: Summary
    turns: tuple[Report, ...]


EventMessage = (
    AskedMessage | Saved | HintMessage | GradedMessage | FollowUpMessage | AskMessage | StandingMessage | SummaryMessage
)
InterviewEvent = Annotated[EventMessage, Field(discriminator="kind")]
