from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coach import __version__
from coach.cli import run
from coach.settings import shipped

HEAVY = (
    "fastapi",
    "numpy",
    "pydantic",
    "sentence_transformers",
    "sqlalchemy",
    "torch",
    "uvicorn",
    "yaml",
)

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file with one answer."""
    file = tmp_path / "answers.jsonl"
    file.write_text('{"question_id": "python-is-vs-equals", "answer": "x"}\n', encoding="utf-8")
    return file


class TestRun:
    def test_help_loads_nothing_heavy(self) -> None:
        """So that it answers at once."""
        code = (
            "import sys, coach.cli; code = coach.cli.run(['--help']);"
            f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr); sys.exit(code)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

        assert done.stderr.strip() == "[]"
        for command in ("serve", "grade", "bank"):
            assert command in done.stdout

    def test_is_a_module_too(self) -> None:
        """`python -m coach` is `coach`."""
        done = subprocess.run(
            [sys.executable, "-m", "coach", "--version"],
            capture_output=True,
            text=True,
            check=True,
            cwd=shipped("corpus").parent,
        )

        assert done.stdout == f"coach {__version__}\n"

    @pytest.mark.parametrize(
        "arguments",
        [
            ["gradee"],
            ["grade"],
            ["grade", "a.jsonl", "--nothing"],
            ["grade", "a.jsonl", "--format", "pdf"],
            ["grade", "a.jsonl", "--min-score", "101"],
            ["bank", "list", "--level", "master"],
            ["bank"],
            [],
        ],
    )
    def test_wrong_use_exits_with_1(self, arguments: list[str], capsys: Capture) -> None:
        """2 means something else; nothing is written where results go."""
        assert run(arguments) == 1

        said = capsys.readouterr()
        assert said.err or "Usage" in said.out
        assert "Traceback" not in said.err

    @pytest.mark.parametrize(
        ("name", "value", "message"),
        [("COACH_PORT", "ninety", "COACH_PORT cannot be used"), ("COACH_BANK", "/x", "Lists are written as JSON")],
    )
    def test_names_a_setting_that_cannot_be_used(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Capture, name: str, value: str, message: str
    ) -> None:
        """One line, no traceback."""
        monkeypatch.setenv(name, value)

        assert run(["bank", "list"]) == 1

        said = capsys.readouterr().err
        assert message in said
        assert len(said.splitlines()) == 1


class TestGrade:
    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("a.jsonl", b'{"id": 1}\n\xff', "not UTF-8 (line 2)"),
            ("a.xlsx", b"", "must end in .jsonl or .csv"),
            ("a.csv", b"\xff", "not UTF-8 (line 1)"),
        ],
    )
    def test_refuses_a_file_that_cannot_be_read(
        self, tmp_path: Path, capsys: Capture, name: str, content: bytes, message: str
    ) -> None:
        """One line that says why, exit code 1, and it does not wait for the model."""
        (tmp_path / name).write_bytes(content)

        assert run(["grade", str(tmp_path / name)]) == 1

        said = capsys.readouterr()
        assert message in said.err
        assert said.out == ""
        assert len(said.err.splitlines()) == 1

    def test_names_a_file_that_does_not_exist(self, tmp_path: Path, capsys: Capture) -> None:
        """With the reason of the system."""
        assert run(["grade", str(tmp_path / "none.csv")]) == 1

        assert "none.csv cannot be read: No such file or directory." in capsys.readouterr().err

    def test_names_a_place_that_cannot_be_written(self, answers: Path, capsys: Capture) -> None:
        """Before anything is graded."""
        assert run(["grade", str(answers), "--out", str(answers.parent / "no" / "x.csv")]) == 1

        assert "x.csv cannot be written" in capsys.readouterr().err

    def test_refuses_a_summary_of_no_known_kind(self, answers: Path, capsys: Capture) -> None:
        """Before anything is graded."""
        assert run(["grade", str(answers), "--summary", "s.txt"]) == 1

        assert "must end in .json or .html" in capsys.readouterr().err

    def test_says_what_is_wrong_with_a_bank(self, answers: Path, tmp_path: Path, capsys: Capture) -> None:
        """A bank's errors come before its answers."""
        assert run(["grade", str(answers), "--bank", str(tmp_path / "nowhere")]) == 1

        assert "no such folder" in capsys.readouterr().err

    def test_leaves_no_half_written_file(self, answers: Path, tmp_path: Path) -> None:
        """Where a run fails, the place of its results is as it was."""
        out = tmp_path / "out" / "results.jsonl"
        out.parent.mkdir()

        assert run(["grade", str(answers), "--bank", str(tmp_path / "nowhere"), "--out", str(out)]) == 1

        assert list(out.parent.iterdir()) == []


class TestBankLint:
    def test_passes_the_built_in_bank(self, capsys: Capture) -> None:
        """It is what `make run` checks."""
        assert run(["bank", "lint", "--strict", "--fast"]) == 0

        assert capsys.readouterr().out == "Nothing to mend.\n"

    def test_exits_with_1_where_there_are_errors(self, tmp_path: Path, capsys: Capture) -> None:
        """Every finding is a line with file and line number."""
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "a.yaml").write_text("- id: x\n  prompt: 3\n", encoding="utf-8")

        assert run(["bank", "lint", str(tmp_path)]) == 1

        *findings, last = capsys.readouterr().out.splitlines()
        assert len(findings) == 2
        assert all(line.startswith(f"{tmp_path}/data/a.yaml:") for line in findings)
        assert last == "2 errors, 0 warnings."


class TestBankList:
    def test_gives_json(self, capsys: Capture) -> None:
        """Filtered by topic and level."""
        assert run(["bank", "list", "--json", "--topic", "testing", "--level", "senior"]) == 0

        rows = json.loads(capsys.readouterr().out)
        assert rows
        assert {(row["topic"], row["level"]) for row in rows} == {("testing", "senior")}
        assert set(rows[0]) == {"id", "topic", "level", "prompt", "tags"}

    def test_draws_a_table(self, capsys: Capture) -> None:
        """With the titles of topics."""
        assert run(["bank", "list", "--topic", "testing"]) == 0

        assert "Testing" in capsys.readouterr().out

    def test_names_the_topics_there_are(self, capsys: Capture) -> None:
        """An unknown topic is an error that helps."""
        assert run(["bank", "list", "--topic", "cooking"]) == 1

        assert "There is no topic 'cooking' in this bank. It has: python-core" in capsys.readouterr().err


class TestBankSchema:
    def test_prints_the_file_that_is_checked_in(self, capsys: Capture) -> None:
        """`make docs` writes it."""
        assert run(["bank", "schema"]) == 0

        assert capsys.readouterr().out == (shipped("corpus") / "question.schema.json").read_text(encoding="utf-8")
