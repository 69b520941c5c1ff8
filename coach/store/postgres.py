"""PostgreSQL as coach uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from coach.errors import BadSettings, StorageUnavailable

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Postgres:
    """A database on a PostgreSQL server, and how it is used."""

    url: str = field(repr=False)
    """`postgresql://USER:PASSWORD@HOST:PORT/NAME`; never shown."""
    connections: int = 8
    """Open at most, by one process."""
    timeout: float = 5.0
    """Seconds that a statement, or the wait for a connection, may take."""


def engine(database: Postgres) -> Engine:
    """Return the engine that writes: each statement sees what was committed before it, rows are locked by name.

    Raises:
        BadSettings: The address is none of PostgreSQL, or its driver is not installed.
    """
    milliseconds = int(database.timeout * 1000)
    options = {
        "statement_timeout": milliseconds,
        # A replica that hangs in the middle of something must not keep its rows locked.
        "idle_in_transaction_session_timeout": 2 * milliseconds,
        # Acknowledged means saved, whatever the server's default is.
        "synchronous_commit": "on",
    }
    try:
        return create_engine(
            _address(database.url),
            isolation_level="READ COMMITTED",
            pool_size=database.connections,
            max_overflow=0,
            pool_timeout=database.timeout,
            pool_pre_ping=True,  # a connection that a restart of the server has cut is replaced unnoticed
            hide_parameters=True,  # an error that is logged must not repeat what a candidate wrote
            connect_args={
                "application_name": "coach",
                "connect_timeout": max(2, round(database.timeout)),
                "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
                "keepalives_idle": 5,
                "keepalives_interval": 2,
                "keepalives_count": 3,
                "tcp_user_timeout": 2 * milliseconds,
            },
        )
    except ModuleNotFoundError as error:
        message = "COACH_DATABASE_URL needs the driver of PostgreSQL: pip install 'interview-coach[postgres]'."
        raise BadSettings(message) from error


def reading(writer: Engine) -> Engine:
    """Return the same connections for reading: each transaction sees one state of the database and cannot change it."""
    return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def reached() -> Iterator[None]:
    """Say to whoever starts a command why the database cannot be reached; candidates are told less.

    Raises:
        StorageUnavailable: It cannot; the text has the server's own words.
    """
    try:
        yield
    except StorageUnavailable as error:
        cause = error.__cause__
        if not isinstance(cause, DBAPIError):
            raise
        why = str(cause.orig).strip().partition("\n")[0]
        message = f"The database of COACH_DATABASE_URL cannot be used: {why}. See that it runs and lets coach in."
        raise StorageUnavailable(message, error.retry_after) from cause


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # whose words repeat the password
        address = None
    if address is None or address.drivername not in SCHEMES or not address.database:
        message = "The setting COACH_DATABASE_URL must read postgresql://USER:PASSWORD@HOST:PORT/NAME."
        raise BadSettings(message)
    return address.set(drivername="postgresql+psycopg")
