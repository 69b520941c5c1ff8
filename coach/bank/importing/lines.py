"""Read the lines of notes: what each one is, as far as it can be told without the lines far from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from coach.bank.importing.code import code_lines, fenced
from coach.bank.importing.titles import answer_after_mark, asks, plain, question_after_mark, requests, without_number

BOLD_LEVEL = 7
"""A line in bold stands below every heading."""
MARKED_LEVEL = 8
"""A question that is marked, but is no heading, stands below everything."""


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    RULE = auto()
    HEADING = auto()
    QUESTION = auto()
    """It has a mark such as `Q12.`, as a heading or not."""
    ANSWER = auto()
    """It has a mark such as `Answer:`."""
    CONTENTS = auto()
    """It leads to another place of the same notes."""
    FENCE = auto()
    """Code in a fence, or the fence."""
    CODE = auto()
    """Code that nobody fenced."""
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of notes."""

    number: int
    """From 1."""
    kind: Kind
    text: str
    """Without the marks of its kind; a line of an answer as it was written."""
    level: int = 0
    """Of a heading or a question: 1 the highest."""


_LINE_END = re.compile(r"\r\n|\r|\n")
_HIDDEN = dict.fromkeys((*range(9), *range(14, 32), *range(127, 133), *range(134, 160), 0xFEFF, 0x200B))
_SPACES = dict.fromkeys((0x0B, 0x0C, 0x85, 0xA0, 0x2028, 0x2029), " ")
_PLAIN = _HIDDEN | _SPACES
"""Characters that nobody sees, and spaces and line breaks that are none to Markdown."""
_HEADING = re.compile(r" {0,3}(#{2,6}(?!#) ?|# )(\S.*)")
_CONTENTS = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])?\s*\[[^\]]{0,400}\]\(#[^)]{0,400}\)\s*$")
_BOTH = re.compile(r"(\**q\w{0,8} ?\d{0,4} ?[.):].*?[?.]\**) +(\**a(?:ns(?:wer)?)? ?\d{0,4}:.*)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*+•] |\(?\d{1,4}[.)] )")
_BOLD_LINE = re.compile(r"\*\*[^*]+\*\*:?$")
_RULE_MARKS = frozenset("-*_=~–—─•#")
_LEAST_RULE = 3


def read_lines(text: str) -> list[Line]:
    """Return the lines of notes."""
    raw = [line.translate(_PLAIN).expandtabs(4).rstrip() for line in _LINE_END.split(text)]
    in_fence = fenced(raw)
    open_lines = ["" if inside else line for inside, line in zip(in_fence, raw, strict=True)]
    in_code = code_lines([line if _may_be_code(line) else "" for line in open_lines])
    lines: list[Line] = []
    for number, line in enumerate(raw, start=1):
        if in_fence[number - 1]:
            lines.append(Line(number, Kind.FENCE, line))
        elif in_code[number - 1]:
            lines.append(Line(number, Kind.CODE, line))
        else:
            lines += _read(number, line)
    return lines if _has_marks(lines) else list(_marked_by_words(lines))


def _may_be_code(line: str) -> bool:
    """Return whether no mark says that a line is something else."""
    bare = plain(line)
    return not line.startswith("##") and question_after_mark(bare) is None and answer_after_mark(bare) is None


def _read(number: int, line: str) -> Iterator[Line]:
    both = _BOTH.match(line)
    if both:
        yield _one(number, both[1])
        yield _one(number, both[2])
    else:
        yield _one(number, line)


def _one(number: int, line: str) -> Line:
    """Return a line outside code, read by itself."""
    if not line.strip():
        return Line(number, Kind.BLANK, "")
    marks = line.replace(" ", "")
    if len(marks) >= _LEAST_RULE and len(set(marks)) == 1 and marks[0] in _RULE_MARKS:
        return Line(number, Kind.RULE, marks[0])
    if _CONTENTS.match(line):
        return Line(number, Kind.CONTENTS, line)
    heading = _HEADING.match(line)
    level = len(heading[1].strip()) if heading else BOLD_LEVEL if _BOLD_LINE.match(line.strip()) else 0
    return _marked(number, line, _unclosed(heading[2]) if heading else line, level)


def _marked(number: int, line: str, body: str, level: int) -> Line:
    """Return a line by its marks, `level` being 0 where it is no heading."""
    text = plain(body)
    asked = question_after_mark(text)
    if asked is None:
        asked = question_after_mark(without_number(text)) if level else None
    if asked is not None:
        return Line(number, Kind.QUESTION, asked, level or MARKED_LEVEL)
    answered = answer_after_mark(text)
    if answered is not None:
        return Line(number, Kind.ANSWER, answered)
    return Line(number, Kind.HEADING, text, level) if level and text else Line(number, Kind.TEXT, line)


def _unclosed(heading: str) -> str:
    """Return a heading without the marks that close it; C# keeps its own."""
    bare = heading.rstrip("#")
    return bare.rstrip() if bare.endswith(" ") else heading


def _has_marks(lines: Sequence[Line]) -> bool:
    """Return whether anything but its words says where a question is."""
    return any(
        line.kind in {Kind.QUESTION, Kind.ANSWER} or (line.kind is Kind.HEADING and asks(without_number(line.text)))
        for line in lines
    )


def _marked_by_words(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of notes without marks: where words ask at the start of a paragraph or an item is a question."""
    before = Kind.BLANK
    for at, line in enumerate(lines):
        bullet = _BULLET.match(line.text) if line.kind is Kind.TEXT else None
        text = plain(line.text[bullet.end() :] if bullet else line.text)
        begins = line.kind is Kind.TEXT and (bullet is not None or before is not Kind.TEXT) and line.text[:1] != " "
        below = at + 1 < len(lines) and lines[at + 1].kind is not Kind.BLANK
        if begins and asks(text) and (text.endswith("?") or (requests(text) and (below or bullet is not None))):
            yield replace(line, kind=Kind.QUESTION, text=text, level=MARKED_LEVEL)
        else:
            yield line
        before = line.kind
