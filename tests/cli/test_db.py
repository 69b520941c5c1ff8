from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.cli import run
from coach.store.open import DATABASE, open_store

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with an empty database."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    open_store(tmp_path / "data", clock=lambda: datetime.now(UTC)).close()
    return tmp_path / "data"


class TestDb:
    def test_backs_up_and_restores(self, data_dir: Path, tmp_path: Path, capsys: Capture) -> None:
        """What was there before is kept, and the command says where."""
        assert run(["db", "backup", str(tmp_path / "saved.db")]) == 0
        assert run(["db", "restore", str(tmp_path / "saved.db")]) == 0

        assert f"kept in {data_dir}/{DATABASE}.before-" in capsys.readouterr().out

    @pytest.mark.usefixtures("data_dir")
    def test_checks(self, capsys: Capture) -> None:
        """A sound database is counted."""
        assert run(["db", "check"]) == 0

        assert "0 interviews, 0 answers (0 without a grade yet), tables of revision" in capsys.readouterr().out

    def test_exits_with_1_when_something_is_wrong(self, data_dir: Path, capsys: Capture) -> None:
        """A script can tell."""
        with closing(sqlite3.connect(data_dir / DATABASE)) as database, database:
            database.execute("INSERT INTO message VALUES ('nobody', 'm', 'p', 1, 1)")

        assert run(["db", "check"]) == 1
        assert "belongs to a row of interview that is not there" in capsys.readouterr().out

    @pytest.mark.usefixtures("data_dir")
    def test_migrates(self, capsys: Capture) -> None:
        """Tables that are up to date stay as they are."""
        assert run(["db", "migrate"]) == 0

        assert "up to date" in capsys.readouterr().out

    @pytest.mark.parametrize("command", [["backup", "saved.db"], ["restore", "saved.db"], ["check"], ["migrate"]])
    def test_explains_a_server_that_is_not_there(
        self, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        """Every command says what it could not reach, and repeats no password."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
        monkeypatch.setenv("COACH_DATABASE_URL", "postgresql://coach:secret@127.0.0.1:1/coach")
        if command[0] == "restore":
            monkeypatch.delenv("COACH_DATABASE_URL")
            open_store(tmp_path, clock=lambda: datetime.now(UTC)).close()
            assert run(["db", "backup", "saved.db"]) == 0
            monkeypatch.setenv("COACH_DATABASE_URL", "postgresql://coach:secret@127.0.0.1:1/coach")

        assert run(["db", *command]) == 1
        said = capsys.readouterr().err
        assert "The database of COACH_DATABASE_URL cannot be used" in said
        assert "secret" not in said
