"""Whether a reply fills the gap of a cloze."""

from __future__ import annotations

from rapidfuzz import fuzz

from coach.interview.cloze import Cloze
from coach.interview.words import content_stems, negations, stem, words

_ALIKE = 80.0
"""Likeness from which two words are one with a slip of the pen, 0 to 100."""
_SPELLABLE = 5
"""Letters under which a slip makes another word."""
_BESIDE = 4
"""Content words that may stand beside the sentence's own: more is guessing."""


def filled(gap: Cloze, reply: str) -> bool:
    """Return whether a reply holds the missing term, its forms and slips of the pen included.

    One that only lists many words, or turns the sentence round, does not; the grader may still find the point in it.
    """
    said = [word.text for word in words(reply)]
    guesses = len(content_stems(reply)) > len(content_stems(gap.text)) + len(gap.wanted) + _BESIDE
    turned = negations(reply) > negations(gap.text)
    return not guesses and not turned and all(_said(one, said) for one in gap.wanted)


def _said(wanted: str, said: list[str]) -> bool:
    return any(stem(word) == wanted or _slip(stem(word), wanted) for word in said)


def _slip(word: str, wanted: str) -> bool:
    return len(wanted) >= _SPELLABLE and fuzz.ratio(word, wanted) >= _ALIKE
