"""A candidate's whole record as one zip file: the interviews, a line each, and the candidate's own question banks."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from coach import __version__
from coach.errors import BadBackup
from coach.store.packed import PackedInterview, interview_in, line_of
from coach.unpack import UNREADABLE, TooLarge, contents

FILE_BYTES = 100 * 2**20
"""The largest file that is taken."""
MOST_BYTES = 500 * 2**20
"""Bytes that it may have unpacked."""
MOST_BANKS = 20

_VERSION = 1
_HEAD = "record.json"
_INTERVIEWS = "interviews.jsonl"
_BANK = re.compile(r"banks/([a-z0-9][a-z0-9-]{0,79})\.zip")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What a file of a record holds."""

    interviews: tuple[PackedInterview, ...]
    """Oldest first."""
    banks: Mapping[str, bytes]
    """The candidate's own banks by name, a zip file each."""


def packed_file(record: RecordFile, made: datetime) -> bytes:
    """Return a record as one file.

    Args:
        record: What goes into it.
        made: When, with a time zone.
    """
    head = {
        "kind": "coach-record",
        "version": _VERSION,
        "coach": __version__,
        "made": made.isoformat(timespec="seconds"),
        "interviews": len(record.interviews),
        "banks": sorted(record.banks),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_HEAD, json.dumps(head, ensure_ascii=False, indent=2) + "\n")
        archive.writestr(_INTERVIEWS, b"".join(map(line_of, record.interviews)))
        for name, content in sorted(record.banks.items()):
            archive.writestr(f"banks/{name}.zip", content)
    return buffer.getvalue()


def unpacked_file(content: bytes) -> RecordFile:
    """Return what a file holds, once it is certain that all of it can be used.

    Raises:
        BadBackup: It is none of ours, is damaged or too large, or holds something that cannot have happened.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = dict(contents(archive, _entries(archive), MOST_BYTES))
    except TooLarge as error:
        raise BadBackup(str(error)) from None
    except UNREADABLE as error:
        raise BadBackup(f"It is not a zip file that can be read ({error}).") from None
    _check_head(files.pop(_HEAD, b""))
    interviews = tuple(_interviews(files.pop(_INTERVIEWS, b"")))
    ids = {one.id for one in interviews}
    if len(ids) < len(interviews):
        raise BadBackup("Two of its interviews have one id.")
    return RecordFile(interviews, {_bank_name(path): bank for path, bank in files.items()})


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or len(names) > MOST_BANKS + 2:
        raise BadBackup("It holds files that no coach put there.")
    return entries


def _check_head(head: bytes) -> None:
    try:
        told = json.loads(head)
        kind, version = told["kind"], int(told["version"])
    except (ValueError, TypeError, LookupError):
        kind, version = None, 0
    if kind != "coach-record":
        raise BadBackup("It is no backup of coach.")
    if version > _VERSION:
        raise BadBackup("A newer coach wrote it. Install the newest coach.")


def _interviews(content: bytes) -> Iterator[PackedInterview]:
    lines: Iterable[bytes] = content.split(b"\n")
    return (interview_in(line, number) for number, line in enumerate(lines, start=1) if line.strip())


def _bank_name(path: str) -> str:
    found = _BANK.fullmatch(path)
    if found is None:
        raise BadBackup(f"It holds a file that no coach put there: {path[:100]!r}.")
    return found.group(1)
