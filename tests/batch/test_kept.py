from __future__ import annotations

from collections.abc import Sequence

from coach.batch.kept import KeepingEncoder
from coach.grading.vectors import TextVectors
from tests.fakes import WordEncoder


class CountingEncoder(WordEncoder):
    """Notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        self.asked += texts
        return super().encode(texts)


class TestKeepingEncoder:
    def test_encodes_what_is_kept_once(self) -> None:
        """Other texts are encoded each time, and once in a call."""
        counting = CountingEncoder()
        encoder = KeepingEncoder(counting)

        encoder.keep(["a", "b", "a"])
        encoder.keep(["b"])
        for _ in range(2):
            encoder.encode(["a", "c", "c", "b"])

        assert counting.asked == ["a", "b", "c", "c"]

    def test_gives_the_vectors_of_the_encoder_behind_it(self) -> None:
        """In the order of the texts."""
        encoder = KeepingEncoder(WordEncoder())
        encoder.keep(["two words"])

        vectors = encoder.encode(["other words", "two words"])

        expected = WordEncoder().encode(["other words", "two words"])
        for found, wanted in zip(vectors, expected, strict=True):
            assert (found.tokens == wanted.tokens).all()
            assert (found.sentence == wanted.sentence).all()
