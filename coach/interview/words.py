"""Words of a text: where they stand, their stems, and which of them carry no subject or turn a statement round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:\+\+|#)?")


def _listed(words_of_it: str) -> frozenset[str]:
    return frozenset(words_of_it.split())


FUNCTION_WORDS = _listed(
    "a about after again all also although am an and any are as at be because been before being between both but "
    "by can cannot could did do does doing done down during each either else etc even ever every few for from "
    "further get gets give given go goes going got had has have having he her here hers him his how however i if "
    "in into is it its itself just kind know let like likely lot made make makes many may me might more most much "
    "must my need needs neither never no nor not now of off often on once one only or other our out over own per "
    "quite rather really same she should since so some something sort still such sure take than that the their "
    "them themselves then there these they thing things think this those though through thus to too under until "
    "up us use used uses using usually very via want was way we well were what when where whereas whether which "
    "while who whom whose why will with within without would yet you your yours"
)
"""Words that carry no subject of their own."""

NEGATIONS = _listed(
    "aren't arent barely can't cannot cant couldn't didn't didnt doesn't doesnt don't dont hadn't hardly hasn't "
    "haven't isn't isnt mustn't needn't neither never no nobody none nor not nothing shouldn't wasn't weren't "
    "without won't wont wouldn't"
)
"""Words that turn a statement round."""

_ENDINGS = (
    ("ization", "ize"),
    ("isation", "ize"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ities", "ity"),
    ("iness", "y"),
    ("ments", "ment"),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ers", "er"),
    ("ely", "e"),
    ("ed", ""),
    ("ly", ""),
    ("s", ""),
)
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in lower case; `text[start:end].lower()` up to typography."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=32_768)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order; an apostrophe inside a word is a part of it."""
    return tuple(Word(found.group().lower(), found.start(), found.end()) for found in _WORD.finditer(text))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return what the forms of a word share (`locks`, `locked`, `locking` -> `lock`); names with digits stay whole."""
    if not word.isalpha() or word.endswith("ss"):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return _undoubled(word[: -len(ending)] + instead)
    return _undoubled(word)


def _undoubled(word: str) -> str:
    """Return `stop` for `stopp`, and `cach` for `cache`, so that `cached` and `caching` meet."""
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        return word[:-1]
    return word[:-1] if len(word) > _LEAST_STEM and word.endswith("e") else word


@lru_cache(maxsize=32_768)
def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry the subject, in order."""
    return tuple(stem(word.text) for word in words(text) if word.text not in FUNCTION_WORDS)


def negations(text: str) -> int:
    """Return how many words of the text turn a statement round."""
    return sum(word.text in NEGATIONS or word.text.endswith("n't") for word in words(text))
