"""Read the zip file of a bank's folder without trusting anything that it says of itself."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from coach.bank.read import BANK_FILE, ENDINGS
from coach.errors import BadUpload
from coach.unpack import UNREADABLE, TooLarge, contents

MOST_FILES = 200
"""Files that a zip file may hold."""
MOST_BYTES = 50 * 1024 * 1024
"""Bytes that all its files may have together."""
MOST_RATIO = 100
"""How many times larger than packed a file may be; prose packs to a third."""

_SMALL = 100 * 1024
"""Bytes up to which a file's ratio tells nothing."""
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}")
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_DEEPEST = 2
"""A bank's folder holds bank.yaml and TOPIC/FILE."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What a zip file holds of a bank."""

    files: dict[PurePosixPath, bytes]
    """bank.yaml and TOPIC/FILE.yaml, seen from the bank's folder."""
    left_out: tuple[str, ...]
    """Names of files that a bank does not need."""


def unzipped(name: str, content: bytes) -> Archive:
    """Return the YAML files of a zipped bank; nothing is written, and no more is unpacked than the limits say.

    Raises:
        BadUpload: It is no zip file, is larger than the limits, or holds names, links or packings that are not taken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not _hidden(entry)]
            _check(name, entries)
            wanted = [entry for entry in entries if not entry.is_dir() and _suffix(entry) in ENDINGS]
            files = {PurePosixPath(path): content for path, content in contents(archive, wanted, MOST_BYTES)}
    except TooLarge as error:
        raise BadUpload(name, [str(error)]) from None
    except UNREADABLE as error:
        raise BadUpload(name, [f"It is not a zip file that can be read: {error}."]) from None
    left_out = (entry.filename for entry in entries if not entry.is_dir() and _suffix(entry) not in ENDINGS)
    return Archive(_from_its_folder(name, files), tuple(left_out))


def _hidden(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry is what systems put beside files: `.DS_Store`, `__MACOSX/._notes.yaml`."""
    parts = [part for part in entry.filename.split("/") if part not in {"", ".", ".."}]
    return bool(parts) and (parts[0] == "__MACOSX" or parts[-1].startswith("."))


def _suffix(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename).suffix


def _check(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what can be seen from the list of contents alone."""
    if len(entries) > MOST_FILES:
        raise BadUpload(name, [f"It holds {len(entries):,} files; at most {MOST_FILES} are taken."])
    findings = [f"{entry.filename[:100]!r}: {why}." for entry in entries if (why := _objection(entry))]
    paths = [entry.filename.rstrip("/").casefold() for entry in entries]
    findings += (f"{path!r}: stands there twice." for path in dict.fromkeys(paths) if paths.count(path) > 1)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        findings.append(f"Unpacked it is larger than {MOST_BYTES // 1024**2} MiB.")
    if findings:
        raise BadUpload(name, findings)


def _objection(entry: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or a device; pack the file itself"
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted; pack it without a password"
    if entry.compress_type not in _PACKINGS:
        return "is packed in an unusual way; use the ordinary one (deflate)"
    parts = entry.orig_filename.removesuffix("/").split("/")
    if not all(_PART.fullmatch(part) for part in parts):
        return "has a name that is not taken; use letters, digits, dots and dashes, and no way out of the folder"
    if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        return "unpacks to more than a hundred times its size"
    return None


def _from_its_folder(name: str, files: dict[PurePosixPath, bytes]) -> dict[PurePosixPath, bytes]:
    """Return the files as the bank's folder holds them, whether or not the folder itself was packed."""
    if not files:
        raise BadUpload(name, ["It holds no .yaml file."])
    tops = {path.parts[0] for path in files}
    top = PurePosixPath(min(tops))
    packed = len(tops) == 1 and (top / BANK_FILE in files or all(len(path.parts) > _DEEPEST for path in files))
    placed = {path.relative_to(top) if packed else path: content for path, content in files.items()}
    deep = [path for path in placed if len(path.parts) > _DEEPEST or "." in path.parent.name]
    if deep:
        raise BadUpload(name, [f"{path}: questions stand in a topic's folder, TOPIC/FILE.yaml." for path in deep])
    return placed
