"""A sentence with a gap where its most telling word stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.interview.words import FUNCTION_WORDS, NEGATIONS, content_stems, stem, words

GAP = "____"

_TERM = re.compile(r"_*[^\W_]+(?:(?:[._:/-]|_{2}|::|\(\)\.)?[^\W_]+)*(?:\+\+|#|_+)?")
"""A word, or a name of several parts: `asyncio.gather`, `max_overflow`, `read-write`."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Cloze:
    """A sentence with a gap."""

    text: str
    """The sentence, with GAP wherever the term stood."""
    term: str
    """What belongs there, as the sentence has it."""
    wanted: frozenset[str]
    """Stems of the term that the question does not give away."""


def cloze(says: str, *, prompt: str, hint: str) -> Cloze | None:
    """Return a key point's sentence without its most telling term; None where no term is left to ask for.

    The term is one that neither the question nor the hint names. Names of code tell more than words, words more than
    numbers, long words more than short ones; the same sentence always gives the same gap.

    Args:
        says: The sentence.
        prompt: The question.
        hint: What the candidate was told before.
    """
    given = frozenset(_stems(f"{prompt} {hint}"))
    best = max(_candidates(says, given), key=_telling, default=None)
    if best is None:
        return None
    term = best.group()
    wanted = frozenset(_stems(term)) - given
    text = _TERM.sub(lambda found: GAP if wanted & set(_stems(found.group())) else found.group(), says)
    return Cloze(text, term, wanted)


def names_any(text: str, wanted: frozenset[str]) -> bool:
    """Return whether a text holds a word of one of these stems."""
    return not wanted.isdisjoint(_stems(text))


def _stems(text: str) -> Iterator[str]:
    """Yield the stems of all words, also of those inside names like `max_overflow`."""
    return (stem(word.text) for word in words(text))


def _candidates(says: str, given: frozenset[str]) -> Iterator[re.Match[str]]:
    for found in _TERM.finditer(says):
        term = found.group()
        new = frozenset(_stems(term)) - given
        telling = new & frozenset(content_stems(term)) and not _grammar(term)
        if telling and len(term) <= _LONGEST:
            yield found


def _grammar(term: str) -> bool:
    lowered = term.lower()
    return lowered in FUNCTION_WORDS or lowered in NEGATIONS


def _telling(found: re.Match[str]) -> tuple[int, int, int]:
    """Return how much a term tells; the earlier one among equals."""
    term = found.group()
    name = any(mark in term for mark in "._:#+") or any(letter.isupper() for letter in term[1:])
    kind = 2 if name else 1 if any(letter.isalpha() for letter in term) else 0
    return kind, len(term), -found.start()
