"""Make drafts entries of a bank: ids, topics, and key points where nobody wrote any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from coach.bank.entries import BankEntries, Filed
from coach.bank.importing.draft import MOST_QUESTIONS, Draft, Drafts
from coach.bank.names import numbered, question_id, title_of, topic_id
from coach.bank.problem import field_name, in_words, listed
from coach.bank.schema import BankEntry, KeyPointEntry, QuestionEntry
from coach.errors import BadNotes
from coach.grading.derive import derive_points

_MOST_LISTED = 20
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Naming:
    """What names a bank and the topics whose names its file does not tell."""

    file: str
    """The name of the file without its ending."""
    topic: str | None = None
    """The title of the one topic for everything; None where each question has its own."""


def bank_of(drafts: Drafts, naming: Naming) -> BankEntries:
    """Return the bank that drafts make.

    Raises:
        BadNotes: There is no question, there are too many, or one does not fit the bank's format; all are listed,
            twenty at most, each with its place.
    """
    if not drafts.questions:
        raise BadNotes(_nothing(drafts, naming.file))
    if len(drafts.questions) > MOST_QUESTIONS:
        message = (
            f"{naming.file} holds {len(drafts.questions):,} questions; at most {MOST_QUESTIONS:,} are read at once."
        )
        raise BadNotes(message)
    titles = dict(drafts.about.topics) if naming.topic is None else {}
    topics = [_topic(draft, naming, titles) for draft in drafts.questions]
    ids = _ids(drafts.questions, topics)
    problems: list[str] = []
    questions = tuple(_entries(drafts.questions, topics, ids, problems))
    if problems:
        lines = (f"  {line}" for line in listed(problems, _MOST_LISTED))
        raise BadNotes("\n".join([f"{naming.file} cannot be made a bank:", *lines]))
    return BankEntries(_about(drafts.about, naming, titles), questions)


def _nothing(drafts: Drafts, file: str) -> str:
    if drafts.unread:
        return f"{file} holds no question with an answer. The first line that was not understood is {drafts.unread[0]}"
    return f"{file} holds no question. A question is a heading, a line such as `Q1. ...?`, or is followed by `Answer:`."


def _about(given: BankEntry, naming: Naming, titles: Mapping[str, str]) -> BankEntry:
    name = given.name or topic_id(naming.file)
    title = given.title or _title(naming.file)
    return BankEntry(name=name, title=title, licence=given.licence, topics=dict(titles))


def _topic(draft: Draft, naming: Naming, titles: dict[str, str]) -> str:
    """Return the id of a draft's topic; its title is kept where the topic is met first."""
    title = (naming.topic or draft.topic or "").strip()[:_LONGEST_TITLE].strip() or _title(naming.file)
    if title in titles:
        return title
    name = topic_id(title)
    titles.setdefault(name, title_of(title) if title == name else title)
    return name


def _title(file: str) -> str:
    words = re.sub(r"[-_\s]+", " ", file).strip()[:_LONGEST_TITLE]
    return words[:1].upper() + words[1:] or "Notes"


def _ids(drafts: Sequence[Draft], topics: Sequence[str]) -> list[object]:
    """Return an id for each draft: its own, or one made from its topic and prompt that no other has."""
    taken = {str(draft.fields["id"]) for draft in drafts if "id" in draft.fields}
    return [
        draft.fields["id"] if "id" in draft.fields else numbered(question_id(topic, draft.prompt), taken)
        for draft, topic in zip(drafts, topics, strict=True)
    ]


def _entries(
    drafts: Sequence[Draft], topics: Sequence[str], ids: Sequence[object], problems: list[str]
) -> Iterator[Filed]:
    """Yield every question that fits the format; what does not is told in `problems`."""
    places: dict[object, str] = {}
    for draft, topic, name in zip(drafts, topics, ids, strict=True):
        given = {**draft.fields, "id": name, "prompt": draft.prompt, "reference": draft.reference}
        try:
            entry = QuestionEntry.model_validate(given)
        except ValidationError as error:
            problems += _problems(draft, error)
            continue
        before = places.setdefault(entry.id, draft.where)
        if before != draft.where:
            problems.append(f"{draft.where}: the id {entry.id!r} is taken by {before}")
        points = entry.key_points or derived_points(entry.reference)
        yield Filed(topic, entry.model_copy(update={"key_points": points}))


def _problems(draft: Draft, error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        spot = tuple(part for part in detail["loc"] if part != "[key]")
        yield f"{draft.where}: {field_name(spot)} {in_words(detail, (0, *spot))}"


def derived_points(reference: str) -> tuple[KeyPointEntry, ...]:
    """Return the points that a reference says, to be read by a person."""
    return tuple(KeyPointEntry(id=point.id, says=point.says, derived=True) for point in derive_points(reference))
