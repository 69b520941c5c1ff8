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


def records(connection: Connection, candidate: str, question: str | None = None) -> dict[str, Record]:
    """Return a candidate's record on every question answered, or on one alone, by the question's id."""
    turn, answer = tables.turn.c, tables.answer.c
    rows = (
        select(turn.question_id, answer.at, tables.grade.c.score)
        .select_from(_answers())
        .where(tables.interview.c.candidate == candidate, _to_the_question())
        .order_by(answer.at, answer.interview, answer.turn, answer.attempt)
    )
    if question is not None:
        rows = rows.where(turn.question_id == question)
    found: dict[str, Record] = {}
    for asked, at, score in connection.execute(rows):
        before = found.get(asked)
        answers, best = (before.answers, before.best) if before else (0, None)
        better = score if best is None or (score is not None and score > best) else best
        found[asked] = Record(answers + 1, better, score, at)
    return found


def past_answers(connection: Connection, candidate: str, question: str, limit: int) -> tuple[PastAnswer, ...]:
    """Return at most `limit` answers of a candidate to a question, newest first."""
    answer, grade = tables.answer.c, tables.grade.c
    rows = (
        select(answer.interview, answer.turn, answer.at, grade.score, grade.band)
        .select_from(_answers())
        .where(tables.interview.c.candidate == candidate, tables.turn.c.question_id == question, _to_the_question())
        .order_by(answer.at.desc(), answer.interview, answer.turn.desc(), answer.attempt.desc())
        .limit(limit)
    )
    return tuple(
        PastAnswer(row.interview, row.turn, row.at, row.score, None if row.band is None else Band(row.band))
        for row in connection.execute(rows)
    )


def under_way(connection: Connection, questions: Collection[str]) -> int:
    """Return how many interviews of all candidates are open, or wait for a grade, and ask one of these questions."""
    interview = tables.interview.c
    waiting = select(tables.turn.c.interview).where(awaited())
    rows = select(interview.question_ids).where(or_(interview.closed.is_(False), interview.id.in_(waiting)))
    wanted = frozenset(questions)
    return sum(not wanted.isdisjoint(asked) for asked in connection.scalars(rows))


def awaited() -> ColumnElement[bool]:
    """Return whether a grade is still to come in a turn."""
    return or_(tables.turn.c.state == "waiting", tables.turn.c.waits_for.is_not(None))


def _to_the_question() -> ColumnElement[bool]:
    """Return whether an answer is one to the question itself and was not replaced by another."""
    return and_(tables.answer.c.step.is_(None), tables.answer.c.replaced.is_(False))


def _answers() -> Join:
    """Return every answer with its turn, its interview and the grade that may be shown."""
    grade, answer = tables.grade.c, tables.answer.c
    same = and_(grade.interview == answer.interview, grade.turn == answer.turn, grade.attempt == answer.attempt)
    current = and_(same, grade.current, shown())
    return tables.answer.join(tables.turn).join(tables.interview).outerjoin(tables.grade, current)


def shown() -> ColumnElement[bool]:
    """Return whether an interview tells its grades: an exam does not before its summary."""
    interview = tables.interview.c
    return or_(interview.mode != "exam", interview.score.is_not(None))
