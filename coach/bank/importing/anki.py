"""Read the lines with which a table that Anki exports begins.

Source: the Anki manual, "Importing: Text Files", file headers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_LINE = re.compile(r"#([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_NAMED = re.compile(r"([a-z]+(?: column)?) ?: ?(.*)", re.IGNORECASE)
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":", "\\t": "\t"}
_PLACED = {"tags column": "tags", "deck column": "topic", "guid column": "guid", "notetype column": "notetype"}


@dataclass(frozen=True, slots=True)
class Header:
    """What a table says of itself before its first row."""

    separator: str | None = None
    html: bool = False
    """Whether its cells are HTML."""
    columns: tuple[str, ...] = ()
    """The names of the columns; none where they are not told."""
    placed: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the columns hold that are named by their place, from 0."""
    deck: str = ""
    """The deck of all rows."""
    tags: str = ""
    """The tags of all rows."""
    length: int = 0
    """Characters of the text that the header takes."""
    lines: int = 0


def read_header(text: str) -> Header:
    """Return the header of a table; an empty one where the first line does not begin with #."""
    length = lines = 0
    told: dict[str, str] = {}
    while line := _LINE.match(text, length):
        named = _NAMED.match(line[1])
        if named:
            told[named[1].casefold()] = named[2]
        if line.end() == length:
            break
        length = line.end()
        lines += 1
    separator = _separator(told.get("separator", ""))
    return Header(
        separator=separator,
        html=told.get("html", "").strip().casefold() == "true",
        columns=_columns(told.get("columns", ""), separator),
        placed={
            int(told[name]) - 1: role
            for name, role in _PLACED.items()
            if re.fullmatch(r"[1-9][0-9]{0,3}", told.get(name, "").strip())
        },
        deck=told.get("deck", "").strip(),
        tags=told.get("tags", "").strip(),
        length=length,
        lines=lines,
    )


def _separator(name: str) -> str | None:
    """Return the character that a header names or shows."""
    if name in _SEPARATORS.values():
        return name
    known = _SEPARATORS.get(name.strip().casefold())
    return known or (name if len(name) == 1 and name not in "\"'\r\n\0" else None)


def _columns(line: str, separator: str | None) -> tuple[str, ...]:
    if not line:
        return ()
    try:
        return tuple(next(csv.reader([line], delimiter=separator or ("\t" if "\t" in line else ","))))
    except csv.Error:
        return ()
