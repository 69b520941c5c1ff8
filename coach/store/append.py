"""Append events to an interview and keep the other tables in step, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert

from coach.interview.events import Event, Recorded
from coach.interview.session import replay
from coach.store import tables
from coach.store.beside import keep_in_step
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
        after = replay(interview, (event,))
        keep_in_step(connection, after, record, now)
        interview = after
        fresh.append(record)
    return Opened(interview, (*stands.records, *fresh), tuple(fresh))
