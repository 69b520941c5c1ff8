"""Keep the tables beside the events in step with them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, update

from coach.interview.events import Answered, Asked, Closed, Hinted, Recorded, Summarised
from coach.interview.follow import summary_of
from coach.interview.session import Interview
from coach.interview.summary import Summary
from coach.interview.talk import Disputed, Edited, Withdrawn
from coach.interview.turn_state import TurnState
from coach.store import tables


def keep_in_step(connection: Connection, interview: Interview, record: Recorded, now: datetime) -> None:
    """Write what an event changes beside it.

    Args:
        connection: A transaction of the caller.
        interview: As it is after the event.
        record: The event.
        now: When, with a time zone.
    """
    match record.event:
        case Asked():
            _asked(connection, interview.id, record.event, now)
        case Closed():
            _ended(connection, interview.id, None)
        case Summarised(summary):
            _ended(connection, interview.id, summary)
        case Hinted():
            pass
        case event:
            turn = interview.turns[event.turn - 1]
            _turn(connection, interview, turn)
            if isinstance(event, Answered | Edited):
                _answered(connection, interview.id, turn, record.client_id, now)
            if isinstance(event, Edited | Withdrawn):
                _replaced(connection, interview.id, turn)
            if isinstance(event, Disputed):
                _disputed(connection, interview, record.seq, event, now)


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


def _turn(connection: Connection, interview: Interview, turn: TurnState) -> None:
    this = (tables.turn.c.interview == interview.id) & (tables.turn.c.number == turn.number)
    state = _state(turn, dialogue=interview.plan.dialogue)
    waiting = turn.waiting_for
    connection.execute(
        update(tables.turn)
        .where(this)
        .values(
            state=state,
            credit=turn.credit if state in {"graded", "skipped"} else None,
            waits_for=None if waiting is None or state == "waiting" else waiting.number,
        )
    )


def _state(turn: TurnState, *, dialogue: bool) -> str:
    """Return how a turn counts; `waiting` only where a coach that knows of one answer a turn may grade it."""
    if turn.skipped:
        return "skipped"
    if turn.standing is not None:
        return "graded"
    if turn.ungradable:
        return "ungradable"
    waiting = turn.waiting_for
    return "waiting" if waiting is not None and waiting.number == 1 and not dialogue else "open"


def _answered(connection: Connection, interview_id: str, turn: TurnState, client_id: str | None, now: datetime) -> None:
    newest = turn.attempts[-1]
    reply_to = newest.reply_to
    connection.execute(
        insert(tables.answer).values(
            interview=interview_id,
            turn=turn.number,
            attempt=newest.number,
            client_id=client_id,
            text=newest.text,
            hinted=newest.hinted,
            tries=0,
            at=now,
            step=None if reply_to is None else reply_to.step,
            key_point=None if reply_to is None else reply_to.key_point,
        )
    )


def _replaced(connection: Connection, interview_id: str, turn: TurnState) -> None:
    answer = tables.answer.c
    over = tuple(one.number for one in turn.attempts if not one.live)
    these = (answer.interview == interview_id) & (answer.turn == turn.number) & answer.attempt.in_(over)
    connection.execute(update(tables.answer).where(these).values(replaced=True))


def _disputed(connection: Connection, interview: Interview, seq: int, event: Disputed, now: datetime) -> None:
    connection.execute(
        insert(tables.dispute).values(
            interview=interview.id,
            seq=seq,
            turn=event.turn,
            key_point=event.key_point,
            verdict=event.verdict,
            by=event.by,
            at=now,
        )
    )
    if interview.summarised:
        _ended(connection, interview.id, summary_of(interview))


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
