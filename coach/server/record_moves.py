"""Take a candidate's record along, put it back, delete it. Synchronous: called from worker threads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from coach.errors import BankInUse, CoachError
from coach.store.keeping import Keeper, copies
from coach.store.learned import LearnedReader
from coach.store.record_file import RecordFile, packed_file, unpacked_file


class BankShelf(Protocol):
    """The candidate's own question banks."""

    def names(self) -> Collection[str]:
        """Return the names that are taken, by banks of the settings too."""
        ...

    def packed(self) -> dict[str, bytes]:
        """Return the candidate's banks by name, a zip file each."""
        ...

    def add(self, name: str, content: bytes) -> str:
        """Add a bank from a zip file and return its name, or raise why it cannot be added."""
        ...

    def remove(self, name: str) -> None:
        """Remove one of the candidate's banks."""
        ...


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup added."""

    interviews: int
    there: int
    """How many of its interviews stood in the record already."""
    banks: tuple[str, ...]
    left_out: tuple[str, ...]
    """Names of its banks that were not added: there is one of that name, or none can be added here."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted."""

    interviews: int
    banks: tuple[str, ...]
    kept_banks: tuple[str, ...]
    """Names of banks that somebody else's open interview still asks."""
    copies: tuple[str, ...]
    """Names of earlier copies of the database, which still hold what was deleted."""


def exported(reader: LearnedReader, shelf: BankShelf, candidate: str, now: datetime) -> bytes:
    """Return all of a candidate as one zip file.

    Raises:
        StorageUnavailable, DatabaseDamaged: It cannot be read.
    """
    return packed_file(RecordFile(reader.packed(candidate), shelf.packed()), now)


def restored(keeper: Keeper, shelf: BankShelf, candidate: str, content: bytes) -> Restored:
    """Add what a file holds and a candidate's record does not, all of it or nothing.

    Raises:
        BadBackup: The file cannot be taken.
        CoachError: One of its banks cannot be added, or nothing can be saved now.
    """
    file = unpacked_file(content)
    # Other services on one database would not know the questions of a bank that is added here.
    new = set() if keeper.shared else set(file.banks) - set(shelf.names())
    with _undone_on_failure(shelf) as added:
        for name in sorted(new):
            added.append(shelf.add(name, file.banks[name]))
        found = keeper.add(candidate, file.interviews)
    return Restored(found.interviews, found.there, tuple(added), tuple(sorted(set(file.banks) - new)))


def deleted(keeper: Keeper, shelf: BankShelf, candidate: str, data_dir: Path) -> Deleted:
    """Delete everything that a candidate has, interviews first.

    Raises:
        StorageUnavailable: It cannot be deleted now.
    """
    interviews = keeper.forget(candidate)
    gone, kept = [], []
    for name in sorted(shelf.packed()):
        try:
            shelf.remove(name)
            gone.append(name)
        except BankInUse:
            kept.append(name)
    return Deleted(interviews, tuple(gone), tuple(kept), () if keeper.shared else copies(data_dir))


def file_name(now: datetime) -> str:
    """Return what a file of the whole record is called."""
    return f"coach-record-{now.astimezone(UTC):%Y-%m-%d}.zip"


@contextmanager
def _undone_on_failure(shelf: BankShelf) -> Iterator[list[str]]:
    """Remove the banks that were added in the block when it fails."""
    added: list[str] = []
    try:
        yield added
    except CoachError:
        for name in added:
            shelf.remove(name)
        raise
