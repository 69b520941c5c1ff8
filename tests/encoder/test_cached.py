from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from coach.encoder import cached
from coach.encoder.cached import CachedEncoder
from coach.grading.vectors import TextVectors


class CountingEncoder:
    """A fake encoder that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        self.asked += texts
        return [
            TextVectors(
                np.full((1, 4), len(text), np.float32),
                np.array([[0, len(text)]], np.int32),
                np.full(4, len(text), np.float32),
            )
            for text in texts
        ]


@pytest.fixture
def forward() -> CountingEncoder:
    return CountingEncoder()


class TestCachedEncoder:
    def test_computes_each_text_once(self, forward: CountingEncoder) -> None:
        """The same text, twice in a call or in two calls, is computed once and keeps its place."""
        encoder = CachedEncoder(forward)

        given = encoder.encode(["a", "bb", "a"]) + encoder.encode(["bb"])

        assert [int(vectors.sentence[0]) for vectors in given] == [1, 2, 1, 2]
        assert forward.asked == ["a", "bb"]

    def test_forgets_old_answers_and_keeps_banks(self, forward: CountingEncoder) -> None:
        """However many answers come, a bank's texts stay, and memory does not grow."""
        encoder = CachedEncoder(forward)
        encoder.keep(["bank"])
        for number in range(cached.REMEMBERED + 1):
            encoder.encode([f"answer {number}"])
        forward.asked.clear()

        encoder.encode(["bank", "answer 0", f"answer {cached.REMEMBERED}"])

        assert forward.asked == ["answer 0"]

    def test_starts_from_disk(self, forward: CountingEncoder, tmp_path: Path) -> None:
        """A second start computes nothing."""
        CachedEncoder(forward, tmp_path / "vectors").keep(["one", "three"])
        forward.asked.clear()

        again = CachedEncoder(forward, tmp_path / "vectors")
        again.keep(["three", "one"])

        assert int(again.encode(["three"])[0].sentence[0]) == 5
        assert forward.asked == []

    def test_computes_only_what_changed(self, forward: CountingEncoder, tmp_path: Path) -> None:
        """Of a bank that was changed the other texts come from the disk."""
        CachedEncoder(forward, tmp_path / "vectors").keep(["one", "three"])
        forward.asked.clear()

        changed = CachedEncoder(forward, tmp_path / "vectors")
        changed.keep(["one", "seventeen"])

        assert forward.asked == ["seventeen"]
        assert int(changed.encode(["one"])[0].sentence[0]) == 3

    def test_does_without_a_disk(self, forward: CountingEncoder, tmp_path: Path) -> None:
        """Where nothing can be written the vectors stay in memory."""
        blocked = tmp_path / "file"
        blocked.write_text("in the way")
        encoder = CachedEncoder(forward, blocked / "vectors")
        encoder.keep(["one"])
        forward.asked.clear()

        encoder.encode(["one"])

        assert forward.asked == []

    def test_clears_out_old_banks(
        self, forward: CountingEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where much lies on disk only the banks that were used last stay."""
        monkeypatch.setattr(cached, "_BYTES", 0)
        for number in (0, 1, 2, 3, 0, 4):
            CachedEncoder(forward, tmp_path / "vectors").keep([f"bank {number}"])
        forward.asked.clear()

        CachedEncoder(forward, tmp_path / "vectors").keep(["bank 0"])

        assert forward.asked == []
        assert len(list((tmp_path / "vectors").iterdir())) == 4

    def test_keeps_many_small_banks(self, forward: CountingEncoder, tmp_path: Path) -> None:
        """Where little lies on disk nothing is cleared out."""
        for number in range(8):
            CachedEncoder(forward, tmp_path / "vectors").keep([f"bank {number}"])

        assert len(list((tmp_path / "vectors").iterdir())) == 8
