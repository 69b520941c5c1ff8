"""Split an answer into claims, the unit that is matched to a key point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 240
"""No claim is longer, so that no encoder window (256 tokens, at most one a character) ever cuts one."""
_LEAST_CLAUSE = 4
"""Words that both sides of a comma must have to be claims of their own; less is a list or an aside."""
_WRAPPED_LINE = 60
"""Characters from which a line without a full stop reads as wrapped, so that the sentence goes on below."""

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*•◦‣+>]+|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+")
_STOP = re.compile(r"[.!?]+[\"')\]]*(?=\s|\Z)|[。！？；]+")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|dr|mr|ms|fig|al))\.$", re.IGNORECASE)
_BORDER = re.compile(
    r"\s*;\s+|\s+[-–—]+\s+|\s*—\s*|\s*,\s+(?=(?:and|but|or|so|while|whereas|although|though|because|since|which|then|yet|where|otherwise|however|instead)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of a text, in code points of that text; `text[start:end] == claim.text`."""

    text: str
    start: int
    end: int
    sentence: int
    """Which sentence it is a part of, from 0."""


def split(text: str) -> tuple[Claim, ...]:
    """Return the claims of a normalised text in order; together they hold every letter and digit of it."""
    claims: list[Claim] = []
    for number, (start, end) in enumerate(_sentences(text)):
        for left, right in _bounded(text, _clauses(text, start, end)):
            claims += _claim(text, left, right, number)
    return tuple(claims)


def _claim(text: str, start: int, end: int, sentence: int) -> Iterator[Claim]:
    """Yield the claim between two places without the space around it; nothing where no letter or digit stands."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if any(character.isalnum() for character in piece):
        yield Claim(text[start:end], start, end, sentence)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the borders of each sentence; a block of code is one."""
    done = 0
    for fence in _FENCE.finditer(text):
        yield from _prose(text, done, fence.start())
        yield fence.span()
        done = fence.end()
    yield from _prose(text, done, len(text))


def _prose(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _paragraphs(text, start, end):
        left = first
        for stop in _STOP.finditer(text, first, last):
            if stop.group().strip("\"')]") == "." and _ABBREVIATION.search(text, left, stop.end()):
                continue
            yield left, stop.end()
            left = stop.end()
        yield left, last


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between line breaks that end a thought, bullets left out."""
    left = start
    place = start
    for line in text[start:end].splitlines(keepends=True):
        after = place + len(line)
        following = text[after:end]
        wrapped = len(line) >= _WRAPPED_LINE and not _STOP.search(line.rstrip()[-2:])
        if not wrapped or not following.strip(" ") or following[0] == "\n" or _BULLET.match(following):
            bullet = _BULLET.match(text, left, after)
            yield (bullet.end() if bullet else left), after
            left = after
        place = after


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence that can stand alone."""
    if text.startswith("```", start):
        yield start, end
        return
    left = start
    for border in _BORDER.finditer(text, start, end):
        before, after = text[left : border.start()], text[border.end() : end]
        if min(len(before.split()), len(after.split())) >= _LEAST_CLAUSE:
            yield left, border.start()
            left = border.end()
    yield left, end


def _bounded(text: str, borders: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pieces, cut at a space where one is longer than a claim may be."""
    for start, end in borders:
        left = start
        while end - left > MOST_CHARACTERS:
            space = max(text.rfind(gap, left + 1, left + MOST_CHARACTERS) for gap in " \n")
            cut = space if space > left else left + MOST_CHARACTERS
            yield left, cut
            left = cut
        yield left, end
