"""One forward pass of a sentence-transformers model: token vectors and the vector of the whole text."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from coach.errors import ModelDamaged
from coach.grading.alignment import unit_rows
from coach.grading.vectors import TextVectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUCKETS = (16, 32, 48, 64, 96, 128, 192, 256)
"""Padded lengths. A text's padded length depends on the text alone, which makes its vectors bit-equal in any batch."""
BATCH_TOKENS = 4096
"""Padded tokens of one forward pass: enough to fill the cores, little enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A piece of a text that fits the model, special tokens included."""

    text: int
    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    special: tuple[bool, ...]

    @property
    def padded(self) -> int:
        """The length of the bucket that holds it."""
        return next(bucket for bucket in BUCKETS if len(self.ids) <= bucket)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A window with its vectors."""

    window: _Window
    tokens: NDArray[np.float32]
    sentence: NDArray[np.float32]


class Transformer:
    """A sentence-transformers model as a `coach.turn.Encoder`; safe to call from several threads."""

    def __init__(self, model: SentenceTransformer) -> None:
        self._model = model
        self._lock = threading.Lock()
        dim = model.get_embedding_dimension()
        if dim is None:
            raise ModelDamaged("The model does not say how many dimensions its vectors have.")
        self.dim = dim

    @classmethod
    def load(cls, folder: Path, *, threads: int = 0) -> Transformer:
        """Return the model in a folder; nothing is ever downloaded. `threads` is 0 for as many as there are cores.

        Raises:
            ModelDamaged: The folder holds no sentence-transformers model that can be read.
        """
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        if threads:
            torch.set_num_threads(threads)
        logging.disable_progress_bar()  # type: ignore[no-untyped-call] # the library left it without types
        try:
            model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelDamaged(f"The model in {folder.name!r} cannot be loaded: {error}") from error
        model.eval()
        return cls(model)

    @property
    def engine(self) -> str:
        """What else than weights the vectors depend on: library versions, device class, processor capability."""
        import torch

        libraries = (f"{name} {version(name)}" for name in ("sentence-transformers", "transformers", "torch"))
        return "; ".join((*libraries, "cpu", torch.backends.cpu.get_cpu_capability()))

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        """Return the vectors of each text, in order; a text longer than the model reads is taken in windows."""
        encoded: list[list[_Encoded]] = [[] for _ in texts]
        # The lock is taken for each batch, so that an answer does not wait until a whole bank is through.
        with self._lock:
            windows = list(self._windows(texts))
        for batch in _batches(windows):
            with self._lock:
                done = self._forward(batch)
            for one in done:
                encoded[one.window.text].append(one)
        return [_joined(pieces, self.dim) for pieces in encoded]

    def _windows(self, texts: Sequence[str]) -> Iterator[_Window]:
        """Yield the windows of each text that holds a token."""
        shown = [(number, text) for number, text in enumerate(texts) if text.strip()]
        if not shown:
            return
        rows = self._model.tokenizer(
            [text for _, text in shown],
            truncation=True,
            max_length=min(BUCKETS[-1], self._model.max_seq_length or BUCKETS[-1]),
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        for place, source in enumerate(rows["overflow_to_sample_mapping"]):
            yield _Window(
                text=shown[source][0],
                ids=tuple(rows["input_ids"][place]),
                offsets=tuple(rows["offset_mapping"][place]),
                special=tuple(bool(mask) for mask in rows["special_tokens_mask"][place]),
            )

    def _forward(self, batch: Sequence[_Window]) -> list[_Encoded]:
        """Return the windows, all of one bucket, with their vectors."""
        import torch

        length = batch[0].padded
        ids = np.full((len(batch), length), self._model.tokenizer.pad_token_id or 0, dtype=np.int64)
        mask = np.zeros((len(batch), length), dtype=np.int64)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
        with torch.inference_mode():
            given = self._model({"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)})
        tokens = given["token_embeddings"].float().numpy()
        sentences = given["sentence_embedding"].float().numpy()
        return [
            _Encoded(w, tokens[row, : len(w.ids)][~np.array(w.special)], sentences[row]) for row, w in enumerate(batch)
        ]


def _batches(windows: Sequence[_Window]) -> Iterator[Sequence[_Window]]:
    """Yield windows of equal padded length together, bounded by tokens."""
    for bucket in BUCKETS:
        alike = [window for window in windows if window.padded == bucket]
        step = max(1, BATCH_TOKENS // bucket)
        for first in range(0, len(alike), step):
            yield alike[first : first + step]


def _joined(pieces: Sequence[_Encoded], dim: int) -> TextVectors:
    """Return the windows of one text as one; of a long text the sentence vector is their mean by length."""
    if not pieces:
        empty = np.zeros((0, dim), dtype=np.float32)
        return TextVectors(empty, np.zeros((0, 2), dtype=np.int32), np.zeros(dim, dtype=np.float32))
    ordered = sorted(pieces, key=lambda piece: piece.window.offsets[1] if len(piece.window.offsets) > 1 else (0, 0))
    tokens = np.concatenate([piece.tokens for piece in ordered])
    offsets = [
        offset
        for piece in ordered
        for offset, special in zip(piece.window.offsets, piece.window.special, strict=True)
        if not special
    ]
    whole = sum((piece.sentence * len(piece.window.ids) for piece in ordered), np.zeros(dim, dtype=np.float32))
    return TextVectors(
        tokens=unit_rows(tokens),
        offsets=np.array(offsets, dtype=np.int32).reshape(-1, 2),
        sentence=unit_rows(whole[np.newaxis])[0],
    )
