"""Names of banks, topics and questions: ids in kebab-case from what people call things, and titles from ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from itertools import count

LONGEST_ID = 80
"""Characters of the longest id."""
_LONGEST_WORDS = 64
"""Characters that an id made from a title takes of it, so that a number still fits behind."""
_OPENING = re.compile(
    r"(?:what|how|why|when|explain|describe|define)(?: (?:is|are|was|does|do|did|can|would|should|to|the|a|an|you|we))*"
    r" (?=\S)",
    re.IGNORECASE,
)
"""Words that many questions begin with and that tell none from another."""


def kebab(text: str) -> str:
    """Return the ASCII letters and digits of a text in kebab-case; empty where it has none."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower().replace("'", "")).strip("-")


def title_of(name: str) -> str:
    """Return an id as people write it."""
    return name.replace("-", " ").capitalize()


def topic_id(title: str) -> str:
    """Return the id of a topic with this title; a title without Latin letters gets one from its hash."""
    return _shortened(kebab(title), LONGEST_ID) or f"topic-{_hash(title)}"


def question_id(topic: str, prompt: str) -> str:
    """Return an id for a question from its topic's id and its prompt; two questions may get the same."""
    words = kebab(_OPENING.sub("", prompt[: 2 * LONGEST_ID], count=1)) or kebab(prompt[: 2 * LONGEST_ID])
    return _shortened(f"{_shortened(topic, _LONGEST_WORDS // 2)}-{words or _hash(prompt)}", _LONGEST_WORDS)


def numbered(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken, numbered where it has to be, and take it."""
    free = next(one for one in _numbered(wanted) if one not in taken)
    taken.add(free)
    return free


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    for number in count(2):
        yield f"{wanted}-{number}"


def _shortened(name: str, length: int) -> str:
    """Return an id cut between words."""
    if len(name) <= length:
        return name
    whole = name[: length + 1].rpartition("-")[0] or name[:length]
    return whole.strip("-")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
