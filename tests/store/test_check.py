from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach.errors import DatabaseDamaged, NotFound
from coach.store.check import Checked, check
from coach.store.open import DATABASE, Place

if TYPE_CHECKING:
    from tests.store.conftest import Candidate, Run


@pytest.fixture
def talk(ada: Candidate) -> Candidate:
    ada.begins()
    ada.answers(1)
    ada.gets(80.0)
    ada.answers(2)
    return ada


class TestCheck:
    def test_counts_what_is_there(self, talk: Candidate, place: Place) -> None:
        """Beside a service that runs, all is read, and nothing is wrong."""
        assert check(place) == Checked(revision="0003", interviews=1, answers=2, waiting=1, problems=())
        assert len(talk.sees().records) == 5

    @pytest.mark.parametrize(
        ("statement", "said"),
        [
            ("UPDATE interview_event SET body = '{' WHERE seq = 2", "Event 2 of interview i1 cannot be read"),
            ("DELETE FROM interview_event WHERE seq = 2", "Events of interview i1 are missing"),
            ("DELETE FROM grade", "There are 1 events of kind graded, but 0 rows of grade"),
            ("UPDATE turn SET state = 'skipped' WHERE number = 1", "grades in 1 turns, but 0 rows of turn say so"),
        ],
    )
    @pytest.mark.usefixtures("talk")
    def test_says_what_is_wrong(self, place: Place, behind: Run, statement: str, said: str) -> None:
        """What is not as it was written is named."""
        behind(statement)

        assert any(said in problem for problem in check(place).problems)

    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    @pytest.mark.parametrize(
        ("statement", "said"),
        [
            ("DELETE FROM message WHERE client_id = 'm1'", "belongs to a row of message that is not there"),
            ("UPDATE interview_event SET body = CAST(x'a5' AS TEXT) WHERE seq = 2", "a text that cannot be read"),
            ("UPDATE interview SET started_at = 'once'", "holds what no coach wrote"),
        ],
    )
    def test_finds_what_no_coach_wrote(self, talk: Candidate, data_dir: Path, statement: str, said: str) -> None:
        """Rows that belong to nothing and values of the wrong kind are found in a file that is otherwise sound."""
        assert talk.sees().records
        with closing(sqlite3.connect(data_dir / DATABASE)) as database, database:
            database.execute(statement)

        assert any(said in problem for problem in check(data_dir).problems)

    def test_refuses_what_is_no_database(self, tmp_path: Path) -> None:
        """A file that is none, and none at all."""
        with pytest.raises(NotFound):
            check(tmp_path)
        (tmp_path / DATABASE).write_bytes(b"something else entirely" * 100)
        with pytest.raises(DatabaseDamaged):
            check(tmp_path)
