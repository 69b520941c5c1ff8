"""Key points for a question that came without any: one for each thing that the reference says."""

from __future__ import annotations

from coach.grading.claims import Claim, split
from coach.grading.normalise import normalise
from coach.grading.words import content_stems
from coach.interview.question import KeyPoint

MOST_POINTS = 7
"""More points than a person would name; a longer reference is taken in larger pieces."""
_LEAST_CONTENT = 3
"""Content words under which a piece says too little to be a point of its own."""


def derive_points(reference: str) -> tuple[KeyPoint, ...]:
    """Return at most seven points, `p1`, `p2`, ..., which together say the reference; at least one."""
    clean = normalise(reference)
    pieces = _joined_short(clean.text, _sentences(split(clean.text)))
    while len(pieces) > MOST_POINTS:
        pieces = _joined_once(clean.text, pieces)
    texts = [clean.text[start:end] for start, end in pieces] or [reference.strip() or "-"]
    return tuple(KeyPoint(id=f"p{number}", says=text, derived=True) for number, text in enumerate(texts, start=1))


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
