"""Append events to an interview and keep the other tables in step, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, update

from coach.interview.events import (
    Answered,
    Asked,
    Closed,
    Event,
    Graded,
    Hinted,
    Recorded,
    Skipped,
    Summarised,
    Ungradable,
)
from coach.interview.session import Interview, replay
from coach.interview.summary import Summary
from coach.store import tables
from coach.store.bodies import event_body
from coach.store.reader import Opened


def append(
    connection: Connection, stands: Opened, events: Iterable[Event], *, now: datetime, client_id: str | None = None
) -> Opened:
    """Append events to an interview, numbered without holes.

    Args:
        connection: A transaction of the caller.
        stands: The interview as that transaction sees it.
        events: What happens, in order.
        now: When, with a time zone.
        client_id: The candidate's message that the first event answers.

    Returns:
        The interview afterwards; the new events are fresh.
    """
    interview = stands.interview
    fresh: list[Recorded] = []
    for event in events:
        record = Recorded(interview.last_seq + 1, event, None if fresh else client_id)
        connection.execute(
            insert(tables.interview_event).values(
                interview=interview.id,
                seq=record.seq,
                kind=event.kind,
                body=event_body(event),
                client_id=record.client_id,
                at=now,
            )
        )
        _keep_in_step(connection, interview, record, now)
        interview = replay(interview, (event,))
        fresh.append(record)
    return Opened(interview, (*stands.records, *fresh), tuple(fresh))


def _keep_in_step(connection: Connection, interview: Interview, record: Recorded, now: datetime) -> None:
    """Update the other tables; `interview` is as it was before the event."""
    match record.event:
        case Asked():
            _asked(connection, interview.id, record.event, now)
        case Answered():
            _answered(connection, interview, record.event, record.client_id, now)
        case Closed():
            _ended(connection, interview.id, None)
        case Summarised(summary):
            _ended(connection, interview.id, summary)
        case Hinted():
            pass
        case _:
            _settled(connection, interview.id, record.event)


def _asked(connection: Connection, interview_id: str, event: Asked, now: datetime) -> None:
    connection.execute(
        insert(tables.turn).values(
            interview=interview_id,
            number=event.turn,
            question_id=event.question_id,
            topic=event.topic,
            state="open",
            asked_at=now,
        )
    )


def _answered(
    connection: Connection, interview: Interview, event: Answered, client_id: str | None, now: datetime
) -> None:
    _set_state(connection, interview.id, event.turn, "waiting")
    connection.execute(
        insert(tables.answer).values(
            interview=interview.id,
            turn=event.turn,
            client_id=client_id,
            text=event.text,
            hinted=interview.turns[event.turn - 1].hints,
            tries=0,
            at=now,
        )
    )


def _settled(connection: Connection, interview_id: str, event: Skipped | Graded | Ungradable) -> None:
    match event:
        case Skipped(turn):
            _set_state(connection, interview_id, turn, "skipped", credit=0.0)
        case Graded(turn, credit=credit):
            _set_state(connection, interview_id, turn, "graded", credit=credit)
        case Ungradable(turn):
            _set_state(connection, interview_id, turn, "ungradable")


def _set_state(connection: Connection, interview_id: str, number: int, state: str, credit: float | None = None) -> None:
    turn = tables.turn.c
    connection.execute(
        update(tables.turn)
        .where(turn.interview == interview_id, turn.number == number)
        .values(state=state, credit=credit)
    )


def _ended(connection: Connection, interview_id: str, summary: Summary | None) -> None:
    connection.execute(
        update(tables.interview)
        .where(tables.interview.c.id == interview_id)
        .values(
            closed=True,
            score=None if summary is None else summary.score,
            band=None if summary is None else summary.band.value,
        )
    )
