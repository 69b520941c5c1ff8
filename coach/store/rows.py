"""Rows that a call of the store inserts, beside the events."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from coach.interview.session import Interview
from coach.store import tables
from coach.store.bodies import grade_body
from coach.turn import Turn


def insert_interview(
    connection: Connection, interview: Interview, candidate: str, client_id: str, bank_hash: str, now: datetime
) -> None:
    """Insert a new interview, with nothing in it yet."""
    plan = interview.plan
    connection.execute(
        insert(tables.interview).values(
            id=interview.id,
            candidate=candidate,
            client_id=client_id,
            topics=plan.topics,
            level=plan.level,
            length=plan.length,
            mode=plan.mode,
            seed=plan.seed,
            question_ids=interview.question_ids,
            bank_hash=bank_hash,
            started_at=now,
            closed=False,
        )
    )


def insert_message(
    connection: Connection, interview: Interview, client_id: str, payload_hash: str, events: int
) -> None:
    """Insert a client message that leads to so many events of an interview as it stands."""
    connection.execute(
        insert(tables.message).values(
            interview=interview.id,
            client_id=client_id,
            payload_hash=payload_hash,
            first_seq=interview.last_seq + 1,
            last_seq=interview.last_seq + events,
        )
    )


def insert_grade(connection: Connection, turn: Turn, now: datetime) -> None:
    """Insert the grade that counts, with its feedback."""
    connection.execute(
        insert(tables.grade).values(
            interview=turn.answer.interview,
            turn=turn.answer.turn,
            grader_version=turn.grader.version,
            model=turn.grader.model,
            bank=turn.grader.bank,
            current=True,
            score=turn.grade.score,
            band=turn.grade.band.value,
            credit=turn.credit,
            body=grade_body(turn.grade),
            feedback=turn.feedback,
            at=now,
        )
    )
