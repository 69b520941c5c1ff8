from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach.errors import BadSettings, DatabaseDamaged, DatabaseInUse, DatabaseNewer, DatabaseOlder, NotFound
from coach.store.keeping import Clock
from coach.store.open import open_reader, open_store
from coach.store.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Candidate


@pytest.fixture
def place(data_dir: Path) -> Path:
    """Only a file: what is true of a server stands in test_postgres.py."""
    return data_dir


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def set_revision(data_dir: Path, revision: str) -> None:
    with closing(sqlite3.connect(data_dir / "coach.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        database.execute("DELETE FROM works_with")


class TestOpenStore:
    def test_makes_a_private_directory(self, store: Store, data_dir: Path) -> None:
        """The directory is the owner's alone, and so is every file in it while the service runs."""
        assert store.history("ada", 10) == ()
        assert mode(data_dir) == 0o700
        assert {path.name: mode(path) for path in data_dir.iterdir()} == dict.fromkeys(
            ("coach.db", "coach.db-shm", "coach.db-wal", "coach.lock"), 0o600
        )

    def test_closes_tidily(self, data_dir: Path, clock: Clock) -> None:
        """After closing, everything stands in one database file."""
        open_store(data_dir, clock=clock).close()

        assert {path.name for path in data_dir.iterdir()} <= {"coach.db", "coach.lock"}

    def test_takes_any_directory_name(self, tmp_path: Path, clock: Clock) -> None:
        """Characters that mean something in an address are just characters of a name."""
        odd = tmp_path / "100% of my? data#1 ü"

        open_store(odd, clock=clock).close()

        assert (odd / "coach.db").is_file()

    def test_keeps_what_was_written_earlier(self, data_dir: Path, clock: Clock, ada: Candidate) -> None:
        """A restart finds the interviews of before."""
        begun = ada.begins()
        ada.store.close()

        with closing(open_store(data_dir, clock=clock)) as again:
            assert again.load("i1", "ada").records == begun.records

    def test_refuses_a_second_service(self, store: Store, data_dir: Path, clock: Clock) -> None:
        """Two services never share a file, and the first is not disturbed."""
        with pytest.raises(DatabaseInUse, match="Stop it, or set COACH_DATA_DIR"):
            open_store(data_dir, clock=clock)

        assert store.waiting() == ()

    def test_lets_go_when_opening_fails(self, data_dir: Path, clock: Clock) -> None:
        """A refused database is not held: the next try finds the same reason, not a lock."""
        open_store(data_dir, clock=clock).close()
        set_revision(data_dir, "from-the-future")

        for _ in range(2):
            with pytest.raises(DatabaseNewer, match=r"from-the-future.*Install the newest coach"):
                open_store(data_dir, clock=clock)

    @pytest.mark.parametrize("inside", ["", "deeper"])
    def test_names_a_directory_that_cannot_be_made(self, tmp_path: Path, clock: Clock, inside: str) -> None:
        """A file in the way of the data directory is said, with what to do."""
        (tmp_path / "file").write_text("in the way")

        with pytest.raises(BadSettings, match=r"The data directory .*file.* cannot be written: .*COACH_DATA_DIR"):
            open_store(tmp_path / "file" / inside, clock=clock)

    @pytest.mark.parametrize("name", ["coach.db", "coach.lock"])
    def test_names_a_directory_that_cannot_be_written(self, data_dir: Path, clock: Clock, name: str) -> None:
        """What stands where a file must be is said, and nothing stays locked."""
        (data_dir / name).mkdir(parents=True)

        for _ in range(2):
            with pytest.raises(BadSettings, match="cannot be written"):
                open_store(data_dir, clock=clock)

    def test_refuses_what_is_no_database(self, data_dir: Path, clock: Clock) -> None:
        """A file that is no database is left as it is."""
        data_dir.mkdir()
        (data_dir / "coach.db").write_bytes(b"something else entirely" * 100)

        with pytest.raises(DatabaseDamaged, match="not a database"):
            open_store(data_dir, clock=clock)

        assert (data_dir / "coach.db").read_bytes() == b"something else entirely" * 100


class TestOpenReader:
    def test_reads_while_the_service_runs(self, ada: Candidate, data_dir: Path) -> None:
        """A command beside the service sees every commit."""
        with closing(open_reader(data_dir)) as reader:
            begun = ada.begins()

            assert reader.load("i1", "ada").records == begun.records

    def test_reads_when_no_service_runs(self, ada: Candidate, data_dir: Path, clock: Clock) -> None:
        """A command needs no service, and does not stand in the way of one."""
        begun = ada.begins()
        ada.store.close()

        with closing(open_reader(data_dir)) as reader:
            assert reader.load("i1", "ada").records == begun.records
            open_store(data_dir, clock=clock).close()

    def test_says_that_there_is_nothing_yet(self, data_dir: Path) -> None:
        """Before the first interview there is no database, and reading makes none."""
        with pytest.raises(NotFound, match="coach serve"):
            open_reader(data_dir)

        assert not data_dir.exists()

    @pytest.mark.parametrize(("revision", "error"), [("from-the-future", DatabaseNewer), ("", DatabaseOlder)])
    def test_refuses_other_tables(
        self, data_dir: Path, clock: Clock, revision: str, error: type[DatabaseNewer | DatabaseOlder]
    ) -> None:
        """Tables of a newer or an older coach are not guessed at."""
        open_store(data_dir, clock=clock).close()
        if revision:
            set_revision(data_dir, revision)
        else:
            with closing(sqlite3.connect(data_dir / "coach.db")) as database, database:
                database.execute("DELETE FROM alembic_version")

        with pytest.raises(error):
            open_reader(data_dir)
