"""Make texts that look alike equal, and remember where each character came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from coach.interview.grade import Span

_LOOKALIKES = dict(
    zip(
        # Cyrillic, Greek and Latin-like letters whose shape is that of the Latin letter beneath.
        "авеікмнорстухјѕԁһԛԝгАВЕІКМНОРСТУХЈЅԌαορνικτυεΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ",
        "abeikmhopctyxjsdhqwrABEIKMHOPCTYXJSGaopviktueABEZHIKMNOPTYXig",
        strict=True,
    )
)
_PLAIN = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    "…": "...",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\t": " ",
    "`": "`",  # marks code and stays
}
_LAST_LATIN = 0x24F
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Clean:
    """A text as it is compared, with the way back to the text as sent."""

    sent: str
    text: str
    """Composed (NFKC), no hidden characters, no look-alike letters, single spaces."""
    starts: tuple[int, ...]
    """Where each character of `text` begins in `sent`."""
    ends: tuple[int, ...]
    """Where each character of `text` ends in `sent`."""
    disguised: int
    """How many hidden characters inside words and look-alike letters were undone."""

    def span(self, start: int, end: int) -> Span:
        """Return what `text[start:end]`, which must not be empty, was in the text as sent."""
        first, last = self.starts[start], self.ends[end - 1]
        return Span(first, last, self.sent[first:last])


def normalise(sent: str) -> Clean:
    """Return the text as it is compared; never fails, and of an empty text leaves an empty one."""
    pieces, hidden = _visible(sent)
    letters = [piece[0] for piece in pieces]
    swapped = _unmasked("".join(letters))
    pieces = _single_spaced([(new, *piece[1:]) for new, piece in zip(swapped, pieces, strict=True)])
    masked = sum(old != new for old, new in zip(letters, swapped, strict=True))
    return Clean(
        sent=sent,
        text="".join(piece[0] for piece in pieces),
        starts=tuple(piece[1] for piece in pieces),
        ends=tuple(piece[2] for piece in pieces),
        disguised=hidden + masked,
    )


_Piece = tuple[str, int, int]


def _visible(sent: str) -> tuple[list[_Piece], int]:
    """Return the composed characters with their places, and the number of hidden ones inside words."""
    pieces: list[_Piece] = []
    hidden = 0
    start = 0
    while start < len(sent):
        end = start + 1
        while end < len(sent) and unicodedata.category(sent[end]) in {"Mn", "Cf"}:
            hidden += (
                unicodedata.category(sent[end]) == "Cf" and sent[end - 1].isalpha() and sent[end + 1 :][:1].isalpha()
            )
            end += 1
        pieces += [(character, start, end) for character in _composed(sent[start:end])]
        start = end
    return pieces, hidden


@lru_cache(maxsize=4_096)
def _composed(cluster: str) -> str:
    """Return a character and its marks as plain characters; nothing where nothing can be seen."""
    shown = "".join(c for c in cluster if unicodedata.category(c) not in {"Cf", "Cs"})
    composed = unicodedata.normalize("NFKC", "".join(_PLAIN.get(c, c) for c in shown))
    kept = (c for c in composed if unicodedata.category(c) not in {"Mn", "Cf"})
    return "".join(
        " " if c.isspace() and c != "\n" else c for c in kept if c == "\n" or unicodedata.category(c) != "Cc"
    )


def _unmasked(text: str) -> str:
    """Return the text with look-alike letters made Latin, unless the text is not in Latin letters."""
    alike = sum(character in _LOOKALIKES for character in text)
    if not alike:
        return text
    foreign = sum(character.isalpha() and ord(character) > _LAST_LATIN for character in text)
    latin = sum(character.isalpha() and character.isascii() for character in text)
    if foreign > latin:
        return text
    return _WORD.sub(_latin_word, text)


def _latin_word(match: re.Match[str]) -> str:
    word = match.group()
    turned = "".join(_LOOKALIKES.get(character, character) for character in word)
    return turned if turned.isascii() else word


def _single_spaced(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with one space for any run of them, and none at the borders of lines."""
    kept: list[_Piece] = []
    for piece in pieces:
        after_gap = not kept or kept[-1][0] in " \n"
        if piece[0] == " " and after_gap:
            continue
        if piece[0] == "\n" and kept and kept[-1][0] == " ":
            kept.pop()
        kept.append(piece)
    while kept and kept[-1][0] in " \n":
        kept.pop()
    return kept
