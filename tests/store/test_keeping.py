from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coach.errors import BadBackup, UnknownInterview
from coach.store.check import check
from coach.store.keeping import copies
from coach.store.open import DATABASE, Place, open_store
from coach.store.packed import PackedInterview, interview_in, line_of
from coach.store.store import Store
from tests.store.conftest import Candidate, Clock, Run


def played(ada: Candidate) -> None:
    """Two interviews: one that ended, and one that is open with an answer that waits."""
    ada.begins()
    ada.asks_hint(1)
    ada.answers(1)
    ada.gets(80)
    ada.skips(2)
    ada.answers(3)
    ada.gets(40)
    ada.begins("again", interview="i2", mode="exam")
    ada.answers(1, interview="i2")


def rows(behind: Run) -> dict[str, list[tuple[object, ...]]]:
    # A grade's own moment is that of its event, give or take a tick of the clock.
    grade = "interview, turn, attempt, grader_version, model, bank, current, score, band, credit, body, feedback"
    tables = {
        "interview": ("*", "id"),
        "message": ("*", "interview, client_id"),
        "interview_event": ("*", "interview, seq"),
        "turn": ("*", "interview, number"),
        "answer": ("*", "interview, turn"),
        "grade": (grade, "interview, turn"),
    }
    return {
        table: behind(f"SELECT {columns} FROM {table} ORDER BY {order}")  # noqa: S608 - names of our own
        for table, (columns, order) in tables.items()
    }


class TestAdd:
    def test_makes_every_row_anew(self, store: Store, ada: Candidate, behind: Run) -> None:
        """What was taken along and put back is what was there, in every table."""
        played(ada)
        before = rows(behind)
        packed = store.packed("ada")
        store.forget("ada")
        added = store.add("ada", [interview_in(line_of(one), 1) for one in packed])

        assert (added.interviews, added.there) == (2, 0)
        assert rows(behind) == before

    def test_leaves_a_database_in_order(self, store: Store, ada: Candidate, place: Place) -> None:
        """Nothing is out of step, and what waited waits still."""
        played(ada)
        packed = store.packed("ada")
        store.forget("ada")
        store.add("ada", packed)

        assert [answer.interview for answer in store.waiting()] == ["i2"]
        store.close()
        assert check(place).problems == ()

    def test_adds_only_what_is_not_there(self, store: Store, ada: Candidate) -> None:
        """An interview that went on since stays as it is; twice is once."""
        ada.begins()
        packed = store.packed("ada")
        ada.skips(1)
        added = store.add("ada", packed)

        assert (added.interviews, added.there) == (0, 1)
        assert ada.sees().interview.current == 2

    def test_refuses_what_is_somebody_elses(self, store: Store, ada: Candidate, bob: Candidate) -> None:
        """All of it: nothing of the file is added."""
        bob.begins("bobs", interview="i2")
        ada.begins()
        mine, theirs = store.packed("ada")[0], store.packed("bob")[0]

        with pytest.raises(BadBackup, match="i2 belongs to somebody else"):
            store.add("ada", [replace(mine, id="i3", client_id="new"), theirs])
        assert [one.interview for one in store.history("ada", 9)] == ["i1"]

    def test_is_all_or_nothing(self, store: Store, ada: Candidate) -> None:
        """Two that began with one message cannot both be right."""
        ada.begins()
        (one,) = store.packed("ada")
        store.forget("ada")

        with pytest.raises(BadBackup, match="contradicts itself"):
            store.add("ada", [one, replace(one, id="i2")])
        assert store.history("ada", 9) == ()


class TestForget:
    def test_leaves_nothing(self, store: Store, ada: Candidate, bob: Candidate, behind: Run) -> None:
        """Of this candidate; others keep theirs."""
        bob.begins(interview="bobs")
        played(ada)

        assert store.forget("ada") == 2
        assert [len(found) for found in rows(behind).values()] == [1, 1, 1, 1, 0, 0]
        assert store.forget("ada") == 0
        with pytest.raises(UnknownInterview):
            ada.sees()

    def test_leaves_no_word_in_the_file(self, data_dir: Path, clock: Clock) -> None:
        """Not even where SQLite keeps what it does not need any more."""
        with closing(open_store(data_dir, clock=clock)) as store:
            ada = Candidate(store)
            ada.begins()
            for turn in (1, 2, 3):
                ada.answers(turn, "unmistakable " * 400)
                ada.gets(50)
            store.forget("ada")
            files = [path.read_bytes() for path in data_dir.glob(f"{DATABASE}*")]

        assert not any(b"unmistakable" in content for content in files)

    def test_names_the_copies_that_remain(self, data_dir: Path) -> None:
        """Whoever deletes wants to know."""
        data_dir.mkdir()
        for name in ("coach.db", "coach.db.of-0001", "coach.db.before-20260301T090000", "notes"):
            (data_dir / name).touch()

        assert copies(data_dir) == ("coach.db.before-20260301T090000", "coach.db.of-0001")


class TestInterviewIn:
    @pytest.fixture
    def packed(self, store: Store, ada: Candidate) -> PackedInterview:
        played(ada)
        return store.packed("ada")[0]

    def test_reads_what_was_written(self, packed: PackedInterview) -> None:
        """Every event, moment and number."""
        assert interview_in(line_of(packed), 1) == packed

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"events": []}, "begins with no question"),
            ({"messages": []}, "comes of no message"),
            ({"id": "../i1"}, "id"),
            ({"surprise": 1}, "surprise"),
            ({"started_at": "2026-03-01T09:00:00"}, "started_at"),
        ],
    )
    def test_refuses_what_no_coach_wrote(self, packed: PackedInterview, change: dict[str, object], why: str) -> None:
        """With the place and the reason."""
        line = json.dumps(json.loads(line_of(packed)) | change).encode()

        with pytest.raises(BadBackup, match=why):
            interview_in(line, 1)

    @pytest.mark.parametrize(
        ("number", "change", "why"),
        [
            (1, {"turn": 7}, "do not follow"),
            (1, {"turn": 0}, "do not follow"),
            (2, {"text": "a\0b"}, "NUL"),
            (2, {"kind": "sung"}, "events"),
        ],
    )
    def test_refuses_events_that_cannot_have_happened(
        self, packed: PackedInterview, number: int, change: dict[str, object], why: str
    ) -> None:
        """They would break whoever reads them later."""
        told = json.loads(line_of(packed))
        told["events"][number]["event"] |= change

        with pytest.raises(BadBackup, match=why):
            interview_in(json.dumps(told).encode(), 1)

    def test_refuses_messages_that_contradict_the_events(self, packed: PackedInterview) -> None:
        """A message that comes again must find what it led to."""
        told = json.loads(line_of(packed))
        told["messages"][0]["last_seq"] = 99
        beyond = json.dumps(told).encode()
        told["messages"] = [packed_message | {"last_seq": 1} for packed_message in told["messages"][:1] * 2]
        twice = json.dumps(told).encode()

        with pytest.raises(BadBackup, match="not there"):
            interview_in(beyond, 1)
        with pytest.raises(BadBackup, match="one id"):
            interview_in(twice, 1)


class TestSecureDelete:
    def test_is_what_the_driver_takes(self) -> None:
        """The pragma that overwrites what is deleted is known to this SQLite."""
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("PRAGMA secure_delete = ON")

            assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
