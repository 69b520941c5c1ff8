from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, QueuePool, create_engine, text
from sqlalchemy.exc import IntegrityError

from coach.errors import StorageUnavailable
from coach.store import sqlite
from coach.store.migrate import migrate
from coach.store.open import open_reader, open_store
from coach.store.store import Store
from coach.store.transaction import transaction

if TYPE_CHECKING:
    from tests.store.conftest import Candidate, Clock

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "coach.db").touch()
    return tmp_path / "coach.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Engine]:
    writer = sqlite.writer(path)
    with transaction(writer) as connection:
        migrate(connection)
    yield writer
    writer.dispose()


@pytest.fixture
def store(path: Path, writer: Engine, clock: Clock) -> Iterator[Store]:
    """Open a store whose one writing connection the test can reach."""
    readers = sqlite.readers(path)
    with closing(Store(writer, readers, clock=clock, holder="one", release=readers.dispose)) as store:
        yield store


def pragma(writer: Engine, setting: str) -> None:
    with transaction(writer) as connection:
        connection.execute(text(f"PRAGMA {setting}"))


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let writes fail that would make any file larger than `size` bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class TestDiskFull:
    def test_says_so_and_recovers(self, ada: Candidate, writer: Engine) -> None:
        """A full disk refuses the answer and keeps the rest; with room again the same message is taken."""
        ada.begins()
        pragma(writer, "max_page_count = 1")

        with pytest.raises(StorageUnavailable, match="full") as full:
            ada.answers(1, "Long. " * 5_000, client_id="a")
        assert full.value.retry_after > 0
        assert len(ada.sees().records) == 1

        pragma(writer, f"max_page_count = {2**30}")
        assert len(ada.answers(1, "Long. " * 5_000, client_id="a").records) == 2

    def test_holds_at_the_moment_of_the_commit(self, ada: Candidate, path: Path) -> None:
        """What cannot be written out is not acknowledged, and nothing of it remains."""
        ada.begins()
        log = path.with_name("coach.db-wal")

        with no_file_beyond(log.stat().st_size + 5_000), pytest.raises(StorageUnavailable):
            ada.answers(1, "Long. " * 5_000, client_id="a")
        assert len(ada.sees().records) == 1

        assert len(ada.answers(1, "Long. " * 5_000, client_id="a").records) == 2
        assert len(ada.sees().records) == 2


class TestLocked:
    def test_waits_and_then_says_so(self, ada: Candidate, writer: Engine, path: Path) -> None:
        """A stranger that holds the file delays a write, and does not stop reading."""
        ada.begins()
        pragma(writer, "busy_timeout = 1")
        with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
            stranger.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageUnavailable, match="locked"):
                ada.skips(1)
            assert len(ada.sees().records) == 1
            stranger.execute("ROLLBACK")

        assert len(ada.skips(1).records) == 3

    def test_says_when_too_many_wait(self, path: Path) -> None:
        """Who cannot get a connection in time is told to come back."""
        crowded = create_engine(f"sqlite:///{path}", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0)
        with transaction(crowded), pytest.raises(StorageUnavailable, match="too many"):
            pragma(crowded, "user_version")
        crowded.dispose()


class TestTransaction:
    @pytest.mark.usefixtures("writer")
    def test_lets_a_reader_change_nothing(self, path: Path) -> None:
        """The reading connections cannot write, whatever is asked of them."""
        readers = sqlite.readers(path)
        with pytest.raises(StorageUnavailable, match="readonly"), transaction(readers) as connection:
            connection.execute(text("DELETE FROM interview"))
        readers.dispose()

    def test_refuses_rows_without_their_interview(self, writer: Engine) -> None:
        """The database itself checks what belongs together; breaking that is a bug and shown as one."""
        message = text("INSERT INTO message VALUES ('nobody', 'm', 'p', 1, 1)")
        with pytest.raises(IntegrityError, match="FOREIGN KEY"), transaction(writer) as connection:
            connection.execute(message)

    @pytest.mark.parametrize(
        ("setting", "value"),
        [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("mmap_size", 0)],
    )
    def test_is_as_safe_as_promised(self, writer: Engine, setting: str, value: object) -> None:
        """A commit is on the disk when it returns, and the file is guarded as the settings say."""
        with writer.connect() as connection:
            assert connection.scalar(text(f"PRAGMA {setting}")) == value


class TestKilled:
    def test_keeps_every_acknowledged_message(self, data_dir: Path, clock: Clock) -> None:
        """A service killed while it writes has kept all that it acknowledged, in one piece each."""
        acknowledged: dict[str, int] = {}
        for life in range(5):
            acknowledged |= killed_after(7 + 9 * life, data_dir, life)

        with closing(open_reader(data_dir)) as reader:
            listed = reader.history("ada", 10_000)
            records = [reader.load(one.interview, "ada").records for one in listed]
        found = {one.client_id: one.seq for each in records for one in each if one.client_id is not None}
        assert len(acknowledged) >= 7 + 16 + 25 + 34 + 43
        assert acknowledged.items() <= found.items()
        # A life may have one commit more than it could tell of; each made two events but a start one.
        assert len(found) <= len(acknowledged) + 5
        assert sum(map(len, records)) == 2 * len(found) - len(listed)
        open_store(data_dir, clock=clock).close()


def killed_after(lines: int, data_dir: Path, life: int) -> dict[str, int]:
    """Run the writer, kill it once it has acknowledged some messages, and return all that it acknowledged."""
    command = [sys.executable, str(WRITER), str(data_dir), str(life)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        told += process.stdout.readlines()
    pairs = (line.split() for line in told if line.endswith("\n"))
    return {client_id: int(seq) for client_id, seq in pairs}
