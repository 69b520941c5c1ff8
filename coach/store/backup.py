"""Backups: one file of SQLite, whatever database it was made of, and back into either."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, exists, insert, select, text

from coach.errors import BadInput, DatabaseDamaged, NotFound
from coach.store import leases, postgres, sqlite, tables
from coach.store.copy import copy_file, opened, written
from coach.store.migrate import check_exact, migrate, revision_of
from coach.store.open import DATABASE, Place, claimed, reached, reading
from coach.store.postgres import Postgres
from coach.store.transaction import transaction

HEADER = b"SQLite format 3\0"

ROWS = 500
"""How many rows go from one database to another at once."""


def backup(place: Place, target: Path) -> None:
    """Write a database into one file as it is at one moment; services go on meanwhile.

    Args:
        place: The database.
        target: Where the file goes; nothing may be there.

    Raises:
        BadInput: There is a file at `target`.
        NotFound: There is no database yet.
        Damaged: The database is damaged, or on a server and written by another version of coach.
        StorageUnavailable: It cannot be read now.
        OSError: The file cannot be made.
    """
    with ExitStack() as held:
        readers = reading(place, held)
        if not isinstance(place, Postgres):
            copy_file(place / DATABASE, target)
            return
        partial = held.enter_context(written(target))
        writer = sqlite.writer(partial)
        held.callback(writer.dispose)
        with reached(place), transaction(readers) as source:
            source.execute(text("SET LOCAL statement_timeout = 0"))
            check_exact(source)
            with transaction(writer) as copy:
                migrate(copy)
                _copy_rows(source, copy)


def restore(place: Place, source: Path, now: Callable[[], datetime]) -> Path | None:
    """Put a backup in the place of a database, and bring it up to date.

    What was there is kept in a file beside it, whose path is returned. On a server the database must be empty
    instead, and is left so when this fails.

    Args:
        place: The database; no service may use it.
        source: What `backup` wrote, on whatever database.
        now: Says what time it is, for the name of what is kept.

    Raises:
        NotFound: There is no such backup.
        BadInput: The database on the server holds interviews.
        DatabaseInUse: A service uses the data directory.
        Damaged: The backup is damaged, or of a newer coach.
        StorageUnavailable: The disk is full, or the server does not answer. Nothing was changed.
    """
    if not source.is_file():
        raise NotFound(f"There is no backup at {source}.")
    if isinstance(place, Postgres):
        with TemporaryDirectory() as folder:
            _restore_rows(place, _ready(source, Path(folder) / DATABASE))
        return None
    with claimed(place):
        return _swap(place, _ready(source, place / f"{DATABASE}.restoring"), f"{now():%Y%m%dT%H%M%S}")


def _restore_rows(place: Postgres, file: Path) -> None:
    """Copy all rows of a file into an empty database on a server, or none."""
    with ExitStack() as held:
        writer, readers = postgres.engine(place), sqlite.readers(file)
        held.callback(writer.dispose)
        held.callback(readers.dispose)
        with reached(place), transaction(writer) as target:
            migrate(target)
            target.execute(text("LOCK TABLE interview IN EXCLUSIVE MODE"))
            if target.scalar(select(exists().select_from(tables.interview))):
                raise BadInput("The database of COACH_DATABASE_URL holds interviews. Restore into an empty one.")
            with transaction(readers) as source:
                _copy_rows(source, target)


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in tables.metadata.sorted_tables:
        if table is tables.works_with:  # it speaks of the tables, and came with them
            continue
        rows = source.execute(select(table), execution_options={"yield_per": ROWS}).mappings()
        for some in rows.partitions():
            target.execute(insert(table), [dict(row) for row in some])


def _ready(source: Path, copy: Path) -> Path:
    """Return a sound copy of a backup with its tables up to date; the backup itself stays as it is."""
    copy_file(source, copy, replace=True)
    writer = sqlite.writer(copy)
    with ExitStack() as failing:
        failing.callback(copy.unlink)
        failing.callback(writer.dispose)
        with transaction(writer) as connection:
            _refuse_unsound(connection, source)
            migrate(connection)
            leases.let_go(connection)
        failing.pop_all()
    writer.dispose()
    return copy


def _refuse_unsound(connection: Connection, source: Path) -> None:
    if revision_of(connection) is None:
        raise DatabaseDamaged(f"{source} is no backup of coach.")
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise DatabaseDamaged(f"{source} is damaged: a row of {broken[0]} belongs to nothing.")


def _swap(data_dir: Path, ready: Path, moment: str) -> Path | None:
    """Put a ready file in the place of the database, which is kept; at no moment is there none."""
    database = data_dir / DATABASE
    kept = None
    if database.stat().st_size:
        if _begins(database) == HEADER:
            with suppress(sqlite3.Error), closing(opened(database, "rw")) as old:
                # Closed by its last user, it has everything in one file. A damaged one is kept with what lies beside.
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = data_dir / f"{DATABASE}.before-{moment}"
        os.link(database, kept)
        for end in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                database.with_name(database.name + end).rename(kept.with_name(kept.name + end))
    ready.replace(database)
    return kept


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(HEADER))
