from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from coach.batch.files import ResultFormat, answers_of, check_summary_path, format_of, write_summary, writer_of, written
from coach.batch.report import ReportWriter
from coach.batch.source import raw_rows
from coach.batch.summary import summary_of
from coach.batch.tally import Tally
from coach.batch.writers import CsvWriter, JsonLinesWriter
from coach.errors import BadAnswersFile, BadSettings
from tests.batch.conftest import GRADER


class TestAnswersOf:
    def test_opens_a_file(self, tmp_path: Path) -> None:
        """Its ending tells the format."""
        (tmp_path / "a.csv").write_text("answer\nx\n", encoding="utf-8")

        with answers_of(tmp_path / "a.csv") as source:
            assert [row.fields for row in raw_rows(source)] == [{"answer": "x"}]

    def test_reads_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A dash stands for it, and it can be read again."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"answer": "x"}\n')))

        with answers_of(Path("-")) as source:
            assert list(raw_rows(source)) == list(raw_rows(source))
            assert source.format == "jsonl"

    def test_keeps_what_comes_through_a_pipe(self) -> None:
        """A pipe cannot be read again, so it is kept."""
        reading, writing = os.pipe()
        os.write(writing, b"answer\nx\n")
        os.close(writing)
        try:
            with answers_of(Path(f"/dev/fd/{reading}")) as source:
                assert [row.fields for row in raw_rows(source)] == [{"answer": "x"}]
        finally:
            os.close(reading)

    def test_refuses_a_folder(self, tmp_path: Path) -> None:
        """With the reason of the system."""
        with pytest.raises(BadAnswersFile, match="cannot be read"), answers_of(tmp_path):
            pass


class TestWritten:
    def test_shows_the_file_when_it_is_whole(self, tmp_path: Path) -> None:
        """Until then its place is empty."""
        place = tmp_path / "out.jsonl"

        with written(place) as out:
            out.write(b"x")
            assert not place.exists()

        assert place.read_bytes() == b"x"
        assert list(tmp_path.iterdir()) == [place]

    def test_leaves_what_was_there_when_it_fails(self, tmp_path: Path) -> None:
        """An older result is better than half a new one."""
        place = tmp_path / "out.jsonl"
        place.write_bytes(b"old")

        def fail() -> None:
            with written(place) as out:
                out.write(b"new")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()

        assert place.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [place]

    def test_refuses_a_place_that_does_not_exist(self, tmp_path: Path) -> None:
        """Before anything is graded."""
        with pytest.raises(BadSettings, match="cannot be written"), written(tmp_path / "no" / "x"):
            pass


class TestFormat:
    @pytest.mark.parametrize(
        ("out", "wanted", "found"),
        [
            (None, None, "jsonl"),
            (None, "md", "md"),
            (Path("a.csv"), None, "csv"),
            (Path("a.XML"), None, "junit"),
            (Path("a.html"), None, "html"),
            (Path("a.txt"), None, "jsonl"),
            (Path("a.csv"), "jsonl", "jsonl"),
        ],
    )
    def test_is_what_is_wanted_or_what_the_ending_says(self, out: Path | None, wanted: None, found: str) -> None:
        """JSON lines where nothing is said."""
        assert format_of(out, wanted) == found

    def test_has_a_writer_for_each(self) -> None:
        """Lines are written as they come, reports at the end."""
        kinds: dict[ResultFormat, type] = {"jsonl": JsonLinesWriter, "csv": CsvWriter}
        kinds |= dict.fromkeys(("junit", "html", "md"), ReportWriter)

        for kind, expected in kinds.items():
            with writer_of(kind, io.BytesIO(), GRADER, None) as writer:
                assert type(writer) is expected


class TestSummary:
    def test_is_json_or_a_page(self, tmp_path: Path) -> None:
        """As the ending says."""
        summary = summary_of(Tally(), GRADER, {})

        write_summary(tmp_path / "s.json", summary)
        write_summary(tmp_path / "s.html", summary)

        assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8")) == summary
        assert (tmp_path / "s.html").read_text(encoding="utf-8").startswith("<!doctype html>")

    def test_can_be_nothing_else(self) -> None:
        """None is no summary, which is fine."""
        check_summary_path(None)
        with pytest.raises(BadSettings):
            check_summary_path(Path("s.txt"))
