from __future__ import annotations

import hashlib
from pathlib import Path

from coach.grading.numbers import read_numbers
from coach.settings import shipped
from coach.study.write import dump, numbers_document, write_json, write_sums


class TestNumbersDocument:
    def test_is_what_is_read(self) -> None:
        """Reading what was written and writing it again changes nothing."""
        text = (shipped("models") / "all-MiniLM-L6-v2" / "numbers.json").read_text("utf-8")

        assert dump(numbers_document(read_numbers(text))) == text


class TestWriteSums:
    def test_sums_every_file(self, tmp_path: Path) -> None:
        """Each file but the list itself has its line."""
        write_json(tmp_path / "a.json", {"a": 1})
        write_sums(tmp_path)
        write_sums(tmp_path)

        digest = hashlib.sha256((tmp_path / "a.json").read_bytes()).hexdigest()
        assert (tmp_path / "SHA256SUMS").read_text() == f"{digest}  a.json\n"

    def test_holds_for_what_is_shipped(self) -> None:
        """The shipped files are those that were summed."""
        folder = shipped("models") / "all-MiniLM-L6-v2"

        for line in (folder / "SHA256SUMS").read_text().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
