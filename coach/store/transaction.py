"""Transactions, and the one place where a database's failures become coach's errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from coach.errors import CoachError, DatabaseDamaged, StorageUnavailable

RETRY_AFTER = 2.0
"""Seconds after which a failed write is worth trying again."""

ATTEMPTS = 6
"""How often a transaction is run at most while others are quicker."""

OVERTAKEN = frozenset({"23505", "40001", "40P01"})
"""Another writer was quicker: a key that it took, a serialisation failure, a deadlock."""

DAMAGED = frozenset({"XX001", "XX002"})
"""A page or an index that the server cannot read."""

_WHY = {
    "25006": "the database takes no writes",
    "25P03": "the database was kept waiting",
    "53100": "the disk of the database is full",
    "53300": "the database has too many connections",
    "55P03": "somebody else holds what is needed",
    "57014": "the database took too long",
}
"""What SQLSTATE codes mean that pass; the server's own words may name hosts and people."""

_UNREADABLE = "Could not decode to UTF-8"
"""What SQLite's driver says of a damaged text, before it repeats the text."""

_AWAY = ("08", "57P")
"""How the codes begin of a server that stops, starts or is gone."""

Result = TypeVar("Result")


@contextmanager
def explained() -> Iterator[None]:
    """Turn a failure of the database in the block into one of coach; a bug of ours stays what it is.

    Raises:
        StorageUnavailable, DatabaseDamaged: As `transaction` does.
    """
    try:
        yield
    except PoolTimeout as error:
        raise _unavailable("too many are waiting") from error
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    except DBAPIError as error:
        known = _meaning(error)
        if known is None:
            _shorten(error)
            raise
        raise known from error


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that commits at the end of the block, or leaves everything as it was.

    Raises:
        StorageUnavailable: The disk is full or fails, the server is away, or somebody else holds the database.
        DatabaseDamaged: The file is no database, or the server cannot read it.
    """
    with explained(), engine.begin() as connection:
        yield connection


def committed(engine: Engine, work: Callable[[Connection], Result]) -> Result:
    """Do some work in a transaction and return its result once that is committed.

    The work is done again from the beginning where another writer was quicker, on what that one wrote.

    Raises:
        StorageUnavailable, DatabaseDamaged: As `transaction` does; nothing was saved, unless the connection was
            lost in the very moment of the commit: then the same call again finds out.
    """
    with explained():
        for _ in range(ATTEMPTS - 1):
            try:
                with engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                if _state(error) not in OVERTAKEN:
                    raise
        with engine.begin() as connection:
            return work(connection)


def _meaning(error: DBAPIError) -> CoachError | None:
    """Return what coach calls a failure; None for a bug of ours."""
    if _UNREADABLE in str(error.orig):
        return _unreadable()
    if isinstance(error, OperationalError) or error.connection_invalidated or _state(error) in _WHY:
        return _unavailable(_reason(error))
    if type(error) is DatabaseError:
        return DatabaseDamaged(f"The database cannot be read: {error.orig}. Restore it from a backup.")
    if _state(error) in DAMAGED:
        return DatabaseDamaged("The database server cannot read its files. Restore the database from a backup.")
    return None


def _shorten(error: DBAPIError) -> None:
    """Leave the first line of what the database said: below it PostgreSQL repeats whole rows, and errors are logged."""
    for one in (error, error.orig):
        if one is not None:
            one.args = tuple(str(part).partition("\n")[0] for part in one.args)


def _unreadable() -> DatabaseDamaged:
    return DatabaseDamaged("The database holds a text that cannot be read. Restore it from a backup.")


def _unavailable(reason: str) -> StorageUnavailable:
    message = f"Nothing can be saved or read now: {reason}. Nothing that was saved is lost; try again."
    return StorageUnavailable(message, RETRY_AFTER)


def _reason(error: DBAPIError) -> str:
    if isinstance(error.orig, sqlite3.Error):
        return str(error.orig)
    state = _state(error)
    if state is None or state.startswith(_AWAY):
        return "the database does not answer"
    return _WHY.get(state, f"the database answers with error {state}")


def _state(error: DBAPIError) -> str | None:
    """Return the SQLSTATE code of a failure; SQLite has none, and neither has a lost connection."""
    return getattr(error.orig, "sqlstate", None)
