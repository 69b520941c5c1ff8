"""Open a file of answers, and write results so that a file is there whole or not at all."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Literal

from coach.batch.report import ReportWriter, summary_page
from coach.batch.results import ResultRow
from coach.batch.source import Source, open_source
from coach.batch.writers import CsvWriter, JsonLinesWriter, Writer
from coach.errors import BadAnswersFile, BadSettings
from coach.interview.grade import GraderVersion

ResultFormat = Literal["jsonl", "csv", "junit", "html", "md"]
_FORMATS: dict[str, ResultFormat] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xml": "junit",
    ".html": "html",
    ".md": "md",
}
_SUMMARY_ENDINGS = {".json", ".html"}
_IN_MEMORY = 8 * 1024 * 1024
_STANDARD_INPUT = "-"


@contextmanager
def answers_of(path: Path) -> Iterator[Source]:
    """Open a file of answers, or standard input for "-".

    Raises:
        BadAnswersFile: It cannot be read, is of no known format, or is not UTF-8.
    """
    with ExitStack() as stack:
        standard = str(path) == _STANDARD_INPUT
        content = _content(path, stack, standard=standard)
        yield open_source("standard input" if standard else str(path), content)


def _content(path: Path, stack: ExitStack, *, standard: bool) -> IO[bytes]:
    """Return what can be read twice; a pipe is kept in a file of its own."""
    try:
        opened = sys.stdin.buffer if standard else stack.enter_context(path.open("rb"))
        if opened.seekable() and not standard:
            return opened
        kept = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - the stack closes it
        shutil.copyfileobj(opened, kept)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise BadAnswersFile(message) from None
    return kept


@contextmanager
def written(path: Path | None) -> Iterator[IO[bytes]]:
    """Open a file to write, or standard output for None; the file appears when all of it is written.

    Raises:
        BadSettings: The file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f".{path.name}.part")
    try:
        opened = part.open("wb")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise BadSettings(message) from None
    try:
        with opened:
            yield opened
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def format_of(out: Path | None, wanted: ResultFormat | None) -> ResultFormat:
    """Return the format that is wanted, or else the one that the file's ending names, or else JSON lines."""
    return wanted or _FORMATS.get(out.suffix.lower() if out else "", "jsonl")


@contextmanager
def writer_of(kind: ResultFormat, out: IO[bytes], grader: GraderVersion, min_score: float | None) -> Iterator[Writer]:
    """Make what writes a format; a row under `min_score` is a failure to a build server."""
    if kind == "jsonl":
        yield JsonLinesWriter(out, grader)
    elif kind == "csv":
        yield CsvWriter(out, grader)
    else:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as kept:
            yield ReportWriter(out, kept, grader, kind, min_score)


def check_summary_path(path: Path | None) -> None:
    """Refuse a summary of no known format.

    Raises:
        BadSettings: The ending is neither .json nor .html.
    """
    if path is not None and path.suffix.lower() not in _SUMMARY_ENDINGS:
        message = f"{path} is no place for a summary: its name must end in .json or .html."
        raise BadSettings(message)


def write_summary(path: Path, summary: ResultRow) -> None:
    """Write a summary as JSON or as a page, as the ending of the file says.

    Raises:
        BadSettings: The file cannot be written.
    """
    as_json = path.suffix.lower() == ".json"
    text = json.dumps(summary, ensure_ascii=False, indent=2).encode() + b"\n" if as_json else summary_page(summary)
    with written(path) as out:
        out.write(text)
