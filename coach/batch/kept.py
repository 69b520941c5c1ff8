"""Hold the vectors of the questions that a file asks again and again, so that each of their texts is encoded once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.grading.vectors import TextVectors
from coach.turn import Encoder


class KeepingEncoder:
    """A `coach.turn.Encoder` in front of another one; what it keeps grows with the bank, not with the rows."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: dict[str, TextVectors] = {}

    def keep(self, texts: Iterable[str]) -> None:
        """Hold the vectors of these texts from now on; it changes no vector, only how often they are computed."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if fresh:
            self._kept |= zip(fresh, self._encoder.encode(fresh), strict=True)

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        """Return the vectors of each text, in order."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._kept]
        computed = dict(zip(fresh, self._encoder.encode(fresh), strict=True)) if fresh else {}
        return [self._kept[text] if text in self._kept else computed[text] for text in texts]
