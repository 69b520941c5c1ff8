"""Look whether a database holds what was written to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, text

from coach.errors import DatabaseDamaged
from coach.store import tables
from coach.store.migrate import check_current, revision_of
from coach.store.open import Place, reached, reading
from coach.store.postgres import Postgres
from coach.store.reader import opened
from coach.store.records import awaited
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
                waiting=_count(connection, tables.turn, awaited()),
                problems=tuple(_problems(connection)),
            )


def _problems(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        yield from (found for (found,) in connection.execute(text("PRAGMA integrity_check")) if found != "ok")
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"A row of {row[0]} belongs to a row of {row[2]} that is not there."
    for interview in connection.scalars(select(tables.interview.c.id).order_by(tables.interview.c.id)).all():
        try:
            with _apart(connection):
                opened(connection, tables.interview.c.id == interview)
        except DatabaseDamaged as error:
            yield str(error)
        except (ValueError, TypeError, LookupError):
            yield f"Interview {interview} holds what no coach wrote."
    try:
        with _apart(connection):
            out_of_step = tuple(_out_of_step(connection))
    except DatabaseDamaged as error:
        out_of_step = (str(error),)
    yield from out_of_step


@contextmanager
def _apart(connection: Connection) -> Iterator[None]:
    """Let what cannot be read in the block be no end: PostgreSQL refuses a transaction in which anything failed.

    Raises:
        StorageUnavailable, DatabaseDamaged: As `explained` does; the transaction goes on as before the block.
    """
    with explained(), connection.begin_nested():
        yield


def _out_of_step(connection: Connection) -> Iterator[str]:
    """Compare the tables that are kept beside the events with them."""
    for kinds, table, which in (
        (("asked",), tables.turn, None),
        (("answered", "edited"), tables.answer, None),
        (("graded",), tables.grade, tables.grade.c.current),
        (("disputed",), tables.dispute, None),
    ):
        events = _count(connection, tables.interview_event, tables.interview_event.c.kind.in_(kinds))
        rows = _count(connection, table, which)
        if events != rows:
            yield f"There are {events} events of kind {' or '.join(kinds)}, but {rows} rows of {table.name}."
    given = connection.scalar(select(func.count()).select_from(_turns_with_a_grade().subquery())) or 0
    rows = _count(connection, tables.turn, tables.turn.c.state == "graded")
    if given != rows:
        yield f"There are grades in {given} turns, but {rows} rows of turn say so."


def _turns_with_a_grade() -> Select[tuple[str, int]]:
    """Return the query for the turns in which a grade counts: of an answer that was not replaced."""
    answer = tables.answer.c
    live = tables.grade.join(tables.answer)
    return select(answer.interview, answer.turn).select_from(live).where(answer.replaced.is_(False)).distinct()


def _count(connection: Connection, table: Table, which: ColumnElement[bool] | None = None) -> int:
    rows = select(func.count()).select_from(table)
    return connection.scalar(rows if which is None else rows.where(which)) or 0
