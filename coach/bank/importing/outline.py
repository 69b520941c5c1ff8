"""Find where questions and sections of notes begin: the decision that everything else in the importer rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from coach.bank.importing.blocks import Block
from coach.bank.importing.lines import BOLD_LEVEL, MARKED_LEVEL, Kind
from coach.bank.importing.titles import LONGEST_TITLE, asks, counted, is_title_case, without_number

_LONGEST_PROMPT = 600
"""Characters of the longest paragraph that may be a prompt because an answer's mark follows."""
_MOST_LINES = 4
"""Lines of such a paragraph."""
_NO_LEVEL = 99
_CONTENT = {Kind.TEXT, Kind.CODE, Kind.FENCE}
_SENTENCE_ENDS = tuple(".!?:;)`…")


class Role(Enum):
    """What a block is in the whole of the notes."""

    QUESTION = auto()
    SECTION = auto()
    CONTENT = auto()


@dataclass(slots=True)
class _Open:
    """Where the walk through the blocks stands."""

    level: int | None = None
    """Of the question that is open; None outside one."""
    said: bool = False
    """Whether anything of its answer was met."""


def outline(blocks: Sequence[Block]) -> list[Role]:
    """Return what each block is: it begins a question or a section, or is a part of what began before it."""
    walk = _Walk(blocks)
    return [walk.role(at) for at in range(len(blocks))]


class _Walk:
    """Decides block by block, from first to last, with what stands around each."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._after = _next_content(blocks)
        self._bare = [self._is_bare_prompt(at) for at in range(len(blocks))]
        self._next_level = self._levels_after()
        self._sure = self._sure_levels()
        self._open = _Open()

    def role(self, at: int) -> Role:
        """Return the role of the next block; blocks are asked for in order."""
        block = self._blocks[at]
        found = self._found(at)
        if found is Role.QUESTION:
            self._open = _Open(block.level or MARKED_LEVEL + 1)
        elif found is Role.SECTION:
            self._open = _Open()
        elif block.kind in {*_CONTENT, Kind.ANSWER, Kind.HEADING}:
            self._open.said = True
        return found

    def _found(self, at: int) -> Role:
        kind = self._blocks[at].kind
        if kind is Kind.QUESTION:
            return Role.QUESTION
        if kind is Kind.HEADING:
            return self._heading(at)
        if kind is not Kind.TEXT:
            return Role.CONTENT
        if self._bare[at] and (self._open.level is None or self._open.said):
            return Role.QUESTION
        return Role.SECTION if self._is_section(at) else Role.CONTENT

    def _heading(self, at: int) -> Role:
        """Return the role of a heading without a question's mark."""
        block = self._blocks[at]
        text = without_number(block.first.text)
        if counted(text):
            return Role.SECTION
        if self._kind(self._after[at]) is Kind.ANSWER:
            return Role.QUESTION
        if asks(text):
            return self._asking_heading(at)
        return self._bold(at) if block.level == BOLD_LEVEL else self._naming_heading(at)

    def _naming_heading(self, at: int) -> Role:
        """Return the role of a heading that names a subject: a section, a part of an answer, or a short question."""
        level = self._blocks[at].level
        inside = self._open.level is not None and level > self._open.level
        ends_inside = inside and self._next_level[at] <= (self._open.level or 0)
        if ends_inside:
            return Role.CONTENT
        if not self._has_body(at) or self._bare[self._after[at]]:
            return Role.SECTION
        return Role.CONTENT if inside else self._titled(at)

    def _asking_heading(self, at: int) -> Role:
        """Return the role of a heading that asks: the title of a whole part may ask too."""
        level = self._blocks[at].level
        holds_others = not self._has_body(at) and self._next_level[at] > level and level not in self._sure
        return Role.SECTION if holds_others and self._next_level[at] != _NO_LEVEL else Role.QUESTION

    def _titled(self, at: int) -> Role:
        """Return the role of a heading that names its subject and has text: a question where its equals ask."""
        level = self._blocks[at].level
        if level in self._sure:
            return Role.QUESTION
        holds_others = self._next_level[at] > level and self._next_level[at] != _NO_LEVEL
        return Role.SECTION if holds_others or self._sure else Role.QUESTION

    def _bold(self, at: int) -> Role:
        """Return the role of a line in bold that does not ask: a section's title stands right before a question."""
        starts_next = self._begins(self._after[at])
        return Role.SECTION if starts_next and (self._open.level is None or self._open.said) else Role.CONTENT

    def _is_section(self, at: int) -> bool:
        """Return whether a line without marks is the title of a section: it stands alone, right before a question."""
        block = self._blocks[at]
        text = block.words
        if len(block.lines) > 1 or not self._begins(self._after[at]) or len(text) > LONGEST_TITLE:
            return False
        if self._open.level is not None and not self._open.said:
            return False
        return counted(text) or (bool(text) and text[-1] not in ".!?,;" and self._reads_as_title(at, text))

    def _reads_as_title(self, at: int, text: str) -> bool:
        """Return whether a line that may be a title is one by its words and by what stands before it."""
        before = self._kind(at - 1) if at else Kind.RULE
        if before is Kind.RULE:
            return text[0] not in "-*+`"
        if self._open.level is None:
            return is_title_case(text) and ":" not in text
        return self._stands_out(at, text)

    def _stands_out(self, at: int, text: str) -> bool:
        """Return whether a line after an answer reads as a title, while what stands before it reads as sentences."""
        before = self._blocks[at - 1]
        ended = before.kind in {Kind.CODE, Kind.FENCE} or before.lines[-1].text.rstrip().endswith(_SENTENCE_ENDS)
        return self._blocks[at].gap and ended and is_title_case(text) and not text.endswith(":")

    def _is_bare_prompt(self, at: int) -> bool:
        """Return whether a paragraph is a prompt because the mark of an answer follows it."""
        block, after = self._blocks[at], at + 1
        if block.kind is not Kind.TEXT or self._kind(after) is not Kind.ANSWER or len(block.lines) > _MOST_LINES:
            return False
        before = self._kind(at - 1) if at else Kind.RULE
        apart = block.gap or before in {Kind.RULE, Kind.HEADING}
        close = not self._blocks[after].gap or asks(without_number(block.words))
        return apart and close and len(block.words) <= _LONGEST_PROMPT and block.first.text[:2] not in {"- ", "* "}

    def _sure_levels(self) -> frozenset[int]:
        """Return the levels at which headings ask, or have a question's mark, and are answered."""
        found = set()
        for at, block in enumerate(self._blocks):
            asking = block.kind is Kind.QUESTION or (
                block.kind is Kind.HEADING and asks(without_number(block.first.text))
            )
            if asking and self._has_body(at):
                found.add(block.level)
        return frozenset(found)

    def _levels_after(self) -> list[int]:
        """Return for each block the level of the next one that may begin something."""
        levels = [_NO_LEVEL] * len(self._blocks)
        nearest = _NO_LEVEL
        for at in range(len(self._blocks) - 1, -1, -1):
            levels[at] = nearest
            if self._begins(at):
                nearest = self._blocks[at].level or MARKED_LEVEL + 1
        return levels

    def _begins(self, at: int) -> bool:
        """Return whether a block may begin a question or a section by its own marks."""
        if at >= len(self._blocks):
            return False
        block = self._blocks[at]
        if block.kind is Kind.HEADING:
            return block.level < BOLD_LEVEL or asks(without_number(block.first.text))
        return block.kind is Kind.QUESTION or self._bare[at]

    def _has_body(self, at: int) -> bool:
        """Return whether text, code or an answer's mark follows a block."""
        return self._kind(self._after[at]) in {*_CONTENT, Kind.ANSWER}

    def _kind(self, at: int) -> Kind | None:
        return self._blocks[at].kind if at < len(self._blocks) else None


def _next_content(blocks: Sequence[Block]) -> list[int]:
    """Return for each block the place of the next one that is no rule and no link of a list of contents."""
    following = [len(blocks)] * len(blocks)
    nearest = len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        following[at] = nearest
        if blocks[at].kind not in {Kind.RULE, Kind.CONTENTS}:
            nearest = at
    return following
