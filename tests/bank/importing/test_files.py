from __future__ import annotations

from pathlib import Path

import pytest

from coach.bank.cells import LONGEST_CELL
from coach.bank.importing.draft import MOST_BYTES
from coach.bank.importing.files import read_file
from coach.errors import BadNotes


class TestReadFile:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.md", "### What?\nThat.\n"),
            ("a.TXT", "\ufeffQ: What?\r\nA: That.\r\n"),
            ("a.txt", "#separator:tab\nWhat?\tThat.\n"),
            ("a.csv", "What?;That.\n"),
            ("a.tsv", "What?, or so\tThat.\n"),
            ("a.json", '[{"prompt": "What?", "reference": "That."}]'),
        ],
    )
    def test_reads_by_the_ending(self, tmp_path: Path, name: str, content: str) -> None:
        """Cards that Anki exported are a table whatever their name."""
        (tmp_path / name).write_bytes(content.encode())
        (draft,) = read_file(tmp_path / name).questions

        assert draft.prompt.startswith("What?")
        assert draft.reference == "That."

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("a.docx", b"", "must end in .md, .txt, .csv, .tsv or .json"),
            ("a.md", b"a\n\xff", r"not UTF-8 \(line 2\)"),
            ("a.md", "a".encode("utf-16"), "it is UTF-16"),
        ],
    )
    def test_refuses_what_it_cannot_read(self, tmp_path: Path, name: str, content: bytes, message: str) -> None:
        """And says how to mend it."""
        (tmp_path / name).write_bytes(content)

        with pytest.raises(BadNotes, match=message):
            read_file(tmp_path / name)

    def test_refuses_a_file_that_is_too_large(self, tmp_path: Path) -> None:
        """It reads no more than it needs to know that."""
        with (tmp_path / "a.md").open("wb") as file:
            file.truncate(MOST_BYTES + 1)

        with pytest.raises(BadNotes, match="larger than 20 MiB"):
            read_file(tmp_path / "a.md")

    def test_a_cell_may_fill_a_file(self) -> None:
        """The library's limit for one cell is not in the way of a file that is small enough."""
        assert LONGEST_CELL >= MOST_BYTES

    def test_names_a_file_that_does_not_exist(self, tmp_path: Path) -> None:
        """With the reason of the system."""
        with pytest.raises(BadNotes, match="No such file"):
            read_file(tmp_path / "a.md")
