"""Turn notes, as a person keeps them in Markdown or plain text, into drafts of questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.bank.importing.blocks import Block, blocks_of
from coach.bank.importing.code import is_code
from coach.bank.importing.draft import MOST_TEXT, Draft, Drafts, Unread, shortened
from coach.bank.importing.lines import Kind, read_lines
from coach.bank.importing.outline import Role, outline
from coach.bank.importing.titles import section_title, without_number

_LONGEST_LEAD = 1_000
"""Characters between a heading and its answer's mark that still belong to the prompt."""
_PARTS_OF_ANSWERS = {Kind.TEXT, Kind.CODE, Kind.FENCE, Kind.HEADING, Kind.ANSWER}


@dataclass(slots=True)
class _Part:
    """A question with the blocks that belong to it, or what stands below a title before its first question."""

    start: Block | None
    """The block that begins it; None before the first title or question."""
    is_question: bool
    topic: str
    content: list[Block]


def read_notes(text: str) -> Drafts:
    """Return the questions of notes; takes time linear in their size and refuses no text."""
    blocks = blocks_of(read_lines(text))
    questions: list[Draft] = []
    unread: list[Unread] = []
    empty: Block | None = None
    for part in _parts(blocks, outline(blocks)):
        if part.start is not None and part.is_question:
            _read_part(part, part.start, questions, unread)
            empty = None
            continue
        unread += _left_empty(empty, part.start)
        unread += (_outside(block) for block in part.content if block.kind in _PARTS_OF_ANSWERS)
        empty = part.start
    unread += _left_empty(empty, None)
    return Drafts(tuple(questions), tuple(unread))


def _parts(blocks: Sequence[Block], roles: Sequence[Role]) -> Iterator[_Part]:
    part = _Part(None, is_question=False, topic="", content=[])
    for block, role in zip(blocks, roles, strict=True):
        if role is Role.CONTENT:
            part.content.append(block)
            continue
        yield part
        is_question = role is Role.QUESTION
        topic = part.topic if is_question else section_title(_title(block))
        part = _Part(block, is_question, topic, [])
    yield part


def _left_empty(title: Block | None, after: Block | None) -> Iterator[Unread]:
    """Yield a section's title that has no question, unless what comes after it is a section inside it."""
    if title is not None and (after is None or not 0 < title.level < after.level):
        yield Unread(f"line {title.first.number}", shortened(_title(title)), "the title has no question below it")


def _title(block: Block) -> str:
    return block.first.text if block.kind in {Kind.HEADING, Kind.QUESTION} else block.words


def _outside(block: Block) -> Unread:
    return Unread(f"line {block.first.number}", shortened(block.text), "stands in no question")


def _read_part(part: _Part, start: Block, questions: list[Draft], unread: list[Unread]) -> None:
    """Add what a question's part says to the drafts, or to what could not be read."""
    where = f"line {start.first.number}"
    prompt, answer = _divided(start, part.content)
    reference = _cut(answer)
    if not _says(prompt) or not _says(reference):
        why = "the question has no answer" if _says(prompt) else "the answer has no question"
        unread.append(Unread(where, shortened(prompt or answer), why))
    elif len(prompt) > MOST_TEXT:
        unread.append(Unread(where, shortened(prompt), f"the question is longer than {MOST_TEXT:,} characters"))
    else:
        if reference != answer:
            unread.append(
                Unread(where, shortened(prompt), f"only {len(reference):,} of {len(answer):,} characters kept")
            )
        questions.append(Draft(where, prompt, reference, part.topic))


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _divided(start: Block, content: Sequence[Block]) -> tuple[str, str]:
    """Return the prompt and the answer of a question."""
    title = without_number(_title(start))
    blocks = [block for block in content if block.kind in _PARTS_OF_ANSWERS]
    mark = next((at for at, block in enumerate(blocks) if block.kind is Kind.ANSWER), None)
    if mark is None:
        # A mark alone on its line, such as `Question 12`, has its question below it.
        own = 0 if title else 1
        return _joined([title], blocks[:own]), _joined([], blocks[own:])
    lead = _joined([], blocks[:mark])
    first = blocks[mark].first.text
    said = [f"```\n{first}\n```" if is_code(first) else first]
    if len(lead) > _LONGEST_LEAD and title:
        return title, _joined([lead, *said], blocks[mark + 1 :])
    return _joined([title, lead], []), _joined(said, blocks[mark + 1 :])


def _joined(texts: Sequence[str], blocks: Sequence[Block]) -> str:
    """Return texts and blocks as one text, with an empty line where one stood."""
    whole = "\n\n".join(text for text in texts if text)
    return whole + "".join(f"{_break(block) if whole or at else ''}{block.text}" for at, block in enumerate(blocks))


def _break(block: Block) -> str:
    return "\n\n" if block.gap or block.kind is not Kind.TEXT else "\n"


def _cut(answer: str) -> str:
    """Return an answer no longer than the bank takes, cut at the end of a line; a fence that is cut is closed."""
    if len(answer) <= MOST_TEXT:
        return answer
    closing = "\n```"
    room = MOST_TEXT - len(closing)
    kept = answer[: max(answer.rfind("\n", 0, room), 0) or room].rstrip()
    fences = sum(line.lstrip().startswith("```") for line in kept.split("\n"))
    return f"{kept}{closing}" if fences % 2 else kept
