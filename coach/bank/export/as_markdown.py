"""Write a bank as Markdown, for reading and printing."""

from __future__ import annotations

from collections.abc import Iterator

from coach.bank.entries import BankEntries, Filed
from coach.bank.schema import QuestionEntry

_HEART = 3
"""The weight of a point that is the heart of its answer."""


def markdown_of(bank: BankEntries) -> str:
    """Return the questions of a bank by topic, each with its reference and what it counts."""
    parts = [f"# {_line(bank.about.title or bank.about.name or 'Questions')}"]
    if bank.about.licence:
        parts.append(f"Licence: {_line(bank.about.licence)}")
    for topic, title in bank.topics:
        parts.append(f"## {_line(title)}")
        for filed in bank.questions:
            if filed.topic == topic:
                parts += _question(filed)
    return "\n\n".join(parts) + "\n"


def _question(filed: Filed) -> Iterator[str]:
    entry = filed.entry
    lead, *rest = entry.prompt.split("\n", 1)
    yield f"### {_line(lead)}"
    if rest and rest[0].strip():
        yield rest[0].strip("\n")
    tags = f" · {', '.join(entry.tags)}" if entry.tags else ""
    yield f"*{entry.level}{tags}*"
    yield entry.reference
    yield from _lists(entry)


def _lists(entry: QuestionEntry) -> Iterator[str]:
    if entry.key_points:
        points = (
            f"- {_line(point.says)}{' (heart of the answer)' if point.weight == _HEART else ''}"
            for point in entry.key_points
        )
        yield "Key points:"
        yield "\n".join(points)
    if entry.misconceptions:
        yield "Common mistakes:"
        yield "\n".join(f"- {_line(one.says)} {_line(one.because)}" for one in entry.misconceptions)


def _line(text: str) -> str:
    return " ".join(text.split())
