"""Copy a database into one file that holds everything, while others use it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from coach.errors import BadInput, CoachError, DatabaseDamaged, StorageUnavailable
from coach.store.sqlite import address
from coach.store.transaction import RETRY_AFTER


def copy_file(source: Path, target: Path, *, replace: bool = False) -> None:
    """Copy a database of SQLite as it is at one moment; those who write to it are not kept waiting.

    Raises:
        BadInput: There is a file at `target`, and it is not to be replaced.
        DatabaseDamaged: The source is no database, or not sound.
        StorageUnavailable: The disk is full or fails.
        OSError: A file cannot be read or made.
    """
    with (
        written(target, replace=replace) as partial,
        _explained(source),
        closing(opened(source, "ro")) as old,
        closing(opened(partial, "rw")) as new,
    ):
        old.backup(new)


@contextmanager
def written(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty file beside `target` for a database, which stands there afterwards, whole, sound and private.

    Raises:
        BadInput: There is a file at `target`, and it is not to be replaced.
        DatabaseDamaged: What was written is not sound.
        OSError: A file cannot be made.
    """
    if target.exists() and not replace:
        raise BadInput(f"{target} exists already. Name another file, or move it away.")
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with _synced(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR):
            yield partial
            with _explained(partial), closing(opened(partial, "rw")) as new:
                # One file, which needs no others beside it when somebody looks into it.
                new.execute("PRAGMA journal_mode = DELETE")
                ((found,), *_) = new.execute("PRAGMA integrity_check(1)")
                if found != "ok":
                    raise DatabaseDamaged(f"What was copied is damaged: {found}.")
        partial.replace(target)
        with _synced(target.parent, os.O_RDONLY):
            pass
    finally:
        partial.unlink(missing_ok=True)


def opened(path: Path, mode: str) -> sqlite3.Connection:
    """Open a database file to read (`ro`) or to write (`rw`), without making one."""
    return sqlite3.connect(address(path, mode), uri=True, isolation_level=None)


@contextmanager
def _synced(path: Path, flags: int) -> Iterator[None]:
    """Open a file or folder, and see that what was done in the block is on the disk."""
    file = os.open(path, flags, 0o600)
    try:
        yield
        os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _meaning(error, path) from error


def _meaning(error: Exception, path: Path) -> CoachError:
    if isinstance(error, sqlite3.OperationalError):
        return StorageUnavailable(f"{path} cannot be copied: {error}. Nothing was changed.", RETRY_AFTER)
    return DatabaseDamaged(f"{path} cannot be read as a sound database.")
