"""Unpack zip files whose word cannot be trusted."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""All that the standard library raises for a damaged archive: it has no common class for them."""

_PIECE = 64 * 1024


class TooLarge(Exception):
    """More came out than may; it tells the limit in MiB."""


def contents(
    archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], most_bytes: int
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of files, counting what really comes out: what a zip file says of sizes may be a lie.

    Args:
        archive: An open zip file.
        entries: Which of its files.
        most_bytes: That they may have together.

    Raises:
        TooLarge: They have more.
    """
    left = most_bytes
    for entry in entries:
        content = bytearray()
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                content += piece
                left -= len(piece)
                if left < 0:
                    raise TooLarge(f"Unpacked it is larger than {most_bytes // 2**20} MiB.")
        yield entry.filename, bytes(content)
