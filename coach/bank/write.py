"""Write a bank's folder, all or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel

from coach.bank.document import reads_as_text
from coach.bank.entries import BankEntries, Filed
from coach.bank.load import load_bank
from coach.bank.read import BANK_FILE
from coach.errors import BadSettings

FILE_BYTES = 256 * 1024
"""Size from which the questions of a topic go on in another file; a file is read that is far larger."""
_WIDTH = 116

# The C emitter of the same library is many times faster, where the platform has it.
_Base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc, valid-type]  # the base is chosen by what the platform has
    """Writes YAML that `document.parse` reads back to the last character."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return how a text is written: lines as a block, and quotes where bare words would be read as something else."""
    style: str | None
    if "\n" in text:
        style = "|" if _stays_as_block(text) else '"'
    else:
        style = None if text.isprintable() and reads_as_text(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _stays_as_block(text: str) -> bool:
    """Return whether a block keeps a text as it is: what stands at the borders of its lines may be lost otherwise."""
    lines = text.split("\n")
    kept = all(line.isprintable() and line == line.rstrip() for line in lines)
    return kept and bool(lines[0]) and lines[0][0] != " " and bool(lines[-1])


_Dumper.add_representer(str, _text)


def yaml_of(value: object) -> str:
    """Return plain values as the YAML that a bank is written in."""
    dumped: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return dumped


def plain_entry(entry: BaseModel) -> dict[str, object]:
    """Return an entry as plain values; what was never said of it, or says nothing, is left out."""
    return _told(entry.model_dump(mode="json", exclude_unset=True))


def _told(fields: dict[str, object]) -> dict[str, object]:
    told = {}
    for name, held in fields.items():
        value = [_told(item) if isinstance(item, dict) else item for item in held] if isinstance(held, list) else held
        if value not in (None, False, [], {}):
            told[name] = value
    return told


def check_new(folder: Path) -> None:
    """Check that a bank can be written to a folder.

    Raises:
        BadSettings: It is a file, or holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not empty. Name a new folder, or empty this one; nothing in it was changed."
        raise BadSettings(message)


def write_bank(bank: BankEntries, folder: Path) -> None:
    """Write a bank to a folder that is new or empty; the folder is there whole, loaded once as a check, or not at all.

    Raises:
        BadSettings: The folder holds something, or cannot be written.
        BadBank: What was written would not load.
    """
    check_new(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            inside = part / "bank"
            _write(bank, inside)
            load_bank(inside)
            if folder.exists():
                folder.rmdir()
            inside.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}."
        raise BadSettings(message) from None


def _write(bank: BankEntries, folder: Path) -> None:
    folder.mkdir()
    about = bank.about.model_copy(update={"topics": dict(bank.topics)})
    (folder / BANK_FILE).write_text(yaml_of(plain_entry(about)), encoding="utf-8", newline="\n")
    by_topic: dict[str, list[Filed]] = {}
    for filed in bank.questions:
        by_topic.setdefault(filed.topic, []).append(filed)
    for topic, questions in by_topic.items():
        (folder / topic).mkdir()
        files = list(_files(questions))
        for number, text in enumerate(files, start=1):
            name = "questions.yaml" if len(files) == 1 else f"questions-{number:03d}.yaml"
            (folder / topic / name).write_text(text, encoding="utf-8", newline="\n")


def _files(questions: list[Filed]) -> Iterator[str]:
    """Yield the text of each file of a topic."""
    texts: list[str] = []
    size = 0
    for filed in questions:
        text = yaml_of([plain_entry(filed.entry)])
        if texts and size + len(text.encode()) > FILE_BYTES:
            yield "\n".join(texts)
            texts, size = [], 0
        texts.append(text)
        size += len(text.encode()) + 1
    yield "\n".join(texts)
