"""Find questions by words and by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.interview.question import Question

MEANT = 20
"""How many questions meaning alone brings: it always has a nearest one, however far."""

_FUSION = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """What a bank's prompts and key points mean."""

    rows: NDArray[np.float32]
    """Unit vectors, shape (n_texts, dim): those of each question after one another."""
    starts: NDArray[np.int64]
    """Where the texts of each question begin, shape (n_questions,)."""

    @classmethod
    def of(cls, questions: Sequence[Question], vectors: Mapping[str, NDArray[np.float32]]) -> Meanings:
        """Return the meanings of at least one question; `vectors` has those of all its `meant_by`."""
        texts = [meant_by(question) for question in questions]
        ends = np.cumsum([len(own) for own in texts])
        rows = np.stack([vectors[text] for own in texts for text in own])
        return cls(rows, np.concatenate([[0], ends[:-1]]).astype(np.int64))

    def nearness(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each question the cosine of its nearest text with a query, shape (n_questions,)."""
        return np.asarray(np.maximum.reduceat(self.rows @ query, self.starts), dtype=np.float32)


def meant_by(question: Question) -> tuple[str, ...]:
    """Return the texts that tell what a question is about: its prompt and its key points."""
    return (question.prompt, *(point.says for point in question.key_points))


@dataclass(frozen=True, slots=True)
class Wording:
    """A bank's words, made ready once for any number of queries."""

    heads: tuple[str, ...]
    """Of each question the words of prompt, tags, topic and id, each after a space."""
    bodies: tuple[str, ...]
    """Of each question the words of its key points and reference."""

    @classmethod
    def of(cls, questions: Iterable[Question]) -> Wording:
        """Return the words of questions."""
        heads, bodies = [], []
        for one in questions:
            heads.append(_spaced(" ".join((one.prompt, one.topic, one.id, *one.tags))))
            bodies.append(_spaced(" ".join((*(point.says for point in one.key_points), one.reference))))
        return cls(tuple(heads), tuple(bodies))

    def having(self, query: str) -> list[int]:
        """Return the places of the questions that have every word of a query, as a word or its beginning.

        Those that have more of them in the prompt, the tags or the topic come first.
        """
        words = [f" {word}" for word in _words(query)]
        found = []
        for place, (head, body) in enumerate(zip(self.heads, self.bodies, strict=True)):
            if words and all(word in head or word in body for word in words):
                found.append((-sum(word in head for word in words), place))
        return [place for _, place in sorted(found)]


def best(by_words: Sequence[int], nearness: NDArray[np.float32] | None) -> list[int]:
    """Return the places of the questions that were found, best first.

    Args:
        by_words: Places that the words brought, best first.
        nearness: How near each question is in meaning, shape (n_questions,); None brings none.

    Source: reciprocal rank fusion, Cormack, Clarke and Büttcher (2009), SIGIR, with their constant 60.
    """
    scores: dict[int, float] = {}
    by_meaning = [] if nearness is None else np.argsort(-nearness, kind="stable")[:MEANT].tolist()
    for ranking in (by_words, by_meaning):
        for rank, place in enumerate(ranking, start=1):
            scores[place] = scores.get(place, 0.0) + 1 / (_FUSION + rank)
    return sorted(scores, key=lambda place: (-scores[place], place))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in _words(text))
