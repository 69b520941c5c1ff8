from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coach.encoder.shelf import Shelf
from coach.grading.vectors import TextVectors


def vectors(count: int) -> TextVectors:
    chance = np.random.default_rng(count)
    return TextVectors(
        tokens=chance.normal(size=(count, 8)).astype(np.float32),
        offsets=np.arange(2 * count, dtype=np.int32).reshape(count, 2),
        sentence=chance.normal(size=8).astype(np.float32),
    )


TEXTS = {"one": vectors(1), "none": vectors(0), "three": vectors(3), "\ud800": vectors(2)}


class TestShelf:
    def test_gives_back_the_same_bits(self, tmp_path: Path) -> None:
        """What is read is what was written, for any text."""
        Shelf.write(tmp_path / "bank", TEXTS)
        shelf = Shelf.open(tmp_path / "bank")

        assert shelf is not None
        assert len(shelf) == len(TEXTS)
        for text, given in TEXTS.items():
            found = shelf.find(text)
            assert found is not None
            assert np.array_equal(found.tokens, given.tokens)
            assert np.array_equal(found.offsets, given.offsets)
            assert np.array_equal(found.sentence, given.sentence)
        assert shelf.find("two") is None

    @pytest.mark.parametrize("name", ["tokens.npy", "offsets.npy", "sentences.npy", "index.json"])
    def test_refuses_what_was_damaged(self, tmp_path: Path, name: str) -> None:
        """A file cut short or changed makes the whole shelf unusable, so that it is written anew."""
        Shelf.write(tmp_path / "bank", TEXTS)
        path = tmp_path / "bank" / name
        path.write_bytes(path.read_bytes()[:-1] + b"?")

        assert Shelf.open(tmp_path / "bank") is None

    def test_is_none_where_nothing_is(self, tmp_path: Path) -> None:
        """A folder that does not exist holds no shelf."""
        assert Shelf.open(tmp_path / "bank") is None

    def test_replaces_an_old_shelf(self, tmp_path: Path) -> None:
        """Writing again leaves the new texts alone, and no draft."""
        Shelf.write(tmp_path / "bank", TEXTS)
        Shelf.write(tmp_path / "bank", {"new": vectors(2)})

        shelf = Shelf.open(tmp_path / "bank")

        assert shelf is not None
        assert shelf.find("one") is None
        assert [path.name for path in tmp_path.iterdir()] == ["bank"]
