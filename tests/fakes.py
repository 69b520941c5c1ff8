"""Hand-written fakes of our own ports."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np

from coach.grading.vectors import TextVectors
from coach.interview.words import stem, words

_DIM = 64


class WordEncoder:
    """A fake encoder: every stem has its own direction, and a text is the mean of its words."""

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        return [_vectors(text) for text in texts]


@cache
def _vectors(text: str) -> TextVectors:
    said = words(text)
    if not said:
        return TextVectors(np.zeros((0, _DIM), np.float32), np.zeros((0, 2), np.int32), np.zeros(_DIM, np.float32))
    tokens = np.stack([_direction(stem(word.text)) for word in said])
    whole = tokens.sum(axis=0)
    offsets = np.array([(word.start, word.end) for word in said], dtype=np.int32)
    return TextVectors(tokens, offsets, (whole / np.linalg.norm(whole)).astype(np.float32))


@cache
def _direction(root: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    seed = int.from_bytes(hashlib.sha256(root.encode()).digest()[:8], "big")
    row = np.random.default_rng(seed).normal(size=_DIM)
    return (row / np.linalg.norm(row)).astype(np.float32)
