"""Key points for a question that came without any: one for each thing that the reference says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.grading.claims import Claim, split
from coach.grading.normalise import normalise
from coach.interview.question import KeyPoint
from coach.interview.words import content_stems

MOST_POINTS = 7
"""More points than a person would name; a longer reference is taken in larger pieces."""
_FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_BULLET = re.compile(r"\n\s*(?:[-*+•]|\d{1,2}[.)])\s")
_LEAST_PROSE = 20
"""Characters of an answer beside its code from which its points are made of them alone: an example is no claim."""
_LONGEST_POINT = 1_000
"""Characters of a point that a bank's format takes."""
_LEAST_CONTENT = 3
"""Content words under which a piece says too little to be a point of its own."""


def derive_points(reference: str) -> tuple[KeyPoint, ...]:
    """Return at most seven points, `p1`, `p2`, ..., which together say the reference; at least one.

    Of a reference with code they say the prose alone where there is enough of it, and none says the same twice.
    """
    prose = _FENCE.sub("\n", reference).strip()
    clean = normalise(prose if len(prose) >= _LEAST_PROSE else reference)
    pieces = _joined_short(clean.text, _sentences(split(clean.text)))
    while len(pieces) > MOST_POINTS:
        pieces = _joined_once(clean.text, pieces)
    texts = [clean.text[start:end] for start, end in pieces] or [reference.strip() or "-"]
    said = _told_once(_fitting(text) for text in texts)
    return tuple(KeyPoint(id=f"p{number}", says=text, derived=True) for number, text in enumerate(said, start=1))


_Piece = tuple[int, int]


def _sentences(claims: tuple[Claim, ...]) -> list[_Piece]:
    """Return where each sentence stands."""
    borders: dict[int, _Piece] = {}
    for claim in claims:
        start, _ = borders.get(claim.sentence, (claim.start, claim.end))
        borders[claim.sentence] = (start, claim.end)
    return list(borders.values())


def _joined_short(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces, one that says too little joined to the one before it."""
    joined: list[_Piece] = []
    for start, end in pieces:
        if joined and len(content_stems(text[start:end])) < _LEAST_CONTENT:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _joined_once(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with the two neighbours joined that are shortest together."""
    at = min(range(len(pieces) - 1), key=lambda i: len(text[pieces[i][0] : pieces[i + 1][1]]))
    return [*pieces[:at], (pieces[at][0], pieces[at + 1][1]), *pieces[at + 2 :]]


def _told_once(texts: Iterable[str]) -> Iterable[str]:
    """Return texts without those that differ from an earlier one in nothing but capitals and spaces."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(" ".join(text.casefold().split()), text)
    return first.values()


def _fitting(says: str) -> str:
    """Return a point that the format takes: on one line unless it is code, cut between words where it is too long."""
    text = says if "```" in says else " ".join(_BULLET.sub(" ", says).split())
    if len(text) <= _LONGEST_POINT:
        return text
    return text[:_LONGEST_POINT].rpartition(" ")[0].strip() or text[:_LONGEST_POINT]
