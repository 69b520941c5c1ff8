from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.errors import BadInput, CoachError, DatabaseDamaged, DatabaseInUse, DatabaseNewer, NotFound
from coach.store import sqlite
from coach.store.backup import backup, restore
from coach.store.check import check
from coach.store.migrate import configuration, newest
from coach.store.open import DATABASE, Place, open_reader, open_store
from coach.store.postgres import Postgres
from coach.store.transaction import transaction

if TYPE_CHECKING:
    from coach.store.reader import Opened
    from coach.store.store import Store
    from tests.postgres import PostgresServer
    from tests.store.conftest import Candidate, Clock, Run


def now() -> datetime:
    return datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def talk(ada: Candidate) -> Opened:
    """An interview with a bit of everything in it."""
    ada.begins()
    ada.asks_hint(1)
    ada.answers(1, "It is “so”. 🗝️")
    ada.gets(72.5)
    ada.skips(2)
    return ada.answers(3, "Waits.")


@pytest.fixture
def saved(talk: Opened, place: Place, tmp_path: Path) -> Path:
    """A backup of that interview."""
    assert talk.records
    backup(place, tmp_path / "saved.db")
    return tmp_path / "saved.db"


def sees(place: Place) -> Opened:
    with closing(open_reader(place)) as reader:
        return reader.load("i1", "ada")


class TestBackup:
    def test_is_one_private_file(self, saved: Path) -> None:
        """Everything stands in one file, which only its owner reads, and which makes no others when it is read."""
        with closing(sqlite3.connect(f"file:{saved}?mode=ro", uri=True)) as database:
            assert database.execute("SELECT count(*) FROM interview_event").fetchone() == (8,)

        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        assert [path.name for path in saved.parent.iterdir() if "saved" in path.name] == ["saved.db"]

    def test_goes_on_beside_the_service(self, ada: Candidate, saved: Path, tmp_path: Path) -> None:
        """The backup is the state of one moment; the service writes on meanwhile."""
        ada.ends()

        assert len(ada.sees().records) == 9
        assert restored(saved, tmp_path).records == ada.sees().records[:8]

    def test_overwrites_nothing(self, place: Place, saved: Path) -> None:
        """A file that is there already is left as it is."""
        before = saved.read_bytes()

        with pytest.raises(BadInput, match="exists already"):
            backup(place, saved)
        assert saved.read_bytes() == before

    def test_leaves_nothing_behind_when_it_fails(self, talk: Opened, place: Place, tmp_path: Path) -> None:
        """A folder that is not there is said, and no half of a file remains."""
        assert talk.records
        with pytest.raises(FileNotFoundError):
            backup(place, tmp_path / "nowhere" / "saved.db")
        assert not list(tmp_path.glob("**/*saved*"))

    def test_needs_a_database(self, tmp_path: Path) -> None:
        """Before the first interview there is nothing to save."""
        with pytest.raises(NotFound):
            backup(tmp_path / "none", tmp_path / "saved.db")

    @pytest.mark.parametrize("place", ["postgresql"], indirect=True)
    def test_knows_every_column(self, talk: Opened, place: Place, behind: Run, tmp_path: Path) -> None:
        """What a newer coach keeps on a server is saved by that one."""
        assert talk.records
        behind("UPDATE alembic_version SET version_num = 'next'")
        with pytest.raises(DatabaseNewer, match="Back it up with that one"):
            backup(place, tmp_path / "saved.db")
        behind(f"UPDATE alembic_version SET version_num = '{newest()}'")  # noqa: S608 - our own name


def restored(saved: Path, tmp_path: Path) -> Opened:
    restore(tmp_path / "elsewhere", saved, now)
    return sees(tmp_path / "elsewhere")


class TestRestore:
    def test_brings_everything_back(self, talk: Opened, saved: Path, tmp_path: Path, clock: Clock) -> None:
        """From either database a file comes back whole: interviews, what waits, results, and the right to go on."""
        assert restored(saved, tmp_path).records == talk.records
        with closing(open_store(tmp_path / "elsewhere", clock=clock)) as store:
            assert [answer.text for answer in store.waiting()] == ["Waits."]
            assert [result.credit for result in store.record_of("ada").reviews] == [72.5, 0.0]
            assert store.started_grading(store.waiting()[0]) == 1
        assert check(tmp_path / "elsewhere").problems == ()

    def test_goes_from_either_database_to_a_server(
        self, talk: Opened, saved: Path, postgres_server: PostgresServer, clock: Clock
    ) -> None:
        """So a record moves from one's own file to a server; a database that holds something is refused."""
        server = Postgres(postgres_server.blank())

        assert restore(server, saved, now) is None
        assert sees(server).records == talk.records
        with pytest.raises(BadInput, match="Restore into an empty one"):
            restore(server, saved, now)
        with closing(open_store(server, clock=clock)) as store:
            assert [answer.text for answer in store.waiting()] == ["Waits."]
        assert check(server).problems == ()

    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    def test_keeps_what_was_there(self, ada: Candidate, saved: Path, data_dir: Path) -> None:
        """The database of before is a file beside the new one, and can be restored in its turn."""
        ada.ends()
        later = ada.sees().records
        ada.store.close()

        kept = restore(data_dir, saved, now)

        assert kept == data_dir / "coach.db.before-20260301T090000"
        assert sees(data_dir).records == later[:8]
        restore(data_dir, kept, lambda: datetime(2026, 3, 2, tzinfo=UTC))
        assert sees(data_dir).records == later

    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    def test_takes_the_place_of_what_is_damaged(self, ada: Candidate, saved: Path, data_dir: Path) -> None:
        """A database that cannot be read any more is kept too, with all that lay beside it."""
        before = ada.sees().records
        ada.store.close()
        (data_dir / DATABASE).write_bytes(b"something else entirely" * 100)
        (data_dir / f"{DATABASE}-wal").write_bytes(b"log")

        kept = restore(data_dir, saved, now)

        assert sees(data_dir).records == before
        assert kept is not None
        assert kept.read_bytes() == b"something else entirely" * 100
        assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"log"

    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    def test_waits_for_no_service(self, store: Store, saved: Path, data_dir: Path) -> None:
        """While a service uses the data directory nothing is changed."""
        with pytest.raises(DatabaseInUse, match="Stop it"):
            restore(data_dir, saved, now)
        assert len(store.waiting()) == 1

    def test_upgrades_an_older_backup(self, saved: Path, tmp_path: Path) -> None:
        """A backup of an older coach is brought up to date; the backup itself stays as it is."""
        writer = sqlite.writer(saved)
        with transaction(writer) as connection:
            command.downgrade(configuration(connection), "0001")
        writer.dispose()
        with closing(sqlite3.connect(saved, isolation_level=None)) as old:
            old.execute("PRAGMA journal_mode = DELETE")
        before = saved.read_bytes()

        assert len(restored(saved, tmp_path).records) == 8
        assert saved.read_bytes() == before

    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    @pytest.mark.parametrize(
        ("statement", "error"),
        [
            ("UPDATE alembic_version SET version_num = 'next'", None),
            ("DELETE FROM works_with", DatabaseNewer),
            ("DROP TABLE alembic_version", DatabaseDamaged),
            ("DELETE FROM interview", DatabaseDamaged),
        ],
    )
    def test_refuses_what_is_no_backup(
        self, saved: Path, tmp_path: Path, statement: str, error: type[CoachError] | None
    ) -> None:
        """A backup that is damaged, foreign or of a newer coach changes nothing."""
        with closing(sqlite3.connect(saved, isolation_level=None)) as database:
            if error is DatabaseNewer:
                database.execute("UPDATE alembic_version SET version_num = 'next'")
            database.execute(statement)

        if error is None:
            assert len(restored(saved, tmp_path).records) == 8
            return
        with pytest.raises(error):
            restored(saved, tmp_path)
        assert [path.name for path in (tmp_path / "elsewhere").iterdir() if path.stat().st_size] == []

    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
    @given(at=st.floats(0, 1, exclude_max=True), length=st.integers(1, 5_000))
    @example(at=0.828125, length=1)
    def test_never_takes_garbage_for_a_backup(self, saved: Path, tmp_path: Path, at: float, length: int) -> None:
        """Bytes overwritten anywhere: it is refused, or what came back is whole, or `check` finds what is not."""
        garbled = tmp_path / "garbled.db"
        written = bytearray(saved.read_bytes())
        start = int(at * len(written))
        written[start : start + length] = b"\xa5" * len(written[start : start + length])
        garbled.write_bytes(written)
        shutil.rmtree(tmp_path / "elsewhere", ignore_errors=True)

        try:
            restore(tmp_path / "elsewhere", garbled, now)
        except CoachError:
            assert not (tmp_path / "elsewhere" / DATABASE).stat().st_size
        else:
            with suppress(DatabaseDamaged):
                found = check(tmp_path / "elsewhere")
                assert found.problems or found.answers == 2

    def test_needs_a_backup(self, tmp_path: Path) -> None:
        """A file that is not there is said, and nothing is made."""
        with pytest.raises(NotFound, match="no backup"):
            restore(tmp_path / "elsewhere", tmp_path / "none.db", now)
        assert not (tmp_path / "elsewhere").exists()
