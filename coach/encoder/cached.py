"""An encoder that remembers: the vectors of a bank for good, those of answers for a while."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from coach.encoder.shelf import Shelf
from coach.grading.vectors import TextVectors

REMEMBERED = 2_048
"""Texts of answers whose vectors are remembered: about 60 MB of claims."""
_SHELVES = 4
"""Banks whose vectors stay on disk."""


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
        shelf = Shelf.open(place) or self._written(place, wanted)
        if shelf is not None:
            self._shelves.append(shelf)

    def _written(self, place: Path, wanted: Sequence[str]) -> Shelf | None:
        """Return a new shelf of these texts; None, with the vectors kept in memory, where nothing can be written."""
        vectors = dict(zip(wanted, self._forward.encode(wanted), strict=True))
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


def _prune(folder: Path) -> None:
    """Remove all but the newest shelves; one that is in use elsewhere stays readable until it is let go."""
    with suppress(OSError):
        shelves = sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in shelves[_SHELVES:]:
            shutil.rmtree(old, ignore_errors=True)
