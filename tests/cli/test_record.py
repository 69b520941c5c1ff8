from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.cli import run
from coach.cli.learned import bar
from coach.server.identity import ONLY_CANDIDATE
from coach.store.open import open_store
from coach.store.store import Store
from tests.store.conftest import Candidate

Capture = pytest.CaptureFixture[str]

QUESTIONS = """\
- id: {id}
  prompt: What of {id}?
  reference: So.
  key_points:
    - id: point
      says: It is so.
      weight: 1
"""


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory, and a bank of three questions."""
    bank = tmp_path / "bank"
    for topic, ids in {"python": ("q1", "q3"), "testing": ("q2",)}.items():
        (bank / topic).mkdir(parents=True)
        (bank / topic / "some.yaml").write_text("".join(QUESTIONS.format(id=one) for one in ids), encoding="utf-8")
    (bank / "bank.yaml").write_text("title: Small\ntopics: {python: Python, testing: Testing}\n", encoding="utf-8")
    monkeypatch.setenv("COACH_BANK", json.dumps([str(bank)]))
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    """The candidate's database, open as a service has it."""
    with closing(open_store(data_dir, clock=lambda: datetime.now(UTC) - timedelta(days=3))) as store:
        yield store


@pytest.fixture
def me(store: Store) -> Candidate:
    """Who answered one question poorly three days ago and skipped another."""
    me = Candidate(store, ONLY_CANDIDATE)
    me.begins()
    me.answers(1)
    me.gets(30)
    me.skips(2)
    return me


class TestProgress:
    @pytest.mark.usefixtures("me")
    def test_shows_what_is_weak_and_due(self, capsys: Capture) -> None:
        """Weakest first, with the plan, the queue and the streak, while a service has the database."""
        assert run(["progress"]) == 0
        shown = capsys.readouterr().out

        assert shown.startswith("Streak 0 days, longest 1, 1 freeze left.")
        assert shown.index("Testing") < shown.index("Python")
        assert "1. 2 questions are due today, the oldest since 2 days ago." in shown
        assert "Due today 2, tomorrow 0, in 14 days 2." in shown

    def test_shows_that_nothing_is_known(self, store: Store, capsys: Capture) -> None:
        """Before the first grade."""
        store.check_usable()
        assert run(["progress"]) == 0
        shown = capsys.readouterr().out

        assert "Nothing is known yet" in shown
        assert "You have not practised Python yet." in shown

    def test_says_when_there_is_no_record(self, capsys: Capture) -> None:
        """And what to do."""
        assert run(["progress"]) == 1
        assert "No interview was kept" in capsys.readouterr().err


class TestBar:
    def test_draws_an_interval(self) -> None:
        """From low to high, with the estimate in it."""
        assert bar(0, 50, 100) == "──────────●─────────"
        assert bar(0, 0, 10) == "●──·················"
        assert bar(95, 100, 100) == "··················─●"


class TestRecord:
    def test_moves_to_another_machine(
        self, me: Candidate, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        """Interviews and own banks; restored twice they are there once."""
        own = data_dir / "banks" / "notes" / "heaps"
        own.mkdir(parents=True)
        (own / "some.yaml").write_text(QUESTIONS.format(id="heap"), encoding="utf-8")
        (own.parent / "bank.yaml").write_text("name: notes\ntitle: Notes\n", encoding="utf-8")
        file = str(tmp_path / "record.zip")
        assert run(["record", "export", file]) == 0
        monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "other"))
        assert run(["record", "restore", file]) == 0
        first = capsys.readouterr().out
        assert run(["record", "restore", file]) == 0
        second = capsys.readouterr().out

        assert "1 interviews added, 0 were there already." in first
        assert "Bank notes added." in first
        assert "0 interviews added, 1 were there already." in second
        assert "Bank notes was not added" in second
        with closing(open_store(tmp_path / "other", clock=lambda: datetime.now(UTC))) as there:
            assert there.packed(ONLY_CANDIDATE) == me.store.packed(ONLY_CANDIDATE)

    @pytest.mark.usefixtures("me")
    def test_is_not_restored_beside_a_service(self, tmp_path: Path, capsys: Capture) -> None:
        """Which has the database for itself; the page can do it."""
        file = str(tmp_path / "record.zip")
        run(["record", "export", file])

        assert run(["record", "restore", file]) == 1
        assert "Another coach uses" in capsys.readouterr().err

    def test_says_what_is_no_backup(self, tmp_path: Path, capsys: Capture) -> None:
        """Nothing is changed."""
        (tmp_path / "record.zip").write_text("no zip", encoding="utf-8")

        assert run(["record", "restore", str(tmp_path / "record.zip")]) == 1
        assert "not a zip file" in capsys.readouterr().err
        assert run(["record", "restore", str(tmp_path / "nothing.zip")]) == 1
