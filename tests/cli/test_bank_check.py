"""`coach bank lint` and `coach bank coverage` with the real model, on a bank of one file."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from coach.bank.known import KNOWN_FILE
from coach.cli import run
from coach.settings import shipped

Capture = pytest.CaptureFixture[str]
NOTES = """
### 1. What does the GIL do?
Answer: Only one thread runs Python bytecode at a time.

### 2. Why do bananas turn yellow?
Answer: Their chlorophyll breaks down while they ripen.
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    topic = folder / "async-concurrency"
    topic.mkdir(parents=True)
    file = shipped("corpus") / "async-concurrency" / "threads-and-processes.yaml"
    # What it is related to stands in other files.
    (topic / file.name).write_text(re.sub(r"(?m)^  related: .*$", "  related: []", file.read_text("utf-8")), "utf-8")
    return folder


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, "utf-8")
    return path


class TestBankLint:
    def test_accepts_what_a_person_has_seen(self, bank: Path, capsys: Capture) -> None:
        """Failures are findings until they are listed; then they are counted."""
        before = run(["bank", "lint", "--strict", str(bank)])
        found = capsys.readouterr().out
        accepted = run(["bank", "lint", "--strict", "--accept", str(bank)])
        capsys.readouterr()
        after = run(["bank", "lint", "--strict", str(bank)])
        told = capsys.readouterr().out

        listed = [line for line in (bank / KNOWN_FILE).read_text("utf-8").splitlines() if not line.startswith("#")]
        assert (before, accepted, after) == (1, 0, 0)
        assert "error [sample]" in found
        assert f"{found.count(': error [')} errors" in found
        assert len(listed) == found.count(": error [")
        assert told.startswith("Known failures of the grader")
        assert told.endswith("Nothing to mend.\n")


class TestBankCoverage:
    def test_says_what_is_there_and_what_is_not(self, bank: Path, notes: Path, tmp_path: Path, capsys: Capture) -> None:
        """A question that the bank asks is found, another is named, and a ruling on it is obeyed the next time."""
        out, rulings = tmp_path / "pairs.csv", tmp_path / "rulings.csv"

        first = run(["bank", "coverage", str(notes), "--bank", str(bank), "--out", str(out)])
        told = capsys.readouterr().out
        with out.open(encoding="utf-8", newline="") as file:
            pairs = list(csv.DictReader(file))
        with rulings.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([("pair", "covered", "why"), *((row["pair"], "yes", "fruit") for row in pairs)])
        second = run(["bank", "coverage", str(notes), "--bank", str(bank), "--rulings", str(rulings)])

        assert (first, second) == (1, 0)
        assert "1 of 2 questions asked" in told
        assert "Why do bananas turn yellow?" in told
        assert "2 of 2 questions asked" in capsys.readouterr().out

    @pytest.mark.parametrize("text", [b"pair,covered,why\nabc,perhaps,\n", b"\xff\xfe\x00\x00"])
    def test_refuses_rulings_that_are_none(
        self, bank: Path, notes: Path, tmp_path: Path, capsys: Capture, text: bytes
    ) -> None:
        """A ruling is yes or no; the error names the file."""
        rulings = tmp_path / "rulings.csv"
        rulings.write_bytes(text)

        code = run(["bank", "coverage", str(notes), "--bank", str(bank), "--rulings", str(rulings)])

        assert code == 1
        assert "rulings.csv" in capsys.readouterr().err
