from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.batch.source import MOST_CELL_CHARS, MOST_LINE_BYTES, RawRow, open_source, raw_rows
from coach.errors import BadAnswersFile


def read(name: str, content: str | bytes) -> list[RawRow]:
    raw = content.encode() if isinstance(content, str) else content
    return list(raw_rows(open_source(name, io.BytesIO(raw))))


class TestJsonLines:
    def test_reads_an_object_a_line_and_passes_over_empty_lines(self) -> None:
        """Each row knows its line, whichever line ends stand between."""
        rows = read("a.jsonl", '\ufeff{"id": 1}\r\n\n  \n{"id": 2}')

        assert rows == [RawRow(1, {"id": 1}), RawRow(4, {"id": 2})]

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ("{", "The line is not JSON"),
            ('{"answer": NaN}', "NaN is no JSON number"),
            ("[1]", "not a JSON object"),
            ("[" * 100_000, "too many brackets"),
            ('{"id": ' + "9" * 5_000 + "}", "not JSON"),
            ('{"answer": "' + "x" * MOST_LINE_BYTES + '"}', "longer than 4 MiB"),
        ],
    )
    def test_keeps_a_broken_line_apart_from_the_others(self, line: str, problem: str) -> None:
        """A line that cannot be read is one problem with its number."""
        before, broken, after = read("a.jsonl", f'{{"id": 1}}\n{line}\n{{"id": 3}}\n')

        assert (before.fields, after.fields, after.line) == ({"id": 1}, {"id": 3}, 3)
        assert broken.line == 2
        assert broken.fields is None
        assert problem in broken.problem

    @given(st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), min_size=1)))
    def test_gives_back_what_json_wrote(self, rows: list[dict[str, Any]]) -> None:
        """Any objects come back as they were, on the lines where they stand."""
        content = "".join(json.dumps(row) + "\n" for row in rows)

        assert read("a.jsonl", content) == [RawRow(place, row) for place, row in enumerate(rows, start=1)]


class TestCsv:
    def test_reads_cells_by_their_columns(self) -> None:
        """Names of columns are trimmed and may be capitals; a row knows the line where it begins."""
        rows = read("a.csv", '\ufeffId, Answer \n1,"two\nlines"\n\n2,x\n')

        assert rows == [RawRow(2, {"id": "1", "answer": "two\nlines"}), RawRow(5, {"id": "2", "answer": "x"})]

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_sees_what_parts_the_cells(self, separator: str) -> None:
        """Spreadsheets of some countries write semicolons."""
        assert read("a.csv", f"id{separator}answer\n1{separator}x\n") == [RawRow(2, {"id": "1", "answer": "x"})]

    def test_takes_a_row_that_ends_early(self) -> None:
        """Cells that are left out at the end are absent."""
        assert read("a.csv", "answer,candidate\nx\n") == [RawRow(2, {"answer": "x"})]

    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            ("1,2,3", "3 cells, but there are 2 columns"),
            ('"a"b,1', "not CSV"),
            ("x" * (MOST_CELL_CHARS + 1), "field larger than field limit"),
            (f'3,"{"x" * (MOST_CELL_CHARS + 1)}"', f"field larger than field limit ({MOST_CELL_CHARS})"),
        ],
    )
    def test_keeps_a_broken_row_apart_from_the_others(self, row: str, problem: str) -> None:
        """A row that cannot be read is one problem with its number."""
        before, broken, after = read("a.csv", f"id,answer\n1,x\n{row}\n3,z\n")

        assert (before.line, before.fields) == (2, {"id": "1", "answer": "x"})
        assert (after.line, after.fields) == (4, {"id": "3", "answer": "z"})
        assert broken.line == 3
        assert problem in broken.problem

    def test_takes_the_longest_cell(self) -> None:
        """To the last character."""
        (row,) = read("a.csv", f"id,answer\n1,{'x' * MOST_CELL_CHARS}\n")

        assert row.fields == {"id": "1", "answer": "x" * MOST_CELL_CHARS}

    def test_names_the_line_of_a_quote_that_is_never_closed(self) -> None:
        """The rest of the file is not swallowed in silence."""
        *good, broken = read("a.csv", 'id,answer\n1,x\n2,"y\n3,z\n')

        assert [row.line for row in good] == [2]
        assert (broken.line, broken.fields) == (3, None)

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("id,text\n1,x\n", "no column 'answer'"),
            ("answer,Answer\n1,x\n", "the column 'answer' more than once"),
            ('"answer"x\n', "no header that can be read"),
            (f"answer,{'x' * (MOST_CELL_CHARS + 1)}\n", "no header that can be read: field larger"),
        ],
    )
    def test_refuses_a_file_without_a_usable_header(self, content: str, message: str) -> None:
        """What no row could be read from is an error of the file."""
        with pytest.raises(BadAnswersFile, match=message):
            read("a.csv", content)


class TestOpenSource:
    @pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "standard input"])
    def test_takes_an_empty_file(self, name: str) -> None:
        """No rows are no error."""
        assert read(name, "") == []

    def test_guesses_the_format_of_what_has_no_name(self) -> None:
        """JSON lines begin with a brace; everything else is CSV."""
        assert read("standard input", '\ufeff \n{"id": 1}\n') == [RawRow(2, {"id": 1})]
        assert read("standard input", "answer\nx\n") == [RawRow(2, {"answer": "x"})]

    @pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.txt"])
    def test_refuses_an_unknown_ending(self, name: str) -> None:
        """The message says which there are."""
        with pytest.raises(BadAnswersFile, match=r"must end in \.jsonl or \.csv"):
            read(name, "")

    @pytest.mark.parametrize("before", [0, 1, 3 * 1024 * 1024])
    def test_names_the_line_that_is_not_utf8(self, before: int) -> None:
        """The whole file is looked through before its first row is graded, a block at a time."""
        content = b'{"id": 1}\n' + b" " * before + b"\n{\xc3\x28}\n"

        with pytest.raises(BadAnswersFile, match=r"not UTF-8 \(line 3\)"):
            read("a.jsonl", content)

    def test_knows_half_a_character_at_the_end(self) -> None:
        """A file that was cut in the middle of a character is not UTF-8."""
        with pytest.raises(BadAnswersFile, match=r"line 2"):
            read("a.jsonl", b"{}\n\xc3")
