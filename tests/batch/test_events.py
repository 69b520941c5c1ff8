from __future__ import annotations

import json

import pytest

from coach.bank.load import Bank
from coach.batch.events import BatchGrading
from coach.batch.grading import Grader
from coach.batch.kept import KeepingEncoder
from coach.batch.run import Batch
from coach.errors import BadAnswersFile
from coach.grading.numbers import Numbers
from tests.batch.conftest import GRADER, question
from tests.fakes import WordEncoder

BANK = Bank("small", "Small", (("python", "Python"),), (question("gil"),))


@pytest.fixture
def grading(numbers: Numbers) -> BatchGrading:
    """Headless grading on one question."""
    return BatchGrading(Batch(BANK, Grader(BANK.by_id, KeepingEncoder(WordEncoder()), numbers, GRADER)))


class TestGradeRows:
    def test_gives_a_row_for_a_row(self, grading: BatchGrading) -> None:
        """Good and bad rows keep their order."""
        rows = grading.grade_rows([{"id": 1, "question_id": "gil", "answer": "It is a lock."}, {"id": 2}])

        assert [("score" in row, row["id"]) for row in rows] == [(True, 1), (False, 2)]


class TestGradeFile:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.csv", "id,question_id,answer\n1,gil,It is a lock.\n2,no,x\n"),
            ("A.JSONL", '{"id": "1", "question_id": "gil", "answer": "It is a lock."}\n{"id": "2"}\n'),
        ],
    )
    def test_tells_start_results_and_summary(self, grading: BatchGrading, name: str, content: str) -> None:
        """Each event is plain JSON."""
        started, first, second, last = grading.grade_file(name, content.encode())

        assert started == {"kind": "started", "rows": 2}
        assert (first["kind"], first["row"]["id"]) == ("result", "1")
        assert second["row"]["error"]["code"] in {"unknown_question", "bad_row"}
        assert last["summary"]["rows"] == {"total": 2, "graded": 1, "failed": 1}
        json.dumps(last, allow_nan=False)

    @pytest.mark.parametrize(("name", "content"), [("a.csv", b"\xff"), ("a.csv", b"x\n1\n"), ("a.txt", b"")])
    def test_refuses_a_file_before_anything_is_told(self, grading: BatchGrading, name: str, content: bytes) -> None:
        """So that the answer can still be an error."""
        with pytest.raises(BadAnswersFile):
            next(grading.grade_file(name, content))
