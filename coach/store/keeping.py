"""A candidate's whole record: taken along, put into another database, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import DataError, IntegrityError

from coach.errors import BadBackup
from coach.interview.events import Graded
from coach.store import tables
from coach.store.append import append
from coach.store.learned import local_day
from coach.store.packed import PackedInterview
from coach.store.reader import Opened, Reader
from coach.store.rows import insert_grade, insert_interview, insert_message
from coach.store.transaction import committed

Clock = Callable[[], datetime]
"""Says what time it is, with a time zone."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a backup added to a record."""

    interviews: int
    """How many were added."""
    there: int
    """How many stood in the record already; they stay as they are."""


class Keeper(Reader):
    """Moves whole records; the methods and their errors are as those of `Store`."""

    def __init__(self, writer: Engine, readers: Engine, *, clock: Clock, release: Callable[[], None]) -> None:
        super().__init__(readers, release=release)
        self._writer = writer
        self._clock = clock

    @property
    def shared(self) -> bool:
        """Whether other replicas may use the same database."""
        return self._writer.dialect.name != "sqlite"

    def now(self) -> float:
        """Return what time it is, in seconds since 1970."""
        return self._clock().timestamp()

    def today(self) -> int:
        """Return today's day in the time zone of this machine, numbered as `date.toordinal` does."""
        return local_day(self._clock())

    def add(self, candidate: str, interviews: Sequence[PackedInterview]) -> Added:
        """Add interviews that are not in a candidate's record, all of them or none; their ids are kept.

        Raises:
            BadBackup: One of them belongs to another candidate here, or does not fit what is there.
        """
        try:
            return committed(self._writer, lambda connection: _add(connection, candidate, interviews))
        except (IntegrityError, DataError) as error:
            raise BadBackup("What it holds contradicts itself, or the record here.") from error

    def forget(self, candidate: str) -> int:
        """Delete everything that a candidate ever did, and return how many interviews there were.

        On SQLite nothing of it is left in the file. What was copied before is not touched: see `copies`.
        """
        found = committed(self._writer, lambda connection: _forget(connection, candidate))
        if not self.shared:
            # What the log of changes still holds goes into the file, and is overwritten.
            connection = self._writer.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
        return found


def copies(data_dir: Path) -> tuple[str, ...]:
    """Return the names of the earlier copies of the database in a data directory."""
    return tuple(sorted(path.name for path in data_dir.glob("coach.db.*") if path.is_file()))


def _add(connection: Connection, candidate: str, interviews: Sequence[PackedInterview]) -> Added:
    rows = connection.execute(select(tables.interview.c.id, tables.interview.c.candidate))
    owner = {row.id: row.candidate for row in rows}
    new = [one for one in interviews if one.id not in owner]
    foreign = next((one.id for one in interviews if owner.get(one.id, candidate) != candidate), None)
    if foreign is not None:
        raise BadBackup(f"Interview {foreign} belongs to somebody else here.")
    for one in new:
        _insert(connection, candidate, one)
    return Added(len(new), len(interviews) - len(new))


def _insert(connection: Connection, candidate: str, packed: PackedInterview) -> None:
    insert_interview(connection, packed.begun, candidate, packed.client_id, packed.bank_hash, packed.started_at)
    for message in packed.messages:
        before = replace(packed.begun, last_seq=message.first_seq - 1)
        led_to = message.last_seq - before.last_seq
        insert_message(connection, before, message.client_id, message.payload_hash, led_to)
    stands = Opened(packed.begun, ())
    for one in packed.events:
        stands = append(connection, stands, (one.event,), now=one.at, client_id=one.client_id)
        if isinstance(one.event, Graded):
            insert_grade(connection, packed.id, one.event, one.at)


def _forget(connection: Connection, candidate: str) -> int:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    mine = select(tables.interview.c.id).where(tables.interview.c.candidate == candidate)
    for table in reversed(tables.metadata.sorted_tables):
        if "interview" in table.c:
            connection.execute(delete(table).where(table.c.interview.in_(mine)))
    return connection.execute(delete(tables.interview).where(tables.interview.c.candidate == candidate)).rowcount
