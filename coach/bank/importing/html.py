"""Read the HTML that flash cards are written in as Markdown text."""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"<pre\b[^<>]{0,400}>(?:\s*<code\b[^<>]{0,400}>)?", re.IGNORECASE)
_CODE_END = re.compile(r"(?:</code>\s*)?</pre>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/?div|/?p|/?ul|/?ol|/?tr|/h[1-6]|hr)\b[^<>]{0,400}>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]{0,400}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>|<!--[^<>]{0,400}-->")
_BLANK = re.compile(r"\n[ \n]*\n")


def text_of(cell: str) -> str:
    """Return what a card shows: line breaks and items as lines, `<pre>` as fenced code, no other tags or entities."""
    cell = _CODE.sub("\n```\n", cell)
    cell = _CODE_END.sub("\n```\n", cell)
    cell = _ITEM.sub("\n- ", _BREAK.sub("\n", cell))
    shown = html.unescape(_TAG.sub("", cell)).replace("\xa0", " ").replace("\0", "")
    return _BLANK.sub("\n\n", shown).strip()
