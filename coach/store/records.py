"""What a candidate's record says of single questions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Join, and_, or_, select

from coach.interview.grade import Band
from coach.store import tables


@dataclass(frozen=True, slots=True)
class Record:
    """How a candidate did on one question."""

    answers: int
    """How often it was answered."""
    best: float | None
    """The best score, 0 to 100; None while none is shown."""
    last: float | None
    """The score of the newest answer; None while it waits or is held back."""
    at: datetime
    """When it was answered last, in UTC."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One answer of a candidate to a question."""

    interview: str
    turn: int
    at: datetime
    """In UTC."""
    score: float | None
    """0 to 100; None while it waits or is held back."""
    band: Band | None


def records(connection: Connection, candidate: str) -> dict[str, Record]:
    """Return a candidate's record on every question answered, by the question's id."""
    turn, answer = tables.turn.c, tables.answer.c
    rows = (
        select(turn.question_id, answer.at, tables.grade.c.score)
        .select_from(_answers())
        .where(tables.interview.c.candidate == candidate)
        .order_by(answer.at, answer.interview, answer.turn)
    )
    found: dict[str, Record] = {}
    for question, at, score in connection.execute(rows):
        before = found.get(question)
        answers, best = (before.answers, before.best) if before else (0, None)
        better = score if best is None or (score is not None and score > best) else best
        found[question] = Record(answers + 1, better, score, at)
    return found


def past_answers(connection: Connection, candidate: str, question: str, limit: int) -> tuple[PastAnswer, ...]:
    """Return at most `limit` answers of a candidate to a question, newest first."""
    answer, grade = tables.answer.c, tables.grade.c
    rows = (
        select(answer.interview, answer.turn, answer.at, grade.score, grade.band)
        .select_from(_answers())
        .where(tables.interview.c.candidate == candidate, tables.turn.c.question_id == question)
        .order_by(answer.at.desc(), answer.interview, answer.turn.desc())
        .limit(limit)
    )
    return tuple(
        PastAnswer(row.interview, row.turn, row.at, row.score, None if row.band is None else Band(row.band))
        for row in connection.execute(rows)
    )


def under_way(connection: Connection, questions: Collection[str]) -> int:
    """Return how many interviews of all candidates are open, or wait for a grade, and ask one of these questions."""
    interview, turn = tables.interview.c, tables.turn.c
    waiting = select(turn.interview).where(turn.state == "waiting")
    rows = select(interview.question_ids).where(or_(interview.closed.is_(False), interview.id.in_(waiting)))
    wanted = frozenset(questions)
    return sum(not wanted.isdisjoint(asked) for asked in connection.scalars(rows))


def _answers() -> Join:
    """Return every answer with its turn, its interview and the grade that may be shown."""
    grade, answer = tables.grade.c, tables.answer.c
    current = and_(grade.interview == answer.interview, grade.turn == answer.turn, grade.current, _shown())
    return tables.answer.join(tables.turn).join(tables.interview).outerjoin(tables.grade, current)


def _shown() -> ColumnElement[bool]:
    """Return whether an interview tells its grades: an exam does not before its summary."""
    interview = tables.interview.c
    return or_(interview.mode != "exam", interview.score.is_not(None))
