"""`coach bank lint` and `coach bank coverage` with the real model, on a bank of one file."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.coverage import Covered, Match, Ruling
from coach.bank.known import KNOWN_FILE
from coach.cli import run
from coach.cli.bank_check import pairs_table, read_rulings
from coach.errors import BadRulings
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
        assert out.read_bytes().startswith(codecs.BOM_UTF8)
        with out.open(encoding="utf-8-sig", newline="") as file:
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

    def test_refuses_rulings_that_are_not_there(self, notes: Path, tmp_path: Path, capsys: Capture) -> None:
        """A mistyped name is no file without rulings, even beside --out, and nothing is written."""
        rulings, out = tmp_path / "ruling.csv", tmp_path / "rulings.csv"

        code = run(["bank", "coverage", str(notes), "--rulings", str(rulings), "--out", str(out)])

        assert code == 1
        assert f"{rulings} cannot be read: No such file" in capsys.readouterr().err
        assert not out.exists()

    def test_begins_a_file_of_rulings(self, bank: Path, notes: Path, tmp_path: Path, capsys: Capture) -> None:
        """What is written becomes the rulings: it need not be there yet, and keeps what was ruled the next time."""
        file, command = tmp_path / "pairs.csv", ["bank", "coverage", str(notes), "--bank", str(bank)]
        assert run([*command, "--rulings", str(file), "--out", str(file)]) == 1
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened, strict=True))
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, rows[0], delimiter=";")
            writer.writeheader()
            writer.writerows(row | {"covered": "No", "why": "'=fruit"} for row in rows)

        code = run([*command, "--rulings", str(file), "--out", str(file)])

        assert code == 1
        assert "0 of 2 questions asked" in capsys.readouterr().out
        assert set(read_rulings(file).values()) == {Ruling(covered=False, why="=fruit")}
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    def test_leaves_what_was_there_where_it_cannot_write(
        self, bank: Path, notes: Path, tmp_path: Path, capsys: Capture
    ) -> None:
        """It says so, as every command does."""
        out = tmp_path / "no" / "pairs.csv"

        assert run(["bank", "coverage", str(notes), "--bank", str(bank), "--out", str(out)]) == 1

        assert f"{out} cannot be written" in capsys.readouterr().err


class TestReadRulings:
    def read(self, tmp_path: Path, content: str, name: str = "rulings.csv") -> Mapping[str, Ruling]:
        (tmp_path / name).write_text(content, encoding="utf-8", newline="")
        return read_rulings(tmp_path / name)

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_reads_what_spreadsheets_write(self, tmp_path: Path, separator: str) -> None:
        """With any separator, a mark of UTF-8 and other columns; empty is no ruling, and so are cells left out."""
        rows = [["kind", "Pair", "why", "covered"], ["fact", "a", "so, '=1", "Yes "], ["fact", "b", "", "no"]]
        rows += [["fact", "c", "", ""], ["fact", "d"]]
        text = io.StringIO()
        csv.writer(text, delimiter=separator).writerows(rows)

        assert self.read(tmp_path, f"\ufeff{text.getvalue()}") == {
            "a": Ruling(covered=True, why="so, '=1"),
            "b": Ruling(covered=False, why=""),
        }

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ("covered,why\nyes,so\n", "has no column 'pair'"),
            ("pair,why\na,so\n", "has no column 'covered'"),
            ("pair|covered|why\na|yes|so\n", "has no column 'pair'"),
            ("pair,covered,why\na,yes,\nb,perhaps,\n", "line 3: 'perhaps' is neither yes nor no"),
            ("pair,covered,why\n,yes,so\n", "line 2: There is a ruling, but no pair"),
            ('pair,covered,why\na,yes,"x\nb,yes,\n', "line 2: The row is not CSV"),
            ("pair,covered,why\na,yes,so,on\n", "line 2: The row has 4 cells"),
        ],
    )
    def test_loses_no_ruling_in_silence(self, tmp_path: Path, content: str, why: str) -> None:
        """What is wrong is said with its file and line."""
        with pytest.raises(BadRulings, match=rf"rulings\.csv.*{why}"):
            self.read(tmp_path, content)

    @pytest.mark.parametrize("name", ["rulings.jsonl", "rulings.xlsx"])
    def test_takes_csv_alone(self, tmp_path: Path, name: str) -> None:
        """Another file is none of rulings."""
        with pytest.raises(BadRulings, match=r"CSV|\.csv"):
            self.read(tmp_path, '{"pair": "a", "covered": "yes"}\n', name)

    def test_reads_those_on_the_built_in_bank(self) -> None:
        """They stand in the documents of the source."""
        rulings = read_rulings(Path(__file__).parents[2] / "docs" / "coverage-rulings.csv")

        assert len(rulings) == 203
        assert all(ruling.covered and ruling.why for ruling in rulings.values())

    @given(st.lists(st.tuples(st.text(), st.booleans(), st.text())))
    def test_reads_what_coverage_wrote(
        self, tmp_path_factory: pytest.TempPathFactory, ruled: list[tuple[str, bool, str]]
    ) -> None:
        """Rulings come back as they went out, whatever the texts and the reasons hold."""
        found = [_ruled(text, Ruling(covered, why.strip())) for text, covered, why in ruled]
        file = tmp_path_factory.mktemp("pairs") / "pairs.csv"
        file.write_bytes(pairs_table(found).encode("utf-8-sig"))

        assert read_rulings(file) == {one.asked.key: one.asked.ruling for one in found}


def _ruled(text: str, ruling: Ruling) -> Covered:
    return Covered("line 1", Match(text, "id", "nearest", 0.5, 0.5, ruling), ())
