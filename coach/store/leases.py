"""Who grades an answer: a replica takes it for some seconds, keeps it while it works, and loses it when it dies.

The database's clock alone decides: those of the replicas may differ.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, and_, exists, or_, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from coach.store import tables
from coach.turn import Answer

LEASE = 4.0
"""Seconds that an answer stays taken; a dead replica's answers are graded by another after that."""


class DatabaseTime(FunctionElement[float]):
    """Seconds since 1970 by the clock of the database."""

    type = Float()
    inherit_cache = True
    name = "database_time"


@compiles(DatabaseTime, "postgresql")
def _postgresql(_element: DatabaseTime, _compiler: SQLCompiler, **_options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    return "CAST(extract(epoch FROM clock_timestamp()) AS double precision)"


@compiles(DatabaseTime, "sqlite")
def _sqlite(_element: DatabaseTime, _compiler: SQLCompiler, **_options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    return "((julianday('now') - 2440587.5) * 86400.0)"


def free_for(holder: str) -> ColumnElement[bool]:
    """Return the condition that an answer is taken by nobody else."""
    answer = tables.answer.c
    return or_(answer.leased_until.is_(None), answer.leased_until <= DatabaseTime(), answer.leased_by == holder)


def waits() -> ColumnElement[bool]:
    """Return the condition that an answer of a turn waits for its grade."""
    turn, answer = tables.turn.c, tables.answer.c
    return or_(turn.waits_for == answer.attempt, and_(turn.state == "waiting", turn.waits_for.is_(None)))


def take(connection: Connection, answer: Answer, holder: str) -> int | None:
    """Take an answer that waits, count a try, and return how many there were with this one.

    None when it is settled, taken by somebody else, or was never saved.
    """
    column, turn = tables.answer.c, tables.turn.c
    there = exists().where(turn.interview == column.interview, turn.number == column.turn, waits())
    taken = (
        update(tables.answer)
        .where(_this(answer), free_for(holder), there)
        .values(tries=column.tries + 1, leased_by=holder, leased_until=DatabaseTime() + LEASE)
        .returning(column.tries)
    )
    tries: int | None = connection.execute(taken).scalar_one_or_none()
    return tries


def keep(connection: Connection, answer: Answer, holder: str) -> bool:
    """Take an answer for longer; return whether its holder still had it."""
    longer = (
        update(tables.answer)
        .where(_this(answer), tables.answer.c.leased_by == holder)
        .values(leased_until=DatabaseTime() + LEASE)
    )
    return connection.execute(longer).rowcount == 1


def saved(connection: Connection, answer: Answer) -> bool:
    """Return whether there is such an answer."""
    return connection.execute(select(exists().where(_this(answer)))).scalar_one()


def let_go(connection: Connection) -> None:
    """Let go of every answer; right only where no other replica can be alive."""
    held = tables.answer.c.leased_by.is_not(None)
    connection.execute(update(tables.answer).where(held).values(leased_by=None, leased_until=None))


def _this(answer: Answer) -> ColumnElement[bool]:
    column = tables.answer.c
    return (column.interview == answer.interview) & (column.turn == answer.turn) & (column.attempt == answer.attempt)
