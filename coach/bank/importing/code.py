"""Tell code from prose in notes where nobody fenced it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST = 400
"""Characters above which a line without a fence is taken for prose."""
_INDENT = re.compile(r" {2,}")
_DEEP = re.compile(r" {4,}(?![-*+•] |\d{1,3}[.)] )\S")
_FENCE = re.compile(r" {0,3}(```+|~~~+)\s*([^`]*)$")
_PROSE_END = re.compile(r"[a-z)]\.$")

_STATEMENT = re.compile(
    r"(?:async )?def \w+ ?\(|class \w+ ?(?:\([^()]*\))?:|from [\w.]+ import [\w*(]"
    r"|import [\w.]+(?: as \w+)?(?:, ?[\w.]+(?: as \w+)?)*$"
    r"|(?:const|let|var) [\w{\[][^=]{0,80}=|(?:export )?(?:default )?(?:async )?function\b[^.]*[({]"
    r"|>>> ?\S|\$ [a-z]|(?:import|export) [^.]*['\"];?$|#!/|#include\b"
)
"""How a line of Python, JavaScript or a terminal begins that no sentence begins with."""
_COMMAND = re.compile(
    r"(?:SELECT\b.*\bFROM\b|INSERT INTO\b|UPDATE \w+ SET\b|DELETE FROM\b|(?:CREATE|ALTER|DROP) (?:TABLE|INDEX|VIEW)\b"
    r"|FROM [\w./-]+:[\w.-]+|RUN [a-z]|CMD \[|ENTRYPOINT \[|WORKDIR /|EXPOSE \d|COPY \S+ \S+$"
    r"|(?:pip3?|npm|brew|poetry|apt(?:-get)?|uv) (?:install|add|run) |docker (?:build|run|compose|pull|push) "
    r"|git (?:add|commit|push|pull|clone|checkout|rebase|merge) |(?:uvicorn|gunicorn|celery|python3?|pytest|curl) -)"
)
_ASSIGNED = re.compile(
    r"[A-Za-z_][\w.]*(?:\[[^\]]{0,80}\])?(?: ?: ?[\w\[\], .|\"']{1,80})? ?(?:[-+*/|&%]|:)?= ?(?![=>])(?P<value>\S.*)"
)
_VALUE = re.compile(
    r"(?:await )?[\w.]+[(\[].*[)\]\"'},(\[{:\\]$|[\[({].*[)\]},(\[{]$|[bfr]?[\"'].*[\"',(]$|[-+]?[\d._]+$|\[$|\{$|\($"
    r"|lambda\b|None$|True$|False$|\.\.\.$"
)
_NAME = re.compile(r"[\w.]+$")
_ON_A_PART = re.compile(r"\w+(?:\.\w+|\[[^\]]*\])+ = [\w.]+$")
_DECORATOR = re.compile(r"@[A-Za-z_][\w.]*(?:\(.*\)?)?$")
_BLOCK = re.compile(r"(?:if|elif|for|while|with|try|except|else|finally|match|async with|async for)\b.*:$")
_OPEN = re.compile(r".*[\w)=] ?[({\[]$|[{\[(]$")
_CALL = re.compile(r"(?:await |return |yield |print)?[a-z_][\w.]*\((?P<given>.*)\);?$")
_PLURAL = {"s", "es"}
_CURLY = re.compile(
    r".*(?:[)\w\"'\]};]|\}\));$|.*(?:\)|=>|else|=) ?\{$"
    r"|<(?!/?(?:br|hr|p|img|center|details|summary)\b)[A-Za-z/!][^<>]*>(?:.*>)?$"
)
_GOES_ON = re.compile(
    r"[)\]}]|(?:return|raise|yield|await|pass|break|continue|del|assert|global|else:|finally:|try:)(?:\b|$)|# |//|--"
)


def fenced(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it stands in a fence or is one; a fence that nobody closes ends at a heading."""
    inside = [False] * len(lines)
    last_heading_after = _next_heading(lines)
    at = 0
    while at < len(lines):
        opened = _FENCE.match(lines[at])
        if not opened:
            at += 1
            continue
        end = _closing(lines, at, opened[1])
        # Without an end the fence was forgotten, and must not swallow the rest of the notes.
        stop = end + 1 if end is not None else last_heading_after[at]
        inside[at:stop] = [True] * (stop - at)
        if end is None:
            return inside
        at = stop
    return inside


def _closing(lines: Sequence[str], opened: int, marks: str) -> int | None:
    for at in range(opened + 1, len(lines)):
        closes = _FENCE.match(lines[at])
        if closes and closes[1].startswith(marks) and not closes[2].strip():
            return at
    return None


def _next_heading(lines: Sequence[str]) -> list[int]:
    """Return for each line where the next heading of two or more marks, or the end, stands."""
    following = [len(lines)] * (len(lines) + 1)
    for at in range(len(lines) - 1, -1, -1):
        following[at] = at if lines[at].startswith("##") else following[at + 1]
    return following


def code_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line, none of them in a fence, whether it is code; a blank line is none."""
    strong = [_strong(lines, at) for at in range(len(lines))]
    found = [False] * len(lines)
    inside = False
    before = ""
    for at, line in enumerate(lines):
        if line.strip():
            inside = strong[at] or _comment(lines, strong, at) or (inside and _goes_on(line, before))
            found[at] = inside or _indented(line, before, found[at - 1] if at else False)
        before = line
    return found


def is_code(line: str) -> bool:
    """Return whether a line that stands alone is code."""
    return _strong([line], 0)


def _strong(lines: Sequence[str], at: int) -> bool:
    """Return whether a line is code whatever stands before it."""
    text = lines[at].strip()
    if not text or len(text) > _LONGEST:
        return False
    if _STATEMENT.match(text):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if _DECORATOR.match(text):
        return bool(re.match(r"\s*(?:@|def |async |class )", below))
    if (_BLOCK.match(text) or _OPEN.match(text)) and _depth(below) > _depth(lines[at]):
        return True
    return not _PROSE_END.search(text) and _looks_typed(text)


def _looks_typed(text: str) -> bool:
    """Return whether a line has the shape of a command, an assignment or a call."""
    if _COMMAND.match(text) or _CURLY.match(text) or _ON_A_PART.match(text):
        return True
    assigned = _ASSIGNED.match(text)
    return bool(assigned and _VALUE.match(assigned["value"])) or _is_call(text)


def _is_call(text: str) -> bool:
    """Return whether the first bracket of a call closes at its end, so that it is not a sentence that names one."""
    call = _CALL.match(text)
    if not call or call["given"] in _PLURAL:
        return False
    depth = 0
    for place, character in enumerate(text.rstrip(";")):
        depth += (character == "(") - (character == ")")
        if depth == 0 and character == ")":
            return place == len(text.rstrip(";")) - 1
    return False


def _comment(lines: Sequence[str], strong: Sequence[bool], at: int) -> bool:
    """Return whether a line is a comment on the code right below it, and no heading."""
    one_mark = re.match(r"\s*(?:# |//)", lines[at])
    return bool(one_mark) and at + 1 < len(lines) and strong[at + 1]


def _goes_on(line: str, before: str) -> bool:
    """Return whether a line after code is still code."""
    if _INDENT.match(line):
        return True
    text = line.strip()
    if not before.strip():
        return False
    assigned = _ASSIGNED.match(text)
    return bool(_GOES_ON.match(text)) or bool(assigned and _NAME.match(assigned["value"]))


def _indented(line: str, before: str, after_code: bool) -> bool:  # noqa: FBT001 - a private step of one loop
    """Return whether a line is in a block of code as Markdown indents it."""
    begins = not before.strip() and re.search(r"[(){}\[\]=;]", line) is not None
    return bool(_DEEP.match(line)) and (after_code or begins) and not _PROSE_END.search(line.strip())


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 0
