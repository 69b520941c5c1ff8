"""Read a bank's folder: every question with the place where it stands, and every problem, none hidden by another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import fullmatch

from pydantic import ValidationError

from coach.bank.document import MOST_BYTES, Document, NotYaml, Spot, decode, parse
from coach.bank.problem import Problem, field_name, problems_of
from coach.bank.schema import KEBAB, QUESTIONS, BankEntry, QuestionEntry
from coach.interview.question import Question

BANK_FILE = "bank.yaml"
ENDINGS = frozenset({".yaml", ".yml"})
"""Of files that hold questions."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with the place where it stands."""

    question: Question
    entry: QuestionEntry
    file: Path
    document: Document
    place: int
    """Which question of its file it is, from 0."""

    def line(self, *spot: str | int) -> int:
        """Return the line of one of its fields."""
        return self.document.line((self.place, *spot))

    def problem(self, message: str, *spot: str | int) -> Problem:
        """Return a problem with one of its fields."""
        return Problem(self.file, self.line(*spot), field_name((self.question.id, *spot)), message)


@dataclass(frozen=True, slots=True)
class Reading:
    """A bank's files as they were found."""

    folder: Path
    about: BankEntry
    about_lines: Document
    folders: tuple[str, ...]
    """Every topic's folder that holds question files, in the order of bank.yaml, then by name."""
    placed: tuple[Placed, ...]
    """Every question that could be read, in the order of the folders, files and places."""
    problems: tuple[Problem, ...]
    ids: frozenset[str]
    """Of all questions that could be read."""


def read_bank(folder: Path) -> Reading:
    """Read bank.yaml, which may be absent, and every TOPIC/*.yaml of a bank's folder; problems are returned."""
    problems: list[Problem] = []
    about, lines = _read_about(folder, problems)
    topics = _topic_folders(folder, tuple(about.topics), problems)
    files = [(file, topic.name) for topic in topics for file in _files(topic)]
    placed = tuple(question for file, topic in files for question in _read_questions(file, topic, problems))
    problems += _repeated_ids(placed)
    problems += (problem for one in placed for problem in _repeated_points(one))
    if not placed and not problems:
        where = "in folders of topics" if folder.is_dir() else "there: no such folder"
        problems.append(Problem(folder, 1, "", f"holds no question ({where})"))
    problems.sort(key=lambda problem: (problem.file, problem.line))
    return Reading(
        folder=folder,
        about=about,
        about_lines=lines,
        folders=tuple(topic.name for topic in topics),
        placed=placed,
        problems=tuple(problems),
        ids=frozenset(one.question.id for one in placed),
    )


def _read_about(folder: Path, problems: list[Problem]) -> tuple[BankEntry, Document]:
    file = folder / BANK_FILE
    document = _document(file, problems) if file.is_file() else Document({}, {})
    try:
        return BankEntry.model_validate(document.value or {}), document
    except ValidationError as error:
        problems += problems_of(file, document, error.errors(include_url=False))
        return BankEntry(), document


def _topic_folders(folder: Path, order: tuple[str, ...], problems: list[Problem]) -> list[Path]:
    """Return the folders of topics; what would be passed over in silence is a problem."""
    topics = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name == BANK_FILE:
            continue
        if path.is_file() and path.suffix in ENDINGS:
            problems.append(Problem(path, 1, "", f"only {BANK_FILE} stands here; move questions to a topic's folder"))
        elif path.is_dir() and any(_files(path)):
            topics.append(path)
            if not fullmatch(KEBAB, path.name):
                problems.append(Problem(path, 1, "", "a topic's folder has a name in kebab-case, such as python-core"))
    rank = {topic: place for place, topic in enumerate(order)}
    return sorted(topics, key=lambda path: (rank.get(path.name, len(rank)), path.name))


def _files(topic: Path) -> list[Path]:
    return sorted(path for path in topic.iterdir() if path.suffix in ENDINGS and not path.name.startswith("."))


def _read_questions(file: Path, topic: str, problems: list[Problem]) -> Iterator[Placed]:
    document = _document(file, problems)
    value = [] if document.value is None else document.value
    if not isinstance(value, list):
        problems.append(Problem(file, 1, "", "must be a list of questions, each beginning with `- id:`"))
        return
    # One by one, so that the good questions of a file are checked further beside a bad one.
    for place, item in enumerate(value):
        try:
            entry = QUESTIONS.validate_python([item])[0]
        except ValidationError as error:
            found = error.errors(include_url=False)
            for detail in found:
                detail["loc"] = (place, *detail["loc"][1:])
            problems += problems_of(file, document, found)
        else:
            yield Placed(entry.question(topic), entry, file, document, place)


def _document(file: Path, problems: list[Problem]) -> Document:
    try:
        return parse(decode(_content(file)))
    except NotYaml as error:
        problems.append(Problem(file, error.line, "", error.message))
    return Document(None, {})


def _content(file: Path) -> bytes:
    """Return a file's bytes, at most one more than may be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotYaml(1, f"cannot be read: {error.strerror}") from None


def _repeated_ids(placed: tuple[Placed, ...]) -> Iterator[Problem]:
    first: dict[str, Placed] = {}
    for one in placed:
        before = first.setdefault(one.question.id, one)
        if before is not one:
            yield one.problem(f"this id is taken by the question at {before.file}:{before.line('id')}", "id")


def _repeated_points(one: Placed) -> Iterator[Problem]:
    spots: dict[str, Spot] = {}
    for number, point in enumerate(one.entry.key_points):
        spot: Spot = ("key_points", number, "id")
        before = spots.setdefault(point.id, spot)
        if before is not spot:
            yield one.problem(f"{point.id!r} is also the point at line {one.line(*before)}", *spot)
