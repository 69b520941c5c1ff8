"""What is read from notes before it becomes a bank: questions as they were written, and what was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coach.bank.schema import BankEntry

MOST_BYTES = 20 * 1024 * 1024
"""The largest file that is imported."""
MOST_QUESTIONS = 20_000
"""The most questions that one file may hold."""
MOST_TEXT = 8_000
"""Characters of a prompt or a reference: what the bank's format takes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as somebody wrote it down."""

    where: str
    """Where it stands, such as `line 12` or `question 3`."""
    prompt: str
    reference: str
    topic: str = ""
    """The title of its topic, as it was written; empty where none is given."""
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """What else is said of it, under the names of a question's fields in the bank's format."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A place in notes that did not become a part of any question as it stands there."""

    where: str
    """Such as `line 12`."""
    text: str
    """How it begins."""
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}: {self.text}"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that was read from one file."""

    questions: tuple[Draft, ...]
    unread: tuple[Unread, ...] = ()
    about: BankEntry = field(default_factory=BankEntry)
    """What the file says of the bank as a whole; a draft's topic may be the id of one of its topics."""


_SHOWN = 100


def shortened(text: str) -> str:
    """Return how a text begins, on one line."""
    line = " ".join(text[: 2 * _SHOWN].split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}..."
