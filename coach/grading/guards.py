"""Checks for junk and gaming: each has a name, caps the score and lets the coach explain; none zeroes silently."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from coach.grading.claims import Claim
from coach.grading.features import right_forms
from coach.grading.numbers import GuardLimit, GuardLimits
from coach.grading.vectors import TextVectors
from coach.interview.question import Question
from coach.interview.words import FUNCTION_WORDS, content_stems, stem, words

_DONT_KNOW = re.compile(
    r"\b(?:(?:i|we)\s+(?:really\s+|honestly\s+)?(?:don't|dont|do\s+not)\s+(?:really\s+)?(?:know|remember|recall)"
    r"|no\s+(?:idea|clue)|not\s+sure|never\s+heard|can(?:'t|not)\s+(?:say|remember)|have\s+forgotten|idk)\b|^\W*(?:pass|skip)\W*$",
    re.IGNORECASE,
)
_FEW = 8
"""Words under which a list of terms is a terse answer, not a salad, and no share of words says anything."""
_FEW_WORDS = 3
"""Words under which nothing tells gibberish from a name."""
_CODE = re.compile(r"```|[=(){}\[\]<>]|\w\.\w|_")


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer as the guards look at it."""

    question: Question
    claims: tuple[Claim, ...]
    spoken: Mapping[str, TextVectors]
    common: Mapping[str, float]
    """Stems that are common in the language of the bank."""
    others: tuple[str, ...]
    """References of other questions."""

    @property
    def text(self) -> str:
        """The claims as one text."""
        return " ".join(claim.text for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Fired:
    """A guard that fired."""

    name: str
    cap: float
    """The highest score that is left, 0 to 100."""


def fired(heard: Heard, limits: GuardLimits) -> tuple[Fired, ...]:
    """Return the guards that fired, in the order of GuardLimits; for an answer of no claim that is `empty` alone."""
    if not heard.claims:
        return (Fired("empty", limits.empty.cap),)
    named: list[tuple[str, GuardLimit]] = [(field.name, getattr(limits, field.name)) for field in fields(GuardLimits)]
    return tuple(
        Fired(name, limit.cap) for name, limit in named if name in SIGNALS and SIGNALS[name](heard) > limit.limit
    )


def one_word(heard: Heard) -> float:
    """Return the words of the shortest way to make a point, where the answer is one word; otherwise 0."""
    if len(words(heard.text)) > 1:
        return 0.0
    return float(min(len(words(form)) for point in heard.question.key_points for form in right_forms(point)))


def i_dont_know(heard: Heard) -> float:
    """Return the share of the answer's words that stand in short claims which say that nothing is known."""
    sizes = [len(words(claim.text)) for claim in heard.claims]
    given_up = [
        size
        for size, claim in zip(sizes, heard.claims, strict=True)
        if _DONT_KNOW.search(claim.text) and size <= 2 * _FEW
    ]
    return sum(given_up) / max(sum(sizes), 1)


def gibberish(heard: Heard) -> float:
    """Return the mean number of pieces that the encoder cuts each word into, where no common word stands; else 0."""
    said = words(heard.text)
    if len(said) < _FEW_WORDS or any(word.text in FUNCTION_WORDS or stem(word.text) in heard.common for word in said):
        return 0.0
    pieces = sum(len(heard.spoken[claim.text].tokens) for claim in heard.claims)
    return pieces / max(len(said), 1)


def question_echo(heard: Heard) -> float:
    """Return the share of the answer's content words that stand in the question."""
    said = content_stems(heard.text)
    asked = frozenset(content_stems(heard.question.prompt))
    return sum(root in asked for root in said) / max(len(said), 1)


def keyword_list(heard: Heard) -> float:
    """Return the share of content words where there are many and no code; speech needs other words between them."""
    prose = " ".join(claim.text for claim in heard.claims if not _CODE.search(claim.text))
    said = words(prose)
    if len(said) < _FEW:
        return 0.0
    return sum(word.text not in FUNCTION_WORDS for word in said) / len(said)


def repetition(heard: Heard) -> float:
    """Return the share of claims that say, stem for stem, what an earlier one said."""
    said = [frozenset(content_stems(claim.text)) for claim in heard.claims]
    return 1.0 - len(set(said)) / len(said)


def other_answer(heard: Heard) -> float:
    """Return by how much the answer's cosine is higher with another question's reference than with its own, -2 to 2."""
    if not heard.others or len(words(heard.text)) < _FEW:
        return -2.0
    vectors = [heard.spoken[claim.text] for claim in heard.claims]
    total = np.sum([v.sentence * max(1, len(v.tokens)) for v in vectors], axis=0)
    whole = total / max(float(np.linalg.norm(total)), 1e-9)
    elsewhere = np.stack([heard.spoken[text].sentence for text in heard.others]) @ whole
    own: Sequence[str] = (heard.question.reference, *(p.says for p in heard.question.key_points))
    return float(elsewhere.max() - max(heard.spoken[text].sentence @ whole for text in own))


SIGNALS: Mapping[str, Callable[[Heard], float]] = {
    check.__name__: check
    for check in (one_word, i_dont_know, gibberish, question_echo, keyword_list, repetition, other_answer)
}
"""What each guard but `empty` measures; it fires above its limit."""
