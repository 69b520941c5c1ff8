"""SQLite as coach uses it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

WAIT = 5.0
"""Seconds to wait for a connection or for another process's lock."""

READERS = 3

_BOTH = (f"PRAGMA busy_timeout = {int(WAIT * 1000)}", "PRAGMA trusted_schema = OFF", "PRAGMA mmap_size = 0")
_WRITER = (
    *_BOTH,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA journal_size_limit = {64 * 2**20}",
    "PRAGMA wal_autocheckpoint = 1000",
)
_READER = (*_BOTH, "PRAGMA query_only = ON")


def writer(path: Path) -> Engine:
    """Return the engine that writes.

    It has one connection: SQLite takes one writer at a time, and before 3.51.3 two that write and checkpoint
    at the same instant can corrupt the file (sqlite.org/wal.html#walresetbug).
    """
    return _engine(path, mode="rw", connections=1, pragmas=_WRITER, begin="BEGIN IMMEDIATE")


def readers(path: Path) -> Engine:
    """Return the engine that reads: each transaction sees one state of the database and cannot change it."""
    return _engine(path, mode="ro", connections=READERS, pragmas=_READER, begin="BEGIN")


def address(path: Path, mode: str) -> str:
    """Return the address by which SQLite opens a file, whatever characters its name has."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def _engine(path: Path, *, mode: str, connections: int, pragmas: tuple[str, ...], begin: str) -> Engine:
    def connect() -> sqlite3.Connection:
        # Transactions are begun below: the driver's own way would not cover the schema changes of a migration.
        return sqlite3.connect(address(path, mode), uri=True, isolation_level=None, check_same_thread=False)

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=WAIT,
        hide_parameters=True,  # an error that is logged must not repeat what a candidate wrote
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
