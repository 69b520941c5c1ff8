"""Cells of a table: how they are read, and how they are written so that no spreadsheet takes one for a formula."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

LONGEST_CELL = 20 * 1024 * 1024
"""Characters of the longest cell that can be read: as many as the largest file of notes may have."""
# The library has one limit for all threads of the process: it is set once, and who takes less looks for himself.
csv.field_size_limit(LONGEST_CELL)

_FORMULA_STARTS = frozenset("=+-@")
_CONTROL_STARTS = frozenset("\t\r\0")
_QUOTE = "'"


def rows_of(lines: Iterable[str], separator: str) -> Reader:
    """Return a reader of the rows of a table; it raises `csv.Error` for a row that is none.

    It is strict: a quote that is never closed is an error, and does not swallow the rows after it in silence.
    """
    return csv.reader(lines, delimiter=separator, strict=True)


def starts_formula(cell: str) -> bool:
    """Return whether a spreadsheet may take a cell for a formula.

    Source: OWASP, CSV Injection; besides = + - @ their full-width twins, tab, carriage return and NUL.
    """
    if cell[:1] in _CONTROL_STARTS and cell:
        return True
    # What cannot be seen is trimmed by spreadsheets before they look at the first character.
    for character in cell:
        if unicodedata.category(character)[0] not in "ZC":
            return unicodedata.normalize("NFKC", character)[:1] in _FORMULA_STARTS
    return False


def guard(cell: str) -> str:
    """Return a cell with one quote in front where it would start a formula, or where `unguard` would take one away."""
    return f"{_QUOTE}{cell}" if starts_formula(cell.lstrip(_QUOTE)) else cell


def unguard(cell: str) -> str:
    """Return what `guard` was given."""
    return cell[1:] if cell.startswith(_QUOTE) and starts_formula(cell.lstrip(_QUOTE)) else cell
