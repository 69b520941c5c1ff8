"""What a client says: client -> server."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coach.interview.question import Level
from coach.interview.session import Mode
from coach.protocol.base import ClientId, InterviewId, Message, Sure

ANSWER_CHARS = 8_000
"""The longest answer, in code points."""

QUESTION_ID_CHARS = 161
"""The longest id of a question: a bank's name, a slash and an id of 80 characters each."""

PointId = Annotated[str, Field(min_length=1, max_length=80)]


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
    dialogue: bool = False
    """Practice: each question is talked over until the client sends `next`. Without it the interview goes on by
    itself. An exam is never talked over."""
    tags: tuple[Annotated[str, Field(max_length=64)], ...] = Field(default=(), max_length=50)
    """Only questions with one of these tags; empty for all."""
    due: bool = False
    """Only what is due for repetition, most overdue first, and nothing else."""
    minutes: int | None = Field(default=None, ge=1, le=240)
    """Exam: time for the whole interview."""

    @model_validator(mode="after")
    def _timed(self) -> Self:
        if self.minutes is not None and self.mode != "exam":
            message = "minutes belong to an exam"
            raise ValueError(message)
        return self


class Resume(Message):
    """client -> server: take up an interview; every event after `last_seq` follows, or a snapshot."""

    kind: Literal["resume"] = "resume"
    interview: InterviewId
    last_seq: int = Field(default=0, ge=0)


class _Change(Message):
    """What changes an interview."""

    client_id: ClientId
    interview: InterviewId


class _ChangeOfTurn(_Change):
    """What changes one turn of an interview."""

    turn: int = Field(ge=1)


class SubmitAnswer(_ChangeOfTurn):
    """client -> server: the answer to the question on the table; in a dialogue also a reply, or a retry."""

    kind: Literal["answer"] = "answer"
    text: str = Field(max_length=ANSWER_CHARS)


class AskHint(_ChangeOfTurn):
    """client -> server: a hint, please. It caps what its point can earn."""

    kind: Literal["hint"] = "hint"


class Skip(_ChangeOfTurn):
    """client -> server: pass over the question on the table; in a dialogue also over a step of the coach's."""

    kind: Literal["skip"] = "skip"


class Next(_ChangeOfTurn):
    """client -> server: enough of this question; go on to the next one, or to the summary after the last."""

    kind: Literal["next"] = "next"


class Confirm(_ChangeOfTurn):
    """client -> server: yes or no to an `ask`."""

    kind: Literal["confirm"] = "confirm"
    key_point: PointId
    said: bool
    """Whether the candidate meant it."""


class Dispute(_ChangeOfTurn):
    """client -> server: a verdict is wrong. Taken at any time after the grade, also when the interview is over."""

    kind: Literal["dispute"] = "dispute"
    key_point: PointId
    verdict: Literal["covered", "missing"] | None
    """What it should be; null takes an earlier dispute of the point back."""


class Confidence(_ChangeOfTurn):
    """client -> server: how sure the candidate is, before the grade is shown. Never counted."""

    kind: Literal["confidence"] = "confidence"
    sure: Sure


class Edit(_ChangeOfTurn):
    """client -> server: put another text in the place of the turn's last answer, or withdraw it.

    Possible while the turn is the current one, and in an exam until the next question is answered.
    """

    kind: Literal["edit"] = "edit"
    text: str | None = Field(max_length=ANSWER_CHARS)
    """Null withdraws the answer: what it answered is open again."""


class End(_Change):
    """client -> server: end the interview now."""

    kind: Literal["end"] = "end"


Command = SubmitAnswer | AskHint | Skip | Next | Confirm | Dispute | Confidence | Edit | End
"""The messages that change an interview which exists."""
ClientMessage = Annotated[Hello | Start | Resume | Command, Field(discriminator="kind")]
