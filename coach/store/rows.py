"""Rows that a call of the store inserts beside the events, and what stands in them."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Row, insert

from coach.interview.events import Graded
from coach.interview.question import Level
from coach.interview.session import Interview, Mode, Plan
from coach.store import tables
from coach.store.bodies import grade_body


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
            reasons=interview.reasons,
            dialogue=plan.dialogue,
            tags=plan.tags,
            due=plan.due,
            minutes=plan.minutes,
        )
    )


def plan_of(row: Row[tuple[object, ...]]) -> Plan:
    """Return what the candidate wanted of an interview, by the row that was inserted."""
    return Plan(
        topics=row.topics,
        level=cast("Level | None", row.level),
        length=row.length,
        mode=cast("Mode", row.mode),
        seed=row.seed,
        dialogue=row.dialogue,
        tags=row.tags or (),
        due=row.due,
        minutes=row.minutes,
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


def insert_grade(connection: Connection, interview_id: str, graded: Graded, now: datetime) -> None:
    """Insert the grade that counts, with its feedback."""
    connection.execute(
        insert(tables.grade).values(
            interview=interview_id,
            turn=graded.turn,
            attempt=graded.attempt,
            grader_version=graded.grader.version,
            model=graded.grader.model,
            bank=graded.grader.bank,
            current=True,
            score=graded.grade.score,
            band=graded.grade.band.value,
            credit=graded.credit,
            body=grade_body(graded.grade),
            feedback=graded.feedback,
            at=now,
        )
    )
