"""What a grade must beat: three simple measures of how an answer meets a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from coach.encoder.cached import CachedEncoder
from coach.grading.alignment import Unit, Weighing, align, side
from coach.interview.words import content_stems
from coach.study.references import whole_cosine

BASELINES = ("cosine", "token_recall", "word_overlap")
"""Cosine of the whole texts; weighted share of the text's content tokens that the answer comes near to; share of the
content stems of both that stand in both."""


def nearness_to(texts: Sequence[str], answer: str, encoder: CachedEncoder, weighing: Weighing) -> NDArray[np.float64]:
    """Return how near an answer comes to each of at least one text, about 0 to 1, shape (n_texts, len(BASELINES))."""
    cosines = [whole_cosine(encoder, answer, text) for text in texts]
    overlaps = [_overlap(answer, text) for text in texts]
    return np.column_stack([cosines, _recall(texts, answer, encoder, weighing), overlaps]).astype(np.float64)


def _recall(texts: Sequence[str], answer: str, encoder: CachedEncoder, weighing: Weighing) -> NDArray[np.float32]:
    # A baseline knows no question and no function words, only how rare a word is.
    plain = replace(weighing, asked=1.0, function=0.0)
    every = list(dict.fromkeys((*texts, answer, "")))
    spoken = dict(zip(every, encoder.encode(every), strict=True))
    met = align(side(texts, spoken, plain, ""), side([answer], spoken, plain, ""), [Unit(0, 0)])
    return met.recall[:, 0]


def _overlap(answer: str, text: str) -> float:
    said, meant = set(content_stems(answer)), set(content_stems(text))
    return len(said & meant) / max(len(said | meant), 1)
