"""Cells of a table that no spreadsheet takes for a formula."""

from __future__ import annotations

import unicodedata

_FORMULA_STARTS = frozenset("=+-@")
_CONTROL_STARTS = frozenset("\t\r\0")
_QUOTE = "'"


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
