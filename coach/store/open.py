"""Open the database: a file in the data directory, or one on a PostgreSQL server."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from coach.errors import BadSettings, DatabaseInUse, NotFound
from coach.settings import Settings
from coach.store import leases, postgres, sqlite
from coach.store.copy import copy_file
from coach.store.keeping import Clock
from coach.store.migrate import check_current, migrate, outdated
from coach.store.postgres import Postgres
from coach.store.reader import Reader
from coach.store.store import Store
from coach.store.transaction import transaction

DATABASE = "coach.db"
LOCK = "coach.lock"

Place = Path | Postgres
"""Where a database is: the data directory that holds its file, or a server."""


def place_of(settings: Settings) -> Place:
    """Return where the settings say that the database is."""
    url = settings.database_url
    if url is None or not url.get_secret_value():
        return settings.data_dir
    return Postgres(url.get_secret_value(), settings.database_connections, settings.database_timeout)


def open_store(place: Place, *, clock: Clock) -> Store:
    """Open a database to read and write, and bring it up to date.

    A directory that is made is private (0700), and so are the files (0600). Nobody else can open them so until
    `Store.close()`; a database on a server may be open in several replicas.

    Args:
        place: Where the database lies or is to lie; one on a server must be there, and may be empty.
        clock: Says what time it is, with a time zone.

    Raises:
        BadSettings: The directory cannot be made or written, or the address is none of PostgreSQL.
        DatabaseInUse: Another service holds the file.
        DatabaseNewer: A newer coach wrote it.
        DatabaseDamaged: The file is no database.
        StorageUnavailable: The disk is full or fails, or the server does not answer.
    """
    with ExitStack() as held:
        if isinstance(place, Postgres):
            writer = postgres.engine(place)
            held.callback(writer.dispose)
            with reached(place), transaction(writer) as connection:
                migrate(connection)
            readers = postgres.reading(writer)
        else:
            held.enter_context(claimed(place))
            writer = _upgraded(place / DATABASE, held)
            readers = sqlite.readers(place / DATABASE)
            held.callback(readers.dispose)
        holder = secrets.token_hex(8)
        return Store(writer, readers, clock=clock, holder=holder, release=held.pop_all().close)


def open_reader(place: Place) -> Reader:
    """Open a database to read only, also while a service holds it.

    Raises:
        NotFound: There is none yet.
        BadSettings: The address is none of PostgreSQL.
        DatabaseNewer: A newer coach wrote it.
        DatabaseOlder: An older coach wrote it, and no service has brought it up to date since.
        DatabaseDamaged: The file is no database.
        StorageUnavailable: The disk fails, or the server does not answer.
    """
    with ExitStack() as held:
        readers = reading(place, held)
        with reached(place), transaction(readers) as connection:
            check_current(connection)
        return Reader(readers, release=held.pop_all().close)


def reading(place: Place, held: ExitStack) -> Engine:
    """Return an engine that reads what is there, whatever coach wrote it; it ends with `held`.

    Raises:
        NotFound: There is no database yet.
        BadSettings: The address is none of PostgreSQL.
    """
    if isinstance(place, Postgres):
        readers = postgres.reading(postgres.engine(place))
    elif (place / DATABASE).is_file():
        readers = sqlite.readers(place / DATABASE)
    else:
        raise NotFound(f"No interview was kept in {place} yet. Run `coach practice` or `coach serve` first.")
    held.callback(readers.dispose)
    return readers


def reached(place: Place) -> AbstractContextManager[None]:
    """Say to whoever starts a command why a server cannot be reached; candidates are told less."""
    return postgres.reached() if isinstance(place, Postgres) else nullcontext()


@contextmanager
def claimed(data_dir: Path) -> Iterator[None]:
    """Hold a data directory and make it and its files where they are missing.

    Raises:
        DatabaseInUse: Another service holds it.
        BadSettings: It cannot be made or written.
    """
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
    try:
        yield
    finally:
        lock.release()


def _upgraded(path: Path, held: ExitStack) -> Engine:
    """Return the engine that writes to a file that this process has claimed, with its tables up to date."""
    writer = sqlite.writer(path)
    # Undone in reverse: the writer goes last and leaves one tidy file behind.
    held.callback(writer.dispose)
    with transaction(writer) as connection:
        before = outdated(connection)
    if before is not None:
        copy_file(path, path.with_name(f"{path.name}.of-{before}"), replace=True)
    with transaction(writer) as connection:
        migrate(connection)
        # Whoever took answers before is dead: the file was free.
        leases.let_go(connection)
    return writer
