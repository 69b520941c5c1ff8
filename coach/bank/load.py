"""Load question banks, all or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from coach.bank.names import kebab, title_of
from coach.bank.problem import Problem, listed
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
    licence: str | None = None
    """Under what terms it may be used, as an SPDX name; None where that is not said, or differs from bank to bank."""
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
    name = reading.about.name or kebab(folder.resolve().name) or "bank"
    titles = {topic: reading.about.topics.get(topic, title_of(topic)) for topic in reading.folders}
    return Bank(
        name=name,
        title=reading.about.title or name,
        topics=tuple((topic, titles[topic]) for topic in _used(reading)),
        questions=tuple(one.question for one in reading.placed),
        licence=reading.about.licence,
    )


def load_each(folders: Sequence[Path]) -> tuple[Bank, ...]:
    """Return several banks, each for itself.

    Raises:
        BadBank: One of them has an error, two have the same name, or there is none.
    """
    banks = tuple(load_bank(folder) for folder in folders)
    if not banks:
        message = "No question bank was named."
        raise BadBank(message)
    names = [bank.name for bank in banks]
    for folder, name in zip(folders[1:], names[1:], strict=True):
        if names.count(name) > 1:
            message = f"Two banks have the name {name!r}; give {folder} another in its bank.yaml."
            raise BadBank(message)
    return banks


def load_banks(folders: Sequence[Path]) -> Bank:
    """Return several banks as one, as `joined` does.

    Raises:
        BadBank: One of them has an error, two have the same name, or there is none.
    """
    return joined(load_each(folders))


def joined(banks: Sequence[Bank]) -> Bank:
    """Return banks of different names as one: the first keeps its ids, questions of the others become BANK/QUESTION.

    Topics of the same id are one topic, with the title that the first of them gives.
    """
    first, *others = banks
    if not others:
        return first
    topics = dict(topic for bank in reversed(banks) for topic in bank.topics)
    order = dict.fromkeys(topic for bank in banks for topic, _ in bank.topics)
    return Bank(
        name=first.name,
        title=" + ".join(bank.title for bank in banks),
        topics=tuple((topic, topics[topic]) for topic in order),
        questions=first.questions + tuple(question for bank in others for question in _renamed(bank)),
        licence=first.licence if {bank.licence for bank in banks} == {first.licence} else None,
    )


def apart(bank: Bank) -> tuple[tuple[Question, ...], ...]:
    """Return the questions of each of the banks that were joined, as they are called in the whole."""
    parts: dict[str, list[Question]] = {}
    for question in bank.questions:
        parts.setdefault(question.id.rpartition("/")[0], []).append(question)
    return tuple(map(tuple, parts.values()))


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
    lines = (f"  {line}" for line in listed([str(problem) for problem in problems], MOST_LISTED))
    return "\n".join([f"The question bank {folder} has {count}:", *lines])
