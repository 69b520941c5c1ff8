"""Headless grading with the real model on questions of the built-in bank."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from coach.bank.load import load_bank
from coach.batch.grading import grade_rows
from coach.batch.results import result_row
from coach.batch.rows import check_row
from coach.batch.run import Batch
from coach.batch.source import open_source, raw_rows
from coach.batch.writers import JsonLinesWriter
from coach.encoder.load import load
from coach.settings import Settings, shipped

FILES = (
    "testing/strategy.yaml",
    "python-core/objects.yaml",
    "fastapi/runtime.yaml",
    "security-auth/browser.yaml",
    "databases-orm/schema-design.yaml",
)
TOPICS = tuple(file.partition("/")[0] for file in FILES)
FILLERS = (
    "Honestly I have only read about this once and would have to look it up in the documentation first.",
    "It depends on the project and the team, there are many ways and all have their pros and cons.",
    "In my last job another colleague took care of that, so I never had to deal with it myself.",
)
PLANTED = {
    "ada": {"testing"},
    "ben": {"python-core"},
    "cleo": {"testing", "fastapi"},
    "dan": {"testing"},
    "eve": {"testing", "security-auth"},
    "finn": {"testing"},
    "gus": {"databases-orm"},
    "hal": set[str](),
}


@pytest.fixture(scope="module")
def bank_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank of one file of each of five topics, so that little has to be encoded."""
    folder = tmp_path_factory.mktemp("bank")
    for file in FILES:
        (folder / file).parent.mkdir()
        (folder / file).symlink_to(shipped("corpus") / file)
    return folder


@pytest.fixture(scope="module")
def batch(bank_folder: Path) -> Batch:
    """The real model on that bank."""
    return Batch.of(load_bank(bank_folder), load(Settings().model_dir))


@pytest.fixture(scope="module")
def mixed(batch: Batch) -> list[str]:
    """200 rows: references, samples, fillers and questions of the row's own, and among them 5 broken ones."""
    lines: list[str] = []
    questions = batch.bank.questions
    for number in range(195):
        question = questions[number % len(questions)]
        texts = (question.reference, *(sample.text for sample in question.samples), *FILLERS)
        row: dict[str, Any] = {"id": f"r{number}", "answer": texts[number // len(questions) % len(texts)]}
        if number % 10 == 9:
            row |= {"question": "Why does it rain?", "reference": "Warm air rises and cools. Vapour becomes drops."}
        else:
            row |= {"question_id": question.id, "candidate": f"c{number % 4}"}
        lines.append(json.dumps(row))
    broken = ["{", '{"id": "b1", "question_id": "nothing", "answer": "x"}', '{"id": "b2", "answer": "x"}']
    broken += ['{"id": "b3", "question_id": "nothing"}', "[]"]
    for place, line in zip((0, 17, 60, 150, 199), broken, strict=True):
        lines.insert(place, line)
    return lines


def written(batch: Batch, lines: list[str]) -> list[str]:
    out = io.BytesIO()
    source = open_source("a.jsonl", io.BytesIO("\n".join(lines).encode()))
    batch.write(source, JsonLinesWriter(out, batch.grader.version), lambda _: None)
    return out.getvalue().decode().splitlines()


@pytest.fixture(scope="module")
def results(batch: Batch, mixed: list[str]) -> list[str]:
    """What came of the mixed rows, a line each."""
    return written(batch, mixed)


def without_lines(results: list[str]) -> list[str]:
    """Results in the order of their content; what names a line left out."""
    rows = [json.loads(result) for result in results]
    named = [row if "line" not in row or row["id"] != row["line"] else row | {"id": None} for row in rows]
    return sorted(json.dumps(row | {"line": None}) for row in named)


class TestMixedRows:
    def test_command_gives_every_row_its_result(
        self, mixed: list[str], results: list[str], bank_folder: Path, tmp_path: Path
    ) -> None:
        """195 results and 5 errors with their lines in the order of the file, exit code 2, the same bytes again."""
        answers = tmp_path / "answers.jsonl"
        answers.write_text("\n".join(mixed), encoding="utf-8")
        command = [sys.executable, "-m", "coach", "grade", str(answers), "--bank", str(bank_folder)]

        run = subprocess.run(
            command,
            capture_output=True,
            check=False,
            cwd=shipped("corpus").parent,
        )

        assert run.returncode == 2, run.stderr.decode()
        lines = run.stdout.decode().splitlines()
        rows = [json.loads(line) for line in lines]
        assert [row["line"] for row in rows if "error" in row] == [1, 18, 61, 151, 200]
        assert [row["id"] for row in rows if "error" not in row] == [f"r{number}" for number in range(195)]
        assert lines == results

    def test_order_of_rows_changes_no_result(self, batch: Batch, mixed: list[str], results: list[str]) -> None:
        """Shuffled and sorted back, every byte is the same but for the numbers of lines."""
        shuffled = random.Random(7).sample(mixed, len(mixed))  # noqa: S311 - a replayable shuffle

        assert without_lines(written(batch, shuffled)) == without_lines(results)

    def test_size_of_a_chunk_changes_no_result(self, batch: Batch, mixed: list[str]) -> None:
        """Alone or together, a row gets the same grade to the last digit."""
        source = open_source("a.jsonl", io.BytesIO("\n".join(mixed[:20]).encode()))
        rows = [check_row(raw, batch.bank.by_id) for raw in raw_rows(source)]

        alone, together = (
            [result_row(outcome, batch.grader.version) for outcome in grade_rows(batch.grader, rows, chunk_rows=size)]
            for size in (1, 64)
        )

        assert alone == together

    def test_evidence_is_the_answer_itself(self, mixed: list[str], results: list[str]) -> None:
        """Every span is cut out of the text as it was sent."""
        sent = [json.loads(line) for line in mixed if line not in {"{", "[]"}]
        answers = {row["id"]: row["answer"] for row in sent if "answer" in row}

        for result in map(json.loads, results):
            for verdict in result.get("verdicts", ()):
                for span in verdict["evidence"]:
                    assert answers[result["id"]][span["start"] : span["end"]] == span["text"]


class TestWeakTopics:
    def test_names_the_weak_topics_that_were_planted(self, batch: Batch) -> None:
        """200 answers of 8 candidates over 5 topics: strong ones are the bank's own words, weak ones say nothing."""
        rows = []
        for candidate, weak in PLANTED.items():
            for topic in TOPICS:
                questions = [one for one in batch.bank.questions if one.topic == topic]
                for number in range(5):
                    question = questions[number % len(questions)]
                    points = " ".join(point.also[number % 2] for point in question.key_points)
                    strong = question.reference if number < len(questions) else points
                    answer = FILLERS[number % len(FILLERS)] if topic in weak else strong
                    rows.append({"candidate": candidate, "question_id": question.id, "answer": answer})
        source = open_source("a.jsonl", io.BytesIO("\n".join(map(json.dumps, rows)).encode()))

        tally = batch.write(source, JsonLinesWriter(io.BytesIO(), batch.grader.version), lambda _: None)

        summary = cast("dict[str, Any]", batch.summary(tally))
        assert summary["rows"] == {"total": 200, "graded": 200, "failed": 0}
        assert {one["candidate"]: set(one["weak_topics"]) for one in summary["candidates"]} == PLANTED
        assert summary["weak_topics"] == ["testing"]
        assert all(claim["topic"] in set.union(*PLANTED.values()) for claim in summary["missing_points"])
