"""Group the lines of notes into blocks: a heading, a question, a paragraph, a piece of code."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from coach.bank.importing.lines import Kind, Line
from coach.bank.importing.titles import asks, counted, is_title_case, plain, without_number

_JOINED = {Kind.TEXT, Kind.FENCE, Kind.CODE}
"""Kinds whose lines stand together; of the others each line is a block."""
_MOST_BLANK = 3
"""Blank lines that code without a fence may have inside."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; never blank ones but inside code."""

    kind: Kind
    lines: tuple[Line, ...]
    gap: bool
    """Whether a blank line, or nothing, stands before it."""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def level(self) -> int:
        """The level of a heading or a question."""
        return self.first.level

    @property
    def text(self) -> str:
        """What it says, as it stands in an answer: code in a fence, a heading with its marks."""
        if self.kind is Kind.CODE:
            code = textwrap.dedent("\n".join(line.text for line in self.lines)).strip("\n")
            return f"```\n{code}\n```"
        if self.kind is Kind.HEADING:
            return f"**{self.first.text}**"
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> str:
        """A paragraph on one line, without marks of emphasis around it."""
        return plain(" ".join(line.text.strip() for line in self.lines))


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of notes in order."""
    blocks: list[Block] = []
    run: list[Line] = []
    gap, blank = True, 0
    for line in lines:
        if line.kind is Kind.BLANK:
            blank += 1
            continue
        if run and not _belongs(run[-1], line, blank):
            blocks.append(Block(run[0].kind, tuple(run), gap))
            run = []
        if run:
            run += [Line(run[-1].number, Kind.BLANK, "")] * blank
        else:
            gap = blank > 0 or not blocks
        run.append(line)
        blank = 0
    if run:
        blocks.append(Block(run[0].kind, tuple(run), gap))
    return _underlined(blocks)


def _belongs(before: Line, line: Line, blank: int) -> bool:
    """Return whether a line goes on with the block of the line before it."""
    if before.kind is not line.kind or line.kind not in _JOINED:
        return False
    if line.kind is not Kind.CODE:
        return not blank
    return blank <= _MOST_BLANK


def _underlined(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with lines that are underlined made headings."""
    kept: list[Block] = []
    for block in blocks:
        before = kept[-1] if kept else None
        if before and _underlines(block, before):
            level = 1 if block.first.text == "=" else 2
            text = plain(before.first.text)
            kept[-1] = Block(Kind.HEADING, (Line(before.first.number, Kind.HEADING, text, level),), before.gap)
        else:
            kept.append(block)
    return kept


def _underlines(block: Block, before: Block) -> bool:
    """Return whether a rule right under a line makes it a heading; only a line that reads as one can be."""
    if block.kind is not Kind.RULE or block.gap or before.kind is not Kind.TEXT or len(before.lines) > 1:
        return False
    if not before.gap or block.first.text not in "=-":
        return False
    text = without_number(before.words)
    return block.first.text == "=" or asks(text) or counted(text) or (is_title_case(text) and text[-1:] not in ".,;:")
