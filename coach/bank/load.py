"""Load question banks, all or nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from coach.bank.problem import Problem
from coach.bank.read import Reading, read_bank
from coach.errors import BadBank
from coach.interview.question import Question

MOST_LISTED = 20
"""How many errors of a bank are listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions, and the topics that they stand in."""

    name: str
    title: str
    topics: tuple[tuple[str, str], ...]
    """(id, title) of every topic with a question, in the bank's order."""
    questions: tuple[Question, ...]
    """In the order of the topics, then as they stand in the files."""
    hash: str = field(init=False)
    """SHA-256 of what the questions say; it knows nothing of files, folders and order."""
    by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", _content_hash(self.questions))
        object.__setattr__(self, "by_id", MappingProxyType({one.id: one for one in self.questions}))


def load_bank(folder: Path) -> Bank:
    """Return the bank in a folder: bank.yaml, which may be absent, and TOPIC/*.yaml.

    Raises:
        BadBank: It has an error; the message lists all, MOST_LISTED at most, each with file, line and field.
    """
    reading = read_bank(folder)
    if reading.problems:
        raise BadBank(_listed(folder, reading.problems))
    name = reading.about.name or _kebab(folder.resolve().name)
    titles = {topic: reading.about.topics.get(topic, _title(topic)) for topic in reading.folders}
    return Bank(
        name=name,
        title=reading.about.title or name,
        topics=tuple((topic, titles[topic]) for topic in _used(reading)),
        questions=tuple(one.question for one in reading.placed),
    )


def load_banks(folders: Sequence[Path]) -> Bank:
    """Return several banks as one: the first keeps its ids, questions of the others become BANK/QUESTION.

    Topics of the same id are one topic, with the title that the first of them gives.

    Raises:
        BadBank: One of them has an error, two have the same name, or there is none.
    """
    banks = [load_bank(folder) for folder in folders]
    if not banks:
        message = "No question bank was named."
        raise BadBank(message)
    first, *others = banks
    names = [bank.name for bank in banks]
    for folder, name in zip(folders[1:], names[1:], strict=True):
        if names.count(name) > 1:
            message = f"Two banks have the name {name!r}; give {folder} another in its bank.yaml."
            raise BadBank(message)
    topics = dict(topic for bank in reversed(banks) for topic in bank.topics)
    order = dict.fromkeys(topic for bank in banks for topic, _ in bank.topics)
    return Bank(
        name=first.name,
        title=" + ".join(bank.title for bank in banks),
        topics=tuple((topic, topics[topic]) for topic in order),
        questions=first.questions + tuple(question for bank in others for question in _renamed(bank)),
    )


def _renamed(bank: Bank) -> Iterable[Question]:
    for question in bank.questions:
        related = tuple(f"{bank.name}/{other}" for other in question.related)
        yield replace(question, id=f"{bank.name}/{question.id}", related=related)


def _used(reading: Reading) -> tuple[str, ...]:
    used = {one.question.topic for one in reading.placed}
    return tuple(topic for topic in reading.folders if topic in used)


def _content_hash(questions: Iterable[Question]) -> str:
    content = [asdict(question) for question in sorted(questions, key=lambda one: one.id)]
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _listed(folder: Path, problems: Sequence[Problem]) -> str:
    count = "an error" if len(problems) == 1 else f"{len(problems)} errors"
    lines = [f"The question bank {folder} has {count}:", *(f"  {problem}" for problem in problems[:MOST_LISTED])]
    if len(problems) > MOST_LISTED:
        lines.append(f"  and {len(problems) - MOST_LISTED} more")
    return "\n".join(lines)


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "bank"


def _title(topic: str) -> str:
    return topic.replace("-", " ").capitalize()
