"""An encoder that remembers: the vectors of a bank for good, those of answers for a while."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from coach.encoder.shelf import Shelf
from coach.grading.vectors import TextVectors

REMEMBERED = 2_048
"""Texts of answers whose vectors are remembered: about 60 MB of claims."""
_SHELVES = 4
"""Shelves that stay on disk however large they are."""
_BYTES = 2**30
"""Bytes on disk up to which older shelves stay beside them: a bank that is used may have several."""


class Forward(Protocol):
    """Computes vectors."""

    def encode(self, texts: Sequence[str]) -> Sequence[TextVectors]:
        """Return the vectors of each text, in order."""
        ...


class CachedEncoder:
    """A `coach.turn.Encoder` in front of another one; each text is computed once. Safe to call from several threads."""

    def __init__(self, forward: Forward, folder: Path | None = None) -> None:
        """Take the encoder that computes, and the folder for the vectors of banks, which must be the encoder's own."""
        self._forward = forward
        self._folder = folder
        self._shelves: list[Shelf] = []
        self._kept: dict[str, TextVectors] = {}
        self._recent: OrderedDict[str, TextVectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        """Return the vectors of each text, in order."""
        known = {text: found for text in dict.fromkeys(texts) if (found := self._recall(text)) is not None}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            computed = dict(zip(fresh, self._forward.encode(fresh), strict=True))
            known |= computed
            self._remember(computed)
        return [known[text] for text in texts]

    def keep(self, texts: Iterable[str]) -> None:
        """Compute the vectors of a bank's texts, or fetch them from disk, and keep them for good."""
        wanted = sorted({text for text in texts if self._found_kept(text) is None})
        if not wanted:
            return
        if self._folder is None:
            self._kept |= dict(zip(wanted, self._forward.encode(wanted), strict=True))
            return
        place = self._folder / hashlib.sha256("\0".join(wanted).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        shelf = Shelf.open(place)
        if shelf is None:
            shelf = self._written(place, wanted)
        else:
            with suppress(OSError):
                os.utime(place)
        if shelf is not None:
            self._shelves.append(shelf)

    def _written(self, place: Path, wanted: Sequence[str]) -> Shelf | None:
        """Return a new shelf of these texts; None, with the vectors kept in memory, where nothing can be written."""
        vectors = _on_shelves(place.parent, wanted)
        fresh = [text for text in wanted if text not in vectors]
        vectors |= zip(fresh, self._forward.encode(fresh), strict=True)
        try:
            Shelf.write(place, vectors)
            _prune(place.parent)
        except OSError:
            self._kept |= vectors
            return None
        shelf = Shelf.open(place)
        if shelf is None:
            self._kept |= vectors
        return shelf

    def _found_kept(self, text: str) -> TextVectors | None:
        found = self._kept.get(text)
        return found or next((found for shelf in self._shelves if (found := shelf.find(text)) is not None), None)

    def _recall(self, text: str) -> TextVectors | None:
        found = self._found_kept(text)
        if found is not None:
            return found
        with self._lock:
            if text in self._recent:
                self._recent.move_to_end(text)
            return self._recent.get(text)

    def _remember(self, computed: dict[str, TextVectors]) -> None:
        with self._lock:
            self._recent |= computed
            while len(self._recent) > REMEMBERED:
                self._recent.popitem(last=False)


def _on_shelves(folder: Path, wanted: Sequence[str]) -> dict[str, TextVectors]:
    """Return the vectors of those texts that stand on older shelves: only what changed is computed."""
    found: dict[str, TextVectors] = {}
    for place in _places(folder):
        shelf = Shelf.open(place) if len(found) < len(wanted) else None
        if shelf is not None:
            known = ((text, shelf.find(text)) for text in wanted if text not in found)
            found |= {text: vectors for text, vectors in known if vectors is not None}
    return found


def _places(folder: Path) -> list[Path]:
    """Return the shelves of a folder, newest first."""
    try:
        shelves = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        return sorted(shelves, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []


def _prune(folder: Path) -> None:
    """Remove the shelves that were used longest ago; one that is in use elsewhere stays readable until it is let go."""
    places = _places(folder)
    for place, total in zip(places[_SHELVES:], list(accumulate(map(_size, places)))[_SHELVES:], strict=True):
        if total > _BYTES:
            shutil.rmtree(place, ignore_errors=True)


def _size(place: Path) -> int:
    """Return the bytes of a shelf; 0 where another process removed it meanwhile."""
    with suppress(OSError):
        return sum(file.stat().st_size for file in place.iterdir())
    return 0
