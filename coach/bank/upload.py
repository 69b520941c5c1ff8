"""Make a bank of one file that somebody sends: questions as YAML, a zipped bank, notes, a table, an exported bank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from coach.bank.document import NotYaml, decode
from coach.bank.importing.enter import Naming, bank_of
from coach.bank.importing.files import READ_ENDINGS, read_text
from coach.bank.lint import Finding, lint
from coach.bank.load import Bank, load_bank
from coach.bank.names import title_of, topic_id
from coach.bank.problem import listed
from coach.bank.read import BANK_FILE, ENDINGS, read_bank
from coach.bank.schema import BankEntry
from coach.bank.unzip import unzipped
from coach.bank.write import plain_entry, write_bank, yaml_of
from coach.errors import BadBank, BadNotes, BadUpload

MOST_QUESTIONS = 2_000
"""Questions of an uploaded bank: every answer is compared with all of them."""

_MOST_WARNED = 20
_QUESTIONS_FILE = "questions.yaml"


@dataclass(frozen=True, slots=True)
class Taken:
    """A bank that was made of a file."""

    bank: Bank
    folder: Path
    """Where it was written; the folder has the bank's name."""
    warnings: tuple[str, ...]
    """What was not understood or should be mended, each with its place."""


def take(name: str, content: bytes, room: Path) -> Taken:
    """Write the bank that a file holds to a folder in `room`, which is empty, and load it.

    Args:
        name: The file's name; its ending tells what it is, the rest names the bank where the file does not.
        content: The whole file.
        room: An empty folder; nothing outside it is written.

    Raises:
        BadUpload: The file is of no known kind, or holds something that must be mended; everything is listed.
    """
    path = PurePath("".join(filter(str.isprintable, name)))
    name, kind, wanted = path.name, path.suffix.lower(), topic_id(path.stem)
    if kind == ".zip":
        return _from_zip(name, content, room / wanted)
    if kind in ENDINGS:
        return _from_yaml(name, content, room / wanted)
    if kind in READ_ENDINGS:
        return _from_notes(name, content, room)
    raise BadUpload(name, ["Its name must end in .yaml, .zip, .md, .txt, .csv, .tsv or .json."])


def _from_zip(name: str, content: bytes, folder: Path) -> Taken:
    archive = unzipped(name, content)
    for path, text in archive.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)
    left_out = tuple(f"{path}: left out; a bank is made of .yaml files" for path in archive.left_out)
    return _checked(name, folder, lambda file: str(file.relative_to(folder)), left_out)


def _from_yaml(name: str, content: bytes, folder: Path) -> Taken:
    """Write a lone file of questions as a bank with one topic; both have the file's name."""
    about = BankEntry(name=folder.name, title=title_of(folder.name), topics={folder.name: title_of(folder.name)})
    topic = folder / folder.name
    topic.mkdir(parents=True)
    (folder / BANK_FILE).write_text(yaml_of(plain_entry(about)), encoding="utf-8", newline="\n")
    (topic / _QUESTIONS_FILE).write_bytes(content)
    return _checked(name, folder, lambda _: name, ())


def _from_notes(name: str, content: bytes, room: Path) -> Taken:
    path = PurePath(name)
    try:
        drafts = read_text(decode(content), path.suffix.lower())
        entries = bank_of(drafts, Naming(path.stem))
    except NotYaml as error:
        raise BadUpload(name, [f"line {error.line}: {error.message}"]) from None
    except BadNotes as error:
        raise BadUpload(name, _lines(error)) from None
    _check_count(name, len(entries.questions))
    folder = room / (entries.about.name or topic_id(path.stem))
    try:
        write_bank(entries, folder)
        bank = load_bank(folder)
    except BadBank as error:
        raise BadUpload(name, [line.replace(str(room), "") for line in _lines(error)]) from None
    return Taken(bank, folder, listed([str(one) for one in drafts.unread], _MOST_WARNED))


def _checked(name: str, folder: Path, shown: Callable[[Path], str], warnings: Sequence[str]) -> Taken:
    """Return the bank in a folder once nothing in it must be mended; `shown` names its files as known outside."""
    reading = read_bank(folder)
    findings = lint(reading)
    errors = [_worded(one, shown) for one in findings if one.severity == "error"]
    if errors:
        raise BadUpload(name, errors)
    _check_count(name, len(reading.placed))
    bank = load_bank(folder)
    own = folder.rename(folder.parent / bank.name)
    return Taken(bank, own, listed([*warnings, *(_worded(one, shown) for one in findings)], _MOST_WARNED))


def _check_count(name: str, questions: int) -> None:
    if questions > MOST_QUESTIONS:
        why = f"It holds {questions:,} questions; at most {MOST_QUESTIONS:,} are taken here. Split it."
        raise BadUpload(name, [why])


def _worded(finding: Finding, shown: Callable[[Path], str]) -> str:
    field = f"{finding.field} " if finding.field else ""
    mend = f"; {finding.mend}" if finding.mend else ""
    return f"{shown(finding.file)}, line {finding.line}: {field}{finding.why}{mend}"


def _lines(error: Exception) -> list[str]:
    return [line.strip() for line in str(error).splitlines()]
