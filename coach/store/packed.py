"""Interviews as they are taken from one database to another: what happened, from which all else is made again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated
from sqlalchemy import Connection, Row, select

from coach.errors import BadBackup
from coach.interview.events import Answered, Asked, Event
from coach.interview.session import Interview, Plan, replay
from coach.interview.talk import Edited
from coach.store import tables
from coach.store.bodies import event_in
from coach.store.rows import plan_of

_Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\x21-\x7e]+$")]
_InterviewId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
_CLOSED = ConfigDict(extra="forbid")


@validated(frozen=True, slots=True, config=_CLOSED)
class PackedMessage:
    """A message of the candidate that was taken, and which events it led to."""

    client_id: _Id
    payload_hash: str
    first_seq: Annotated[int, Field(ge=1)]
    last_seq: Annotated[int, Field(ge=0)]


@validated(frozen=True, slots=True, config=_CLOSED)
class PackedEvent:
    """An event; its number is its place."""

    at: AwareDatetime
    event: Annotated[Event, Field(discriminator="kind")]
    client_id: _Id | None = None


@validated(frozen=True, slots=True, config=_CLOSED)
class PackedInterview:
    """An interview with all that happened in it."""

    id: _InterviewId
    client_id: _Id
    bank_hash: str
    started_at: AwareDatetime
    plan: Plan
    question_ids: tuple[str, ...]
    reasons: tuple[str, ...]
    messages: tuple[PackedMessage, ...]
    events: tuple[PackedEvent, ...]

    @property
    def begun(self) -> Interview:
        """The interview before its first event."""
        return Interview(id=self.id, plan=self.plan, question_ids=self.question_ids, reasons=self.reasons)


_PACKED: TypeAdapter[PackedInterview] = TypeAdapter(PackedInterview)


def line_of(packed: PackedInterview) -> bytes:
    """Return an interview as a line of JSON."""
    return _PACKED.dump_json(packed) + b"\n"


def interview_in(line: bytes, number: int) -> PackedInterview:
    """Return the interview in a line, once it is certain that it can be replayed.

    Args:
        line: What `line_of` returned once.
        number: Which line it is, from 1, for the error.

    Raises:
        BadBackup: It is no interview, or one that cannot have happened.
    """
    try:
        packed = _PACKED.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadBackup(f"Line {number} of its interviews is none ({where}): {first['msg']}.") from None
    wrong = _wrong(packed)
    if wrong:
        raise BadBackup(f"Interview {packed.id} cannot have happened: {wrong}.")
    return packed


def packed_of(connection: Connection, candidate: str) -> Iterator[PackedInterview]:
    """Yield all interviews of a candidate, oldest first."""
    interview = tables.interview.c
    rows = select(tables.interview).where(interview.candidate == candidate)
    for row in connection.execute(rows.order_by(interview.started_at, interview.id)).all():
        yield _packed(connection, row)


def _packed(connection: Connection, row: Row[tuple[object, ...]]) -> PackedInterview:
    message, event = tables.message.c, tables.interview_event.c
    messages = (
        select(message.client_id, message.payload_hash, message.first_seq, message.last_seq)
        .where(message.interview == row.id)
        .order_by(message.first_seq, message.client_id)
    )
    events = select(event.seq, event.at, event.body, event.client_id).where(event.interview == row.id)
    return PackedInterview(
        id=row.id,
        client_id=row.client_id,
        bank_hash=row.bank_hash,
        started_at=row.started_at,
        plan=plan_of(row),
        question_ids=row.question_ids,
        reasons=row.reasons or (),
        messages=tuple(PackedMessage(*one) for one in connection.execute(messages)),
        events=tuple(
            PackedEvent(one.at, event_in(one.body, interview=row.id, seq=one.seq), one.client_id)
            for one in connection.execute(events.order_by(event.seq))
        ),
    )


def _wrong(packed: PackedInterview) -> str | None:
    """Return what about an interview no coach would have written; None when nothing is."""
    known = {one.client_id for one in packed.messages}
    last = len(packed.events)
    ends = ((one.first_seq, one.last_seq) for one in packed.messages)
    found = {
        "it begins with no question": not packed.events or not isinstance(packed.events[0].event, Asked),
        "two of its messages have one id": len(known) < len(packed.messages),
        "a message led to events that are not there": any(not first - 1 <= end <= last for first, end in ends),
        "an event comes of no message": any(one.client_id not in {None, *known} for one in packed.events),
        "an answer holds a NUL": any("\0" in _text(one.event) for one in packed.events),
        "its events do not follow from each other": not _follows(packed),
    }
    return next((what for what, so in found.items() if so), None)


def _follows(packed: PackedInterview) -> bool:
    try:
        turns = replay(packed.begun, (one.event for one in packed.events)).turns
    except (LookupError, ValueError, TypeError, AssertionError):
        return False
    numbered = [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    # Turn 0 would be taken for the last one.
    return numbered and all(getattr(one.event, "turn", 1) >= 1 for one in packed.events)


def _text(event: Event) -> str:
    return event.text if isinstance(event, Answered | Edited) else ""
