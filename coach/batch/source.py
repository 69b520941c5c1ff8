"""Read a file of answers, a row at a time: JSON lines or CSV, each row with its line number."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Literal, NoReturn

from coach.bank.cells import rows_of
from coach.errors import BadAnswersFile

if TYPE_CHECKING:
    from _csv import Reader

MOST_LINE_BYTES = 4 * 1024 * 1024
"""The longest line of a JSON lines file; a longer one is an error of its row."""
MOST_CELL_CHARS = 131_072
"""The longest cell of a CSV file; a longer one is an error of its row."""
_BLOCK = 1024 * 1024
_SEPARATORS = (",", ";", "\t")

Format = Literal["jsonl", "csv"]
_FORMATS: dict[str, Format] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file of answers that is known to be UTF-8."""

    name: str
    content: IO[bytes]
    """Can be read again from its start."""
    format: Format
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file."""

    line: int
    """Where it begins, from 1."""
    fields: dict[str, object] | None
    """None where the row cannot be read."""
    problem: str = ""
    """Why it cannot be read."""


def open_source(name: str, content: IO[bytes]) -> Source:
    """Return a file of answers that is ready to be read.

    Args:
        name: Its ending tells the format; without one the first character does.
        content: Can be read several times.

    Raises:
        BadAnswersFile: The ending is unknown, or the content is not UTF-8 (the message says in which line).
    """
    ending = PurePath(name).suffix.lower()
    if ending and ending not in _FORMATS:
        message = f"{name} is no file of answers: its name must end in .jsonl or .csv."
        raise BadAnswersFile(message)
    _check_encoding(name, content)
    size = content.seek(0, io.SEEK_END)
    return Source(name, content, _FORMATS.get(ending) or _guessed(content), size)


def raw_rows(source: Source, *, needed: Sequence[str] = ("answer",)) -> Iterator[RawRow]:
    """Yield the rows of a file; empty lines are passed over.

    Args:
        source: The file.
        needed: The columns that a CSV file must have; none where several kinds of file will do.

    Raises:
        BadAnswersFile: A CSV file has no usable header.
    """
    source.content.seek(0)
    return _json_lines(source.content) if source.format == "jsonl" else _csv_rows(source, needed)


def _check_encoding(name: str, content: IO[bytes]) -> None:
    content.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    while True:
        block = content.read(_BLOCK)
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            line += error.object.count(b"\n", 0, error.start)
            message = f"{name} is not UTF-8 (line {line:,}). Save it as UTF-8 and try again."
            raise BadAnswersFile(message) from None
        if not block:
            return
        line += block.count(b"\n")


def _guessed(content: IO[bytes]) -> Format:
    """Return the format of a file without a name: a line of JSON begins with a brace."""
    content.seek(0)
    start = content.read(_BLOCK).removeprefix(codecs.BOM_UTF8).lstrip()
    return "jsonl" if not start or start.startswith(b"{") else "csv"


def _json_lines(content: IO[bytes]) -> Iterator[RawRow]:
    number = 0
    while text := content.readline(MOST_LINE_BYTES + 1):
        number += 1
        whole = len(text) <= MOST_LINE_BYTES
        while not text.endswith(b"\n") and (rest := content.readline(MOST_LINE_BYTES)):
            text = rest
        if not whole:
            yield RawRow(number, None, f"The line is longer than {MOST_LINE_BYTES // 1024**2} MiB.")
        elif bare := text.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").strip():
            yield _json_row(number, bare)


def _json_row(line: int, text: bytes) -> RawRow:
    try:
        fields = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return RawRow(line, None, f"The line is not JSON: {error.msg} at character {error.pos + 1}.")
    except (ValueError, RecursionError) as error:
        why = "too many brackets stand inside each other" if isinstance(error, RecursionError) else str(error)
        return RawRow(line, None, f"The line is not JSON: {why}.")
    if not isinstance(fields, dict):
        return RawRow(line, None, "The line is not a JSON object, {...}.")
    return RawRow(line, fields)


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} is no JSON number"
    raise ValueError(message)


def _csv_rows(source: Source, needed: Sequence[str]) -> Iterator[RawRow]:
    text = io.TextIOWrapper(source.content, encoding="utf-8-sig", newline="")
    try:
        header = text.readline()
        separator = max(_SEPARATORS, key=header.count)
        text.seek(0)
        reader = rows_of(text, separator)
        columns = _columns(source.name, reader, needed)
        yield from _csv_body(reader, columns) if columns else ()
    finally:
        text.detach()


def _columns(name: str, reader: Iterator[list[str]], needed: Sequence[str]) -> list[str]:
    """Return the names of the columns; none for an empty file."""
    try:
        columns = [cell.strip().casefold() for cell in _checked(next(reader, []))]
    except csv.Error as error:
        message = f"{name} has no header that can be read: {error}."
        raise BadAnswersFile(message) from None
    repeated = sorted({column for column in columns if column and columns.count(column) > 1})
    if repeated:
        message = f"{name} has the column {repeated[0]!r} more than once."
        raise BadAnswersFile(message)
    missing = next((column for column in needed if column not in columns), None)
    if columns and missing is not None:
        message = (
            f"{name} has no column {missing!r}; its first line must name the columns. It names: {', '.join(columns)}."
        )
        raise BadAnswersFile(message)
    return columns


def _csv_body(reader: Reader, columns: list[str]) -> Iterator[RawRow]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
            _checked(cells or [])
        except csv.Error as error:
            yield RawRow(line, None, f"The row is not CSV: {error}.")
            continue
        if cells is None:
            return
        if len(cells) > len(columns):
            problem = f"The row has {len(cells)} cells, but there are {len(columns)} columns."
            yield RawRow(line, None, problem)
        elif any(cells):
            yield RawRow(line, dict(zip(columns, cells, strict=False)))


def _checked(cells: list[str]) -> list[str]:
    """Return cells none of which is too long; the library's own limit is for every reader, and higher."""
    if any(len(cell) > MOST_CELL_CHARS for cell in cells):
        message = f"field larger than field limit ({MOST_CELL_CHARS})"
        raise csv.Error(message)
    return cells
