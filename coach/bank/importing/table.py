"""Read questions from a CSV or TSV table: one exported by coach, one of a person's own, or notes exported by Anki."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.bank.cells import rows_of, unguard
from coach.bank.importing.anki import Header, read_header
from coach.bank.importing.draft import Draft, Drafts, Unread, shortened
from coach.bank.importing.exported import bank_entry, parsed
from coach.bank.importing.html import text_of
from coach.bank.names import kebab
from coach.bank.schema import BankEntry
from coach.errors import BadNotes

_ROLES = {
    **dict.fromkeys(("prompt", "question", "front", "q", "term"), "prompt"),
    **dict.fromkeys(("reference", "answer", "back", "a", "definition", "reference answer"), "reference"),
    **dict.fromkeys(("topic", "deck", "section", "category", "subject"), "topic"),
    **dict.fromkeys(("level", "difficulty"), "level"),
    **{name: name for name in ("id", "topic_title", "tags", "related", "bank")},
    **{name: name for name in ("key_points", "misconceptions", "samples")},
}
"""What a column holds, by its name."""
_NESTED = ("key_points", "misconceptions", "samples")
_SEPARATORS = (",", ";", "\t", "|")
_MOST_TAGS = 12
_LONGEST_TAG = 80


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    cells: Mapping[str, str]
    """By role; none is empty."""


def read_table(text: str, separator: str | None = None) -> Drafts:
    """Return the questions of a table.

    Args:
        text: With or without a line of column names; without one the first two columns are prompt and reference.
        separator: Between cells; None where the first line, or a header of Anki, tells it.

    Raises:
        BadNotes: A row is no row of a table, or a cell cannot be read.
    """
    header = read_header(text)
    body = text[header.length :]
    between = header.separator or separator or max(_SEPARATORS, key=body.partition("\n")[0].count)
    rows = _rows(body, between, header.lines)
    roles, rows, unknown = _columns(header, rows)
    unread = [Unread("the header", shortened(", ".join(unknown)), "columns that were not read")] if unknown else []
    questions: list[Draft] = []
    about: BankEntry | None = None
    titles: dict[str, str] = {}
    for number, cells in rows:
        row = _row(number, cells, roles, header)
        about = about or _about(row)
        if "topic_title" in row.cells and "topic" in row.cells:
            titles.setdefault(row.cells["topic"], row.cells["topic_title"])
        _read_row(row, header, questions, unread)
    known = (about or BankEntry()).model_dump(exclude_unset=True) | {"topics": titles}
    return Drafts(tuple(questions), tuple(unread), bank_entry(known))


def _rows(body: str, separator: str, lines_before: int) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, each with the line where it begins."""
    found = []
    line = 0
    try:
        reader = rows_of(io.StringIO(body, newline=""), separator)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((lines_before + line + 1, cells))
            line = reader.line_num
    except csv.Error as error:
        raise BadNotes(f"Line {lines_before + line + 1} is no row of a table: {error}.") from None
    return found


def _columns(
    header: Header, rows: list[tuple[int, list[str]]]
) -> tuple[list[str], list[tuple[int, list[str]]], list[str]]:
    """Return what each column holds, the rows below the names, and the names that say nothing to us."""
    width = max((len(cells) for _, cells in rows), default=0)
    names = list(header.columns)
    first = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    if not names and {"prompt", "reference"} <= {_ROLES.get(cell, "") for cell in first}:
        names, rows = first, rows[1:]
    roles = [_ROLES.get(name.strip().casefold(), "") for name in names] + [""] * (width - len(names))
    for at, role in header.placed.items():
        if at < len(roles):
            roles[at] = role
    free = [at for at, role in enumerate(roles) if not role]
    for role in ("prompt", "reference"):
        if role not in roles and free:
            roles[free.pop(0)] = role
    return roles, rows, [name for name, role in zip(names, roles, strict=False) if not role and name]


def _row(number: int, cells: Sequence[str], roles: Sequence[str], header: Header) -> _Row:
    held: dict[str, str] = {}
    for role, cell in zip(roles, cells, strict=False):
        text = text_of(unguard(cell)) if header.html and role in {"prompt", "reference"} else unguard(cell)
        if role and text.strip():
            held.setdefault(role, text)
    return _Row(f"line {number}", held)


def _about(row: _Row) -> BankEntry | None:
    """Return what an exported row says of its bank."""
    if "bank" not in row.cells:
        return None
    return bank_entry(parsed(row.cells["bank"], f"{row.where}: the cell `bank`"))


def _read_row(row: _Row, header: Header, questions: list[Draft], unread: list[Unread]) -> None:
    prompt, reference = row.cells.get("prompt", ""), row.cells.get("reference", "")
    if not (prompt and reference):
        why = "the question has no answer" if prompt else "the answer has no question"
        unread.append(Unread(row.where, shortened(prompt or reference), why))
        return
    topic = row.cells.get("topic", header.deck).replace("::", ": ")
    questions.append(Draft(row.where, prompt, reference, topic, dict(_fields(row, header))))


def _fields(row: _Row, header: Header) -> Iterator[tuple[str, object]]:
    """Yield what a row says of its question besides prompt, reference and topic."""
    for name in _NESTED:
        if name in row.cells:
            yield name, parsed(row.cells[name], f"{row.where}: the cell `{name}`")
    for name in ("id", "level"):
        if name in row.cells:
            yield name, row.cells[name].strip() if name == "id" else row.cells[name].strip().casefold()
    if "related" in row.cells:
        yield "related", row.cells["related"].split()
    tags = re.split(r"[\s,]+", f"{row.cells.get('tags', '')} {header.tags}")
    known = dict.fromkeys(tag for one in tags if (tag := kebab(one)[:_LONGEST_TAG].strip("-")))
    if known:
        yield "tags", list(known)[:_MOST_TAGS]
