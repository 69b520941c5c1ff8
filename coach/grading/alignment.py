"""Align texts token by token: how much of one text is said by each part of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from coach.grading.claims import Claim
from coach.grading.vectors import TextVectors
from coach.interview.words import FUNCTION_WORDS, content_stems, negations, stem, words

_PAIR = 2
"""Claims of a sentence that are a unit as neighbours; more make the whole sentence one of its own."""

Matrix = NDArray[np.float32]
"""Shape (n_forms, n_units) unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much each word counts."""

    rarity: Mapping[str, float]
    """Inverse document frequency of the stems that are common, 0 to 1; any other stem counts 1."""
    asked: float
    """Factor for the words that the question itself uses, 0 to 1: to repeat them is no answer."""
    function: float
    """Factor for words that carry no subject."""

    def of(self, word: str, question: frozenset[str]) -> float:
        """Return the weight of a word in lower case beside a question's stems."""
        root = stem(word)
        weight = self.rarity.get(root, 1.0)
        if word in FUNCTION_WORDS:
            weight *= self.function
        return weight * self.asked if root in question else weight


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Texts of one side of an alignment, their tokens in one matrix."""

    tokens: Matrix
    """Unit vectors, shape (n_tokens, dim)."""
    weights: NDArray[np.float32]
    """Shape (n_tokens,)."""
    starts: NDArray[np.intp]
    """Where the tokens of each text begin, shape (n_texts,); no text is without a token."""
    sentences: Matrix
    """Unit vectors with the question's direction taken out, shape (n_texts, dim)."""
    stems: tuple[Mapping[str, float], ...]
    """Of each text, its content stems with their weights."""
    negations: NDArray[np.float32]
    """Whether each text turns its statement round, 0 or 1 (an even number of times is not at all), shape (n_texts,)."""


def side(texts: Sequence[str], spoken: Mapping[str, TextVectors], weighing: Weighing, question: str) -> Side:
    """Return texts made ready for an alignment; `spoken` holds the vectors of each and of the question."""
    asked = frozenset(content_stems(question))
    vectors = [_with_a_token(spoken[text]) for text in texts]
    counts = [len(v.tokens) for v in vectors]
    return Side(
        tokens=np.concatenate([v.tokens for v in vectors]),
        weights=np.concatenate(
            [_token_weights(text, v, weighing, asked) for text, v in zip(texts, vectors, strict=True)]
        ),
        starts=np.cumsum([0, *counts[:-1]]),
        sentences=without_direction(np.stack([v.sentence for v in vectors]), spoken[question].sentence),
        stems=tuple({root: weighing.of(root, asked) for root in content_stems(text)} for text in texts),
        negations=np.array([negations(text) % 2 for text in texts], dtype=np.float32),
    )


def without_direction(rows: Matrix, direction: NDArray[np.float32]) -> Matrix:
    """Return rows, shape (n, dim), at length 1 with their share along a unit direction, shape (dim,), taken out."""
    rest = rows - np.outer(rows @ direction, direction)
    return unit_rows(rest)


def unit_rows(rows: Matrix) -> Matrix:
    """Return the rows at length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def _with_a_token(vectors: TextVectors) -> TextVectors:
    """Return the vectors; a text of no token gets one of zeros, which aligns with nothing."""
    if len(vectors.tokens):
        return vectors
    return TextVectors(vectors.sentence[np.newaxis] * 0, np.zeros((1, 2), dtype=np.int32), vectors.sentence)


def _token_weights(
    text: str, vectors: TextVectors, weighing: Weighing, question: frozenset[str]
) -> NDArray[np.float32]:
    """Return the weight of each token: its word's, shared between the pieces of the word; 0 for punctuation."""
    weights = np.zeros(len(vectors.tokens), dtype=np.float32)
    said = words(text)
    firsts = np.searchsorted(vectors.offsets[:, 1], [word.start for word in said], side="right")
    lasts = np.searchsorted(vectors.offsets[:, 0], [word.end for word in said], side="left")
    for word, first, last in zip(said, firsts, lasts, strict=True):
        if last > first:
            weights[first:last] = weighing.of(word.text, question) / (last - first)
    return weights


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring claims taken together, `first` to `last` inclusive."""

    first: int
    last: int


def units(claims: Sequence[Claim]) -> tuple[Unit, ...]:
    """Return every claim, and within a sentence every pair of neighbours and the whole.

    A point may be spread over the clauses of a sentence. Never over sentences, so that neither their order nor one
    about something else can change what the others earn.
    """
    alone = [Unit(i, i) for i in range(len(claims))]
    pairs = [Unit(i, i + 1) for i in range(len(claims) - 1) if claims[i].sentence == claims[i + 1].sentence]
    borders = [0, *(i for i in range(1, len(claims)) if claims[i].sentence != claims[i - 1].sentence), len(claims)]
    sentences = [Unit(a, b - 1) for a, b in pairwise(borders) if b - a > _PAIR]
    return (*alone, *pairs, *sentences)


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """How each form meets each unit of the answer."""

    cosine: Matrix
    """Cosine of the sentence vectors, -1 to 1."""
    recall: Matrix
    """Weighted mean, over the form's tokens, of each one's best cosine in the unit, about 0 to 1."""
    precision: Matrix
    """Weighted mean, over the unit's tokens, of each one's best cosine in the form, about 0 to 1."""
    overlap: Matrix
    """Weighted share of the form's stems that stand in the unit, 0 to 1."""
    turned: Matrix
    """Whether form and unit differ in negation, 0 or 1."""


def align(forms: Side, claims: Side, among: Sequence[Unit]) -> Alignment:
    """Return how each of the forms, what might be said, meets each unit, at least one, of the claims, what was said."""
    near = forms.tokens @ claims.tokens.T
    best = np.maximum.reduceat(near, claims.starts, axis=1)
    best = np.stack([best[:, unit.first : unit.last + 1].max(axis=1) for unit in among], axis=1)
    return Alignment(
        cosine=forms.sentences @ _merged(claims, among).T,
        recall=_mean_by_text(best, forms.weights, forms.starts),
        precision=_precision(near, forms, claims, among),
        overlap=_overlap(forms, claims, among),
        turned=(forms.negations[:, np.newaxis] + _sums(claims.negations[np.newaxis], among)) % 2,
    )


def _mean_by_text(values: Matrix, weights: NDArray[np.float32], starts: NDArray[np.intp]) -> Matrix:
    """Return the weighted mean of the rows of each text, shape (n_texts, n_units)."""
    total = np.maximum(np.add.reduceat(weights, starts), np.float32(1e-6))
    return (np.add.reduceat(values * weights[:, np.newaxis], starts, axis=0) / total[:, np.newaxis]).astype(np.float32)


def _precision(near: Matrix, forms: Side, claims: Side, among: Sequence[Unit]) -> Matrix:
    met = np.maximum.reduceat(near, forms.starts, axis=0) * claims.weights
    sums = _sums(np.add.reduceat(met, claims.starts, axis=1), among)
    totals = _sums(np.add.reduceat(claims.weights, claims.starts)[np.newaxis], among)
    return (sums / np.maximum(totals, np.float32(1e-6))).astype(np.float32)


def _sums(values: Matrix, among: Sequence[Unit]) -> Matrix:
    """Return the sum over the claims of each unit, shape (n_rows, n_units)."""
    return np.stack([values[:, unit.first : unit.last + 1].sum(axis=1) for unit in among], axis=1)


def _merged(claims: Side, among: Sequence[Unit]) -> Matrix:
    """Return the sentence vector of each unit: the mean of its claims' by their number of tokens."""
    lengths = np.diff([*claims.starts, len(claims.tokens)]).astype(np.float32)
    weighted = claims.sentences * lengths[:, np.newaxis]
    rows = np.stack([weighted[unit.first : unit.last + 1].sum(axis=0) for unit in among])
    return unit_rows(rows)


def _overlap(forms: Side, claims: Side, among: Sequence[Unit]) -> Matrix:
    said = [frozenset().union(*claims.stems[unit.first : unit.last + 1]) for unit in among]
    rows = []
    for stems in forms.stems:
        total = max(sum(stems.values()), 1e-6)
        rows.append([sum(weight for root, weight in stems.items() if root in unit) / total for unit in said])
    return np.array(rows, dtype=np.float32)
