"""Look whether a database holds what was written to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select, text

from coach.errors import DatabaseDamaged
from coach.store import tables
from coach.store.migrate import check_current, revision_of
from coach.store.open import Place, reached, reading
from coach.store.postgres import Postgres
from coach.store.reader import opened
from coach.store.transaction import explained, transaction


@dataclass(frozen=True, slots=True)
class Checked:
    """What a database holds, and what is wrong with it."""

    revision: str | None
    """Of its tables."""
    interviews: int
    answers: int
    waiting: int
    """Answers without a grade yet."""
    problems: tuple[str, ...]
    """What is not as it was written, in words; empty where all is well."""


def check(place: Place) -> Checked:
    """Read all of a database and return what was found; services go on meanwhile.

    Raises:
        NotFound: There is none yet.
        DatabaseNewer, DatabaseOlder: Another version of coach wrote it.
        DatabaseDamaged: It cannot be read at all.
        StorageUnavailable: It cannot be read now.
    """
    with ExitStack() as held:
        readers = reading(place, held)
        with reached(place), transaction(readers) as connection:
            if isinstance(place, Postgres):
                connection.execute(text("SET LOCAL statement_timeout = 0"))
            check_current(connection)
            return Checked(
                revision=revision_of(connection),
                interviews=_count(connection, tables.interview),
                answers=_count(connection, tables.answer),
                waiting=_count(connection, tables.turn, tables.turn.c.state == "waiting"),
                problems=tuple(_problems(connection)),
            )


def _problems(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        yield from (found for (found,) in connection.execute(text("PRAGMA integrity_check")) if found != "ok")
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"A row of {row[0]} belongs to a row of {row[2]} that is not there."
    for interview in connection.scalars(select(tables.interview.c.id).order_by(tables.interview.c.id)).all():
        try:
            with explained():
                opened(connection, tables.interview.c.id == interview)
        except DatabaseDamaged as error:
            yield str(error)
        except (ValueError, TypeError, LookupError):
            yield f"Interview {interview} holds what no coach wrote."
    yield from _out_of_step(connection)


def _out_of_step(connection: Connection) -> Iterator[str]:
    """Compare the tables that are kept beside the events with them."""
    graded = tables.turn.c.state == "graded"
    for kind, table, which in (
        ("asked", tables.turn, None),
        ("answered", tables.answer, None),
        ("graded", tables.turn, graded),
        ("graded", tables.grade, tables.grade.c.current),
    ):
        events = _count(connection, tables.interview_event, tables.interview_event.c.kind == kind)
        rows = _count(connection, table, which)
        if events != rows:
            yield f"There are {events} events of kind {kind}, but {rows} rows of {table.name}."


def _count(connection: Connection, table: Table, which: ColumnElement[bool] | None = None) -> int:
    rows = select(func.count()).select_from(table)
    return connection.scalar(rows if which is None else rows.where(which)) or 0
