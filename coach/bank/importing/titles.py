"""What the words of a line say about it: a question, the title of a section, or the start of an answer."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TITLE = 80
"""Characters of the longest line that may be a section's title without being marked as one."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ASKING = _listed(
    "what what's whats how how's why why's when where which who whose whom is are was were can could do does did "
    "should would will have has must may explain describe difference differences compare contrast differentiate "
    "distinguish define discuss elaborate advantages disadvantages"
)
"""Words that begin a question, with a mark at its end or without."""
_TELLING = _listed(
    "design name list state show build create write implement give tell outline mention walk summarize summarise "
    "illustrate identify convert find sketch suppose imagine in for if given"
)
"""Words that begin a question only where its end shows that it is one; they begin titles too."""
_SMALL = _listed("a an and as at by for from in into of on or the to vs with without via & + / - – —")
_CLOSERS = "\"'’”)]*_` "

_NUMBER = re.compile(r"(?:\(?\d{1,4}(?:\.\d{1,3}){0,3}[.):\]]|#\d{1,4}[.:)]?|[IVX]{1,5}[.)]|\d{1,4} [-–—])\s+")
_QUESTION = re.compile(
    r"(?:q(?:ues(?:tion)?)?)[ #.-]{0,2}(?:\d{1,4}(?: ?[.):\]–—-](?!\d)|$)|[.):](?=\s|$))", re.IGNORECASE
)
_KEYCAP = ("\ufe0f", "\u20e3")
_KEYCAP_NUMBER = re.compile(r"[0-9]\ufe0f?\u20e3")
"""A digit drawn on a key."""
_BARE_MARK = re.compile(r"q(?:uestion )?\d{1,4} +", re.IGNORECASE)
_NAMED_QUESTION = re.compile(r"(?:question|q) ?#?\d{0,4} ?[.:]?$", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:(?i:(?:sample|short|model|long|quick|full|suggested|possible|good|ideal|expected) )?"
    r"(?:(?i:answer|ans)(?i: sketch| key| outline)?(?: ?#?\d{1,4})? ?:(?=\s|$|\*)"
    r"|(?:Answer|ANSWER|Ans|ANS)(?: ?#?\d{1,4})?(?: ?[.–—](?=\s|$|\*)|$| - ))"
    r"|A ?\d{0,4} ?:(?=\s|$|\*)|A\d{1,4} ?[.)](?=\s|$))\**\s*"
)
_COUNT = re.compile(r"\(\s*\d{1,4}\+?\s*(?:questions?|q(?:ue)?s?|q ?& ?a)?\s*\)\s*:?$", re.IGNORECASE)
_COLLECTION = re.compile(
    r"(?:\b(?:top|the)\s+)?\d{1,4}\+?\s[^?]*\bquestions?(?:\s*(?:and|&|with)\s*answers?)?\s*:?$|"
    r"[^?]*\binterview questions?(?:\s*(?:and|&|with)\s*answers?)?\s*:?$",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"^(?:(?:top\s+)?\d{1,4}\+?\s+(?=\D))|\s*\b(?:interview\s+)?questions?(?:\s*(?:and|&|with)\s*answers?)?\s*:?$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:section|part|chapter|module|unit|topic) (?:\d{1,3}|[IVX]{1,5}) ?[:.–—-] ?", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]+)(?<=\S)\*\*")


def plain(text: str) -> str:
    """Return a line without quote marks, symbols in front and emphasis around it; `*args` and `__init__` stay."""
    text = text.strip()
    if text[:1].isalnum() and text[-1] not in "*_" and text[1:2] not in _KEYCAP:
        return text
    if text.startswith("> "):
        text = text[2:].lstrip()
    text = _without_symbols(text)
    bold = _BOLD.match(text)
    if bold:
        text = f"{bold[1]}{text[bold.end() :]}"
    for mark in ("__", "*", "_"):
        inner = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and " " in inner and mark not in inner:
            text = inner
    return _without_symbols(text.strip())


def _without_symbols(text: str) -> str:
    """Return a text without the emoji and bullets drawn before its first word."""
    at = 2 + text.startswith("\ufe0f", 1) if _KEYCAP_NUMBER.match(text) else 0
    while at < len(text) and (text[at].isspace() or _is_drawn(text[at])):
        at += 1
    return text[at:]


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Cf", "Mn", "Me"} or character in "→⇒•‣🏻🏼🏽🏾🏿"


def without_number(text: str) -> str:
    """Return a line without the number that stands before it."""
    number = _NUMBER.match(text)
    return text[number.end() :].strip() if number else text


def question_after_mark(text: str) -> str | None:
    """Return what follows a mark such as `Q12.` or `Question 3:`, or None where there is no such mark."""
    named = _NAMED_QUESTION.fullmatch(text)
    if named and len(text) > 1:
        return ""
    mark = _QUESTION.match(text)
    if mark:
        return plain(text[mark.end() :])
    bare = _BARE_MARK.match(text)
    return text[bare.end() :] if bare and asks(text[bare.end() :]) else None


def answer_after_mark(text: str) -> str | None:
    """Return what follows a mark such as `Answer:` or `A:`, or None where there is no such mark."""
    mark = _ANSWER.match(text)
    return text[mark.end() :].strip() if mark else None


def asks(text: str) -> bool:
    """Return whether a line without its number is worded as a question or a request, with a mark at its end or not."""
    bare = text.rstrip(_CLOSERS)
    first = bare.split(maxsplit=1)[0].rstrip(":,?").casefold().replace("’", "'") if bare else ""
    if bare.endswith("?"):
        return True
    return first in _ASKING or (first in _TELLING and bare.endswith("."))


def requests(text: str) -> bool:
    """Return whether a line begins as a request that no sentence of an answer begins with, and ends as a sentence."""
    first = text.split(maxsplit=1)[0].casefold() if text.split() else ""
    return first in {"explain", "describe", "define", "discuss", "differentiate", "distinguish"} and text.endswith(".")


def counted(text: str) -> bool:
    """Return whether a line says how many questions follow, which only the title of a section does."""
    return bool(_COUNT.search(text)) or (not text.endswith("?") and bool(_COLLECTION.match(text)))


def is_title_case(text: str) -> bool:
    """Return whether each word but the small ones begins with a capital or a digit, as in the title of a section."""
    words = [word.strip("()[],:/\"'") for word in without_number(text).split()]
    large = [word for word in words if word and word.casefold() not in _SMALL]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)


def section_title(text: str) -> str:
    """Return the title of a section without its number, its count of questions and what else says no subject."""
    title = _COUNT.sub("", without_number(text)).strip()
    title = _PART.sub("", title, count=1)
    for _ in range(2):
        title = _DECORATION.sub("", title, count=1).strip(" :–—-")
    return title or text.strip()
