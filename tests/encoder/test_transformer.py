from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch

from coach.encoder.transformer import Transformer
from coach.errors import ModelDamaged
from coach.grading.vectors import TextVectors

TEXTS = [
    *(f"Claim number {n} says that a lock {'really ' * (n % 7)}keeps other threads out." for n in range(40)),
    "GIL",
    "naïve 👩‍💻 x = f(y)",
]


@pytest.fixture
def threads() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def same(left: Sequence[TextVectors], right: Sequence[TextVectors]) -> bool:
    return all(
        np.array_equal(a.tokens, b.tokens)
        and np.array_equal(a.offsets, b.offsets)
        and np.array_equal(a.sentence, b.sentence)
        for a, b in zip(left, right, strict=True)
    )


class TestTransformer:
    @pytest.mark.parametrize("size", [1, 3, 64])
    @pytest.mark.parametrize("count", [1, 2])
    @pytest.mark.usefixtures("threads")
    def test_gives_the_same_bits_in_any_batch(self, transformer: Transformer, size: int, count: int) -> None:
        """Vectors depend on the text alone: not on batch size, neighbours or thread count, to the last bit."""
        together = transformer.encode(TEXTS)
        torch.set_num_threads(count)

        parts = [vectors for at in range(0, len(TEXTS), size) for vectors in transformer.encode(TEXTS[at : at + size])]

        assert same(parts, together)

    def test_gives_the_same_bits_to_many_callers(self, transformer: Transformer) -> None:
        """Threads that call at once get what each would get alone."""
        alone = transformer.encode(TEXTS)

        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(transformer.encode, [TEXTS] * 4))

        assert all(same(answer, alone) for answer in answers)

    def test_pools_as_the_model_does(self, transformer: Transformer) -> None:
        """The sentence vector is the one that sentence-transformers gives."""
        from sentence_transformers import SentenceTransformer

        from coach.encoder.source import find_source

        folder = find_source(Path(__file__).resolve().parents[2] / "models" / "all-MiniLM-L6-v2").folder
        theirs = SentenceTransformer(str(folder), device="cpu", local_files_only=True).encode(TEXTS[:3])

        ours = transformer.encode(TEXTS[:3])

        assert all(float(row @ one.sentence) > 0.99999 for row, one in zip(theirs, ours, strict=True))

    def test_names_the_place_of_each_token(self, transformer: Transformer) -> None:
        """Tokens point at the characters that they stand for; special tokens are left out."""
        text = "A lock, held."

        (vectors,) = transformer.encode([text])

        assert [text[start:end] for start, end in vectors.offsets] == ["A", "lock", ",", "held", "."]
        assert np.allclose(np.linalg.norm(vectors.tokens, axis=1), 1.0, atol=1e-5)

    def test_drops_nothing_of_a_long_text(self, transformer: Transformer) -> None:
        """A text longer than the model reads is taken in windows, and every word is there."""
        (vectors,) = transformer.encode(["word " * 600])

        assert len(vectors.tokens) == 600
        assert vectors.offsets[-1].tolist() == [2995, 2999]
        assert np.linalg.norm(vectors.sentence) == pytest.approx(1.0, abs=1e-5)

    def test_gives_zeros_for_an_empty_text(self, transformer: Transformer) -> None:
        """No token, and a sentence vector of zeros."""
        (vectors,) = transformer.encode([" "])

        assert (vectors.tokens.shape, vectors.offsets.shape) == ((0, transformer.dim), (0, 2))
        assert not vectors.sentence.any()

    def test_says_what_a_folder_lacks(self, tmp_path: Path) -> None:
        """An empty folder is no model, and nothing is fetched instead."""
        with pytest.raises(ModelDamaged):
            Transformer.load(tmp_path)
