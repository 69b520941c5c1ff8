"""Write a bank as a table that import reads back as an equal bank."""

from __future__ import annotations

import csv
import io
import json

from coach.bank.cells import guard
from coach.bank.entries import BankEntries, Filed
from coach.bank.write import plain_entry

COLUMNS = (
    *("id", "topic", "topic_title", "level", "prompt", "reference", "tags"),
    *("key_points", "misconceptions", "related", "samples", "bank"),
)
"""One row is one question; what the bank is stands in the first row."""
_WORDS = {"tags", "related"}
"""Columns of ids with a space between them; other lists are JSON."""


def table_of(bank: BankEntries, separator: str) -> str:
    """Return everything of a bank as a table; no cell starts a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    titles = dict(bank.topics)
    about = plain_entry(bank.about.model_copy(update={"topics": {}}))
    for number, filed in enumerate(bank.questions):
        fields = _fields(filed, titles) | ({} if number else {"bank": about})
        writer.writerow([guard(_cell(name, fields.get(name, ""))) for name in COLUMNS])
    return text.getvalue()


def _fields(filed: Filed, titles: dict[str, str]) -> dict[str, object]:
    return {"topic": filed.topic, "topic_title": titles[filed.topic], **plain_entry(filed.entry)}


def _cell(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if name in _WORDS and isinstance(value, list):
        return " ".join(value)
    return json.dumps(value, ensure_ascii=False)
