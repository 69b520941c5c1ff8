"""Vectors of known texts on disk, exact and memory-mapped, so that a start is fast and memory stays flat."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coach.grading.vectors import TextVectors

_ARRAYS = ("tokens", "offsets", "sentences")


class Shelf:
    """The vectors of a closed set of texts, by the hash of the text."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], places: Mapping[str, tuple[int, int, int]]) -> None:
        self._arrays = arrays
        self._places = places

    def __len__(self) -> int:
        """Return how many texts it holds."""
        return len(self._places)

    def find(self, text: str) -> TextVectors | None:
        """Return the vectors of a text, or None where it does not stand here."""
        place = self._places.get(_key(text))
        if place is None:
            return None
        row, start, end = place
        return TextVectors(
            tokens=np.asarray(self._arrays["tokens"][start:end], dtype=np.float32),
            offsets=np.asarray(self._arrays["offsets"][start:end], dtype=np.int32),
            sentence=np.asarray(self._arrays["sentences"][row], dtype=np.float32),
        )

    @classmethod
    def open(cls, folder: Path) -> Shelf | None:
        """Return the shelf in a folder; None where there is none or its files are not those that were written."""
        try:
            index = json.loads((folder / "index.json").read_text("utf-8"))
            if any(_digest(folder / f"{name}.npy") != index["sha256"][name] for name in _ARRAYS):
                return None
            arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS}
            return cls(arrays, {key: (place[0], place[1], place[2]) for key, place in index["places"].items()})
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    @classmethod
    def write(cls, folder: Path, vectors: Mapping[str, TextVectors]) -> None:
        """Write the vectors to a folder all at once: whoever looks sees the old shelf, none, or the whole new one.

        Raises:
            OSError: The folder cannot be written.
        """
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".shelf-", dir=folder.parent))
        try:
            _fill(draft, vectors)
            shutil.rmtree(folder, ignore_errors=True)
            # Another process may have put the same vectors there first.
            with suppress(FileExistsError):
                draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _fill(folder: Path, vectors: Mapping[str, TextVectors]) -> None:
    """Write the arrays and their index."""
    given = list(vectors.values())
    np.save(folder / "tokens.npy", np.concatenate([v.tokens for v in given]))
    np.save(folder / "offsets.npy", np.concatenate([v.offsets for v in given]))
    np.save(folder / "sentences.npy", np.stack([v.sentence for v in given]))
    ends = np.cumsum([len(v.tokens) for v in given]).tolist()
    starts = [0, *ends[:-1]]
    places = {
        _key(text): place
        for text, place in zip(vectors, zip(range(len(given)), starts, ends, strict=True), strict=True)
    }
    digests = {name: _digest(folder / f"{name}.npy") for name in _ARRAYS}
    (folder / "index.json").write_text(json.dumps({"sha256": digests, "places": places}), "utf-8")


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
