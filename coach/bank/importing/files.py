"""Read a file of notes, a table or an exported bank."""

from __future__ import annotations

import codecs
from pathlib import Path

from coach.bank.importing.draft import MOST_BYTES, Drafts
from coach.bank.importing.exported import read_json
from coach.bank.importing.notes import read_notes
from coach.bank.importing.table import read_table
from coach.errors import BadNotes

_NOTES = {".md", ".markdown", ".txt", ".text"}
_TABLES = {".csv": None, ".tsv": "\t"}
READ_ENDINGS = frozenset({*_NOTES, *_TABLES, ".json"})
"""Of the names of files that can be imported, in small letters."""
_ANKI_START = "#separator:"
_OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_file(path: Path) -> Drafts:
    """Return the questions of a file; its ending tells how to read it.

    Raises:
        BadNotes: It cannot be read, is too large, is not UTF-8, is of no known kind or not what its ending says.
    """
    ending = path.suffix.lower()
    if ending not in READ_ENDINGS:
        raise BadNotes(f"{path} cannot be imported: its name must end in .md, .txt, .csv, .tsv or .json.")
    return read_text(_text(path), ending)


def read_text(text: str, ending: str) -> Drafts:
    """Return the questions of a text; `ending` is one of `READ_ENDINGS`.

    Raises:
        BadNotes: The text is not what its ending says.
    """
    if ending == ".json":
        return read_json(text)
    if ending in _TABLES or text.startswith(_ANKI_START):
        return read_table(text, _TABLES.get(ending))
    return read_notes(text)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadNotes(f"{path} cannot be read: {error.strerror or error}.") from None
    if len(content) > MOST_BYTES:
        raise BadNotes(f"{path} is larger than {MOST_BYTES // 1024**2} MiB. Import it in pieces.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        other = content.startswith(_OTHER_ENCODINGS)
        where = "it is UTF-16" if other else f"line {line:,}"
        raise BadNotes(f"{path} is not UTF-8 ({where}). Save it as UTF-8 and try again.") from None
