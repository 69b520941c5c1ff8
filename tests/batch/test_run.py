from __future__ import annotations

import io
import json
import random
from typing import Any

import pytest

from coach.bank.load import Bank
from coach.batch.grading import Grader
from coach.batch.kept import KeepingEncoder
from coach.batch.run import Batch, exit_code, result_rows
from coach.batch.source import open_source
from coach.batch.tally import Tally
from coach.batch.writers import JsonLinesWriter
from coach.grading.numbers import Numbers
from tests.batch.conftest import GRADER, failed, graded, question
from tests.fakes import WordEncoder

BANK = Bank("small", "Small", (("python", "Python"),), (question("gil"), question("asyncio")))


@pytest.fixture
def batch(numbers: Numbers) -> Batch:
    """The small bank with a grader whose words are vectors of their own."""
    return Batch(BANK, Grader(BANK.by_id, KeepingEncoder(WordEncoder()), numbers, GRADER))


def write(batch: Batch, content: str, name: str = "a.jsonl") -> tuple[list[dict[str, Any]], Tally, list[int]]:
    out, read = io.BytesIO(), list[int]()
    source = open_source(name, io.BytesIO(content.encode()))
    tally = batch.write(source, JsonLinesWriter(out, GRADER), read.append)
    return [json.loads(line) for line in out.getvalue().splitlines()], tally, read


class TestWrite:
    def test_writes_a_result_for_each_row_in_order(self, batch: Batch) -> None:
        """Broken rows stand among the others, with their line."""
        rows, tally, _ = write(
            batch,
            '{"id": "a", "question_id": "gil", "answer": "It is a lock."}\n'
            "{broken\n"
            '{"id": "c", "question_id": "nothing", "answer": "x"}\n'
            '{"id": "d", "question": "Why?", "reference": "It rains.", "answer": "It rains.", "candidate": "ada"}\n',
        )

        assert [row["id"] for row in rows] == ["a", 2, "c", "d"]
        assert [row.get("error", {}).get("code") for row in rows] == [None, "bad_row", "unknown_question", None]
        assert (rows[3]["question_id"], rows[3]["topic"], rows[3]["candidate"]) == (None, None, "ada")
        assert (tally.graded, tally.failed) == (2, 2)

    def test_reads_csv_as_it_reads_json_lines(self, batch: Batch) -> None:
        """The same rows give the same results, but for the line of an error."""
        from_json, _, _ = write(batch, '{"id": "a", "question_id": "gil", "answer": "It is a lock."}\n')
        from_csv, _, _ = write(batch, "id,question_id,answer\na,gil,It is a lock.\n", "a.csv")

        assert from_json == from_csv

    def test_knows_no_order_of_rows(self, batch: Batch) -> None:
        """Shuffled and sorted back, the results are the same."""
        lines = [f'{{"id": {n}, "question_id": "gil", "answer": "It is lock {n}. Threads wait."}}' for n in range(100)]
        straight, _, _ = write(batch, "\n".join(lines))
        random.Random(1).shuffle(lines)  # noqa: S311 - a replayable shuffle
        shuffled, _, _ = write(batch, "\n".join(lines))

        assert sorted(shuffled, key=lambda row: int(row["id"])) == straight

    def test_tells_how_much_was_read(self, batch: Batch) -> None:
        """After every row, up to the end of the file."""
        content = '{"question_id": "gil", "answer": "It is a lock."}\n' * 70

        _, _, read = write(batch, content)

        assert len(read) == 70
        assert read == sorted(read)
        assert read[-1] == len(content)

    def test_of_nothing_writes_nothing(self, batch: Batch) -> None:
        """An empty file is no error."""
        rows, tally, _ = write(batch, "")

        assert rows == []
        assert exit_code(tally, 50.0) == 0

    def test_takes_ten_thousand_rows(self, batch: Batch) -> None:
        """A long file is graded row by row."""
        rows, tally, _ = write(batch, '{"question_id": "gil", "answer": ""}\n' * 10_000)

        assert len(rows) == tally.graded == 10_000


class TestExitCode:
    @pytest.mark.parametrize(
        ("scores", "failures", "least", "code"),
        [([90.0], 0, None, 0), ([59.9], 0, 60.0, 3), ([59.96], 0, 60.0, 0), ([90.0], 1, 95.0, 2), ([], 1, None, 2)],
    )
    def test_says_how_the_run_ended(self, scores: list[float], failures: int, least: float | None, code: int) -> None:
        """Failed rows come first, then the mean as it is shown."""
        tally = Tally()
        for score in scores:
            tally.add(graded(score=score))
        for _ in range(failures):
            tally.add(failed())

        assert exit_code(tally, least) == code


class TestResultRows:
    def test_takes_plain_rows(self, batch: Batch) -> None:
        """The line of a row is its place."""
        rows = result_rows(batch, [{"question_id": "gil", "answer": "It is a lock."}, {"answer": "x"}])

        assert [row["id"] for row in rows] == [1, 2]
        assert rows[1]["line"] == 2
