"""Write outcomes as they come: JSON lines, and CSV that a spreadsheet cannot mistake for formulas."""

from __future__ import annotations

import csv
import io
import json
from typing import IO, Protocol

from coach.bank.cells import guard
from coach.batch.outcome import FailedRow, Outcome
from coach.batch.results import ResultRow, result_row
from coach.interview.grade import GraderVersion

_COLUMNS = (
    *("id", "line", "question_id", "topic", "candidate", "score", "band", "confidence", "verdicts", "misconceptions"),
    *("flags", "feedback", "grader", "error_code", "error_message"),
)


class Writer(Protocol):
    """Writes outcomes in order."""

    def add(self, outcome: Outcome) -> None:
        """Write one outcome, or keep it for the end."""
        ...

    def close(self, summary: ResultRow) -> None:
        """Write what stands at the end; `summary` is the summary of all outcomes."""
        ...


def json_line(value: object) -> bytes:
    """Return a value as one line of JSON in UTF-8; the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode() + b"\n"


class JsonLinesWriter:
    """Writes a result row a line."""

    def __init__(self, out: IO[bytes], grader: GraderVersion) -> None:
        self._out = out
        self._grader = grader

    def add(self, outcome: Outcome) -> None:
        """Write one outcome."""
        self._out.write(json_line(result_row(outcome, self._grader)))

    def close(self, summary: ResultRow) -> None:
        """Write nothing: every line stands for a row."""


class CsvWriter:
    """Writes a result row a line under one header; lists and mappings are JSON in their cells."""

    def __init__(self, out: IO[bytes], grader: GraderVersion) -> None:
        self._out = out
        self._grader = grader
        self._write(_COLUMNS)

    def add(self, outcome: Outcome) -> None:
        """Write one outcome."""
        row = result_row(outcome, self._grader)
        if isinstance(outcome, FailedRow):
            row |= {"error_code": outcome.code, "error_message": outcome.message}
        self._write(tuple(_cell(row.get(column)) for column in _COLUMNS))

    def close(self, summary: ResultRow) -> None:
        """Write nothing: every line stands for a row."""

    def _write(self, cells: tuple[str, ...]) -> None:
        text = io.StringIO(newline="")
        # A lone carriage return in a cell is quoted only where it also ends lines.
        csv.writer(text, lineterminator="\r\n").writerow(cells)
        self._out.write(text.getvalue().removesuffix("\r\n").encode() + b"\n")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    return guard(json.dumps(value, ensure_ascii=False))
