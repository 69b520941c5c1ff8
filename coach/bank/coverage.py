"""Compare notes with a bank: which of its questions asks what the notes ask, and where is each fact of theirs said?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from coach.bank.importing.draft import Draft
from coach.grading.claims import split
from coach.grading.normalise import normalise
from coach.interview.question import Question
from coach.turn import Encoder

ASKED = 0.5
"""Likeness of prompts and answers from which a question of the bank counts as one that asks what the notes ask.

Not fitted; measured: of 406 questions of one set of notes 14 lie under it, and all of them were ruled to be asked. What
lies above it need not be asked: of every tenth question of the built-in bank, 42 that no other asks, each finds another
one above it when it is left out of the bank itself.
"""
SAID = 0.6
"""Likeness of a fact and a text of the bank from which the bank counts as saying it.

Not fitted either; measured: of 700 facts of the same notes 190 lie under it, and the 186 of these with a ruling were
ruled to be said. Of the 371 facts of those 42 questions 39 % find a text above it in other questions, some of which may
well say the same.
"""
NEIGHBOURS = 8
"""Questions of the bank in which the facts of one answer are looked for."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a pair that likeness alone does not settle."""

    covered: bool
    why: str


Rulings = Mapping[str, Ruling]
"""By `key_of` the two texts."""


@dataclass(frozen=True, slots=True)
class Match:
    """A text of the notes beside the nearest one of the bank."""

    text: str
    question: str
    """Id of the bank's question."""
    nearest: str
    likeness: float
    """-1 to 1."""
    least: float
    """Likeness from which it is covered when no person ruled."""
    ruling: Ruling | None

    @property
    def key(self) -> str:
        """What names the pair in a file of rulings."""
        return key_of(self.text, self.nearest)

    @property
    def covered(self) -> bool:
        """Whether the bank has it."""
        return self.ruling.covered if self.ruling else self.likeness >= self.least


@dataclass(frozen=True, slots=True)
class Covered:
    """A question of the notes beside the bank."""

    where: str
    """Where it stands in the notes."""
    asked: Match
    facts: tuple[Match, ...]
    """Every sentence of its answer that states something; code and headings state nothing."""


def key_of(text: str, nearest: str) -> str:
    """Return the hash of a pair; it holds no word of either text."""
    pair = "\0".join(" ".join(one.split()) for one in (text, nearest))
    return hashlib.sha256(pair.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """A bank made ready to be compared with notes."""

    questions: Sequence[Question]
    encoder: Encoder
    rulings: Rulings
    prompts: NDArray[np.float32]
    """Unit vectors, shape (n_questions, dim)."""
    answers: NDArray[np.float32]
    """Unit vectors, shape (n_questions, dim)."""
    texts: Sequence[tuple[str, ...]]
    """What each question says, in every wording."""

    @classmethod
    def of(cls, questions: Sequence[Question], encoder: Encoder, rulings: Rulings) -> Coverage:
        """Embed the prompts and references of at least one question."""
        prompts = np.stack([v.sentence for v in encoder.encode([one.prompt for one in questions])])
        answers = np.stack([_whole(one.reference, encoder) for one in questions])
        return cls(questions, encoder, rulings, prompts, answers, [tuple(texts_of(one)) for one in questions])

    def compare(self, draft: Draft) -> Covered:
        """Return where the bank asks what a question of the notes asks, and says what its answer says."""
        alike = self._alike(draft)
        near = np.argsort(-alike, kind="stable")[:NEIGHBOURS]
        best = self.questions[int(near[0])]
        asked = self._match(draft.prompt, best.id, best.prompt, float(alike[near[0]]), ASKED)
        return Covered(draft.where, asked, self._facts(draft, near))

    def _alike(self, draft: Draft) -> NDArray[np.float32]:
        """Return how much each question is like one of the notes, by prompts and answers, shape (n_questions,)."""
        prompt = self.encoder.encode([draft.prompt])[0].sentence
        answer = _whole(draft.reference, self.encoder)
        asks, says, tells = self.prompts @ prompt, self.answers @ answer, self.answers @ prompt
        # Short notes say too little alone: the better of two looks counts, and what is asked counts in both.
        closest = np.maximum.reduce([asks, says, (asks + tells) / 2])
        return np.asarray((np.maximum(asks, (asks + says) / 2) + closest) / 2)

    def _facts(self, draft: Draft, near: NDArray[np.intp]) -> tuple[Match, ...]:
        facts = tuple(dict.fromkeys(facts_of(draft.reference)))
        if not facts:
            return ()
        said = [(self.questions[at].id, text) for at in near for text in self.texts[at]]
        alone, asked = self._rows(facts), self._rows([f"{draft.prompt} {fact}" for fact in facts])
        texts = self._rows([text for _, text in said])
        # A terse fact means something only beside its question.
        alike = np.maximum(alone @ texts.T, (alone @ texts.T + asked @ texts.T) / 2)
        return tuple(
            self._match(fact, *said[int(row.argmax())], float(row.max()), SAID)
            for fact, row in zip(facts, alike, strict=True)
        )

    def _rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([vectors.sentence for vectors in self.encoder.encode(texts)])

    def _match(self, text: str, question: str, nearest: str, likeness: float, least: float) -> Match:
        return Match(text, question, nearest, likeness, least, self.rulings.get(key_of(text, nearest)))


def facts_of(answer: str) -> Iterator[str]:
    """Yield the sentences of an answer that state something: no code, no line that only leads to the next."""
    claims = split(normalise(answer).text)
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        sentence = " ".join(claim.text for claim in group)
        if not sentence.startswith("```") and not sentence.endswith(":"):
            yield sentence


def texts_in(draft: Draft) -> Iterator[str]:
    """Yield every text of a question of the notes that is embedded, so that an encoder can keep them all at once."""
    facts = tuple(facts_of(draft.reference))
    yield from (draft.prompt, *facts, *(f"{draft.prompt} {fact}" for fact in facts))
    yield from (claim.text for claim in split(normalise(draft.reference).text))


def texts_of(question: Question) -> Iterator[str]:
    """Yield what a question of the bank says: its key points in every wording, and each sentence of its reference."""
    for point in question.key_points:
        yield from (point.says, *point.also)
    yield from facts_of(question.reference)


def _whole(text: str, encoder: Encoder) -> NDArray[np.float32]:
    """Return the direction of a text of any length, shape (dim,): the mean of its claims by their tokens."""
    claims = [claim.text for claim in split(normalise(text).text)] or [text]
    vectors = encoder.encode(claims)
    total = np.sum([v.sentence * max(1, len(v.tokens)) for v in vectors], axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)
