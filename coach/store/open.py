"""Open the database of a data directory."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock, Timeout

from coach.errors import BadSettings, DatabaseInUse, NotFound
from coach.store import engine
from coach.store.migrate import check_current, migrate
from coach.store.reader import Reader
from coach.store.store import Clock, Store

DATABASE = "coach.db"
LOCK = "coach.lock"


def open_store(data_dir: Path, *, clock: Clock) -> Store:
    """Open the database of a data directory to read and write, and bring it up to date.

    A directory that is made is private (0700), and so are the files (0600). Nobody else can open it so until
    `Store.close()`.

    Args:
        data_dir: Where the database lies or is to lie.
        clock: Says what time it is, with a time zone.

    Raises:
        BadSettings: The directory cannot be made or written.
        DatabaseInUse: Another service holds it.
        DatabaseNewer: A newer coach wrote it.
        DatabaseDamaged: The file is no database.
        StorageUnavailable: The disk is full or fails.
    """
    with ExitStack() as held:
        held.callback(_claim(data_dir).release)
        writer = engine.writer(data_dir / DATABASE)
        # Undone in reverse: the writer goes last and leaves one tidy file behind.
        held.callback(writer.dispose)
        with engine.transaction(writer) as connection:
            migrate(connection)
        readers = engine.readers(data_dir / DATABASE)
        held.callback(readers.dispose)
        return Store(writer, readers, clock=clock, release=held.pop_all().close)


def open_reader(data_dir: Path) -> Reader:
    """Open the database of a data directory to read only, also while a service holds it.

    Raises:
        NotFound: There is none yet.
        DatabaseNewer: A newer coach wrote it.
        DatabaseOlder: An older coach wrote it, and no service has brought it up to date since.
        DatabaseDamaged: The file is no database.
        StorageUnavailable: The disk fails.
    """
    path = data_dir / DATABASE
    if not path.is_file():
        message = f"No interview was kept in {data_dir} yet. Run `coach practice` or `coach serve` first."
        raise NotFound(message)
    with ExitStack() as held:
        readers = engine.readers(path)
        held.callback(readers.dispose)
        with engine.transaction(readers) as connection:
            check_current(connection)
        return Reader(readers, release=held.pop_all().close)


def _claim(data_dir: Path) -> FileLock:
    """Make the directory and its files where they are missing, and take the lock."""
    lock = FileLock(data_dir / LOCK, timeout=0, mode=0o600, thread_local=False)
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
        os.close(os.open(data_dir / DATABASE, os.O_CREAT | os.O_RDWR, 0o600))
    except Timeout as error:
        message = f"Another coach uses {data_dir}. Stop it, or set COACH_DATA_DIR to another directory."
        raise DatabaseInUse(message) from error
    except OSError as error:
        lock.release()
        message = f"The data directory {data_dir} cannot be written: {error.strerror}. Set COACH_DATA_DIR to another."
        raise BadSettings(message) from error
    return lock
