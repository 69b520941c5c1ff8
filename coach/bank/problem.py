"""What is wrong in a bank's files, in words that say where it is and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from coach.bank.document import Document, Spot
from coach.bank.schema import BankEntry, KeyPointEntry, MisconceptionEntry, QuestionEntry, SampleEntry

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_MODELS: dict[str, type[BaseModel]] = {
    "key_points": KeyPointEntry,
    "misconceptions": MisconceptionEntry,
    "samples": SampleEntry,
}
"""What the items of a question's lists are."""
_WORDS = {
    "missing": "is missing",
    "string_type": "must be text; put it in quotes where it looks like a number or a word of YAML",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length:,} characters",
    "string_pattern_mismatch": "must be kebab-case (small letters, digits, single dashes); this is {input!r}",
    "string_unicode": "holds half of a surrogate pair, which is no character",
    "tuple_type": "must be a list, each item on a line that begins with a dash",
    "too_long": "has more than {max_length} items",
    "model_type": "must be a mapping of fields",
    "dict_type": "must be a mapping",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "greater_than_equal": "must be at least {ge}; this is {input}",
    "less_than_equal": "must be at most {le}; this is {input}",
    "value_error": "{error}",
}
"""What each kind of error of a model means to the author of a bank."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error in a bank."""

    file: Path
    line: int
    """From 1."""
    field: str
    """Such as `python-gil.key_points[2].weight`; empty where the file as a whole is meant."""
    message: str

    def __str__(self) -> str:
        field = f" {self.field}" if self.field else ""
        return f"{self.file}:{self.line}:{field} {self.message}"


def listed(lines: Sequence[str], most: int, *, then: str = "") -> tuple[str, ...]:
    """Return as many lines as somebody reads, and how many more there are.

    Args:
        lines: All of them.
        most: How many are kept.
        then: What follows that number, such as where the others can be found.
    """
    more = len(lines) - most
    return (*lines[:most], f"and {more:,} more{then}") if more > 0 else tuple(lines)


def field_name(spot: Spot, value: object = None) -> str:
    """Return a spot as people write it; a question's place in its file becomes its id, where `value` tells it."""
    name = ""
    for depth, part in enumerate(spot):
        if isinstance(part, str):
            name += f".{part}" if name else part
        elif depth == 0:
            name += _question_id(value, part)
        else:
            name += f"[{part + 1}]"
    return name


def _question_id(value: object, place: int) -> str:
    item = value[place] if isinstance(value, Sequence) and place < len(value) else None
    known = item.get("id") if isinstance(item, dict) else None
    return known if isinstance(known, str) and known else f"question {place + 1}"


def problems_of(file: Path, document: Document, errors: Sequence[ErrorDetails]) -> tuple[Problem, ...]:
    """Return what a model found wrong in a document."""
    found = []
    for error in errors:
        spot: Spot = tuple(part for part in error["loc"] if part != "[key]")
        found.append(Problem(file, document.line(spot), field_name(spot, document.value), in_words(error, spot)))
    return tuple(found)


def in_words(error: ErrorDetails, spot: Spot) -> str:
    """Return what a model found wrong at a spot, as the author of a bank or a row understands it."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_field(spot)
    if kind in {"literal_error", "enum"}:
        return f"must be one of {_plain_choices(context['expected'])}; this is {error['input']!r}"
    words = _WORDS.get(kind)
    return words.format(**context, input=error["input"]) if words else error["msg"]


def _plain_choices(expected: str) -> str:
    """Return what pydantic expected as bare words."""
    words = expected.replace(" or ", ", ").split(", ")
    return ", ".join(word.split(":")[-1].strip("'<> ") for word in words)


def _unknown_field(spot: Spot) -> str:
    lists = [part for part in spot[:-1] if part in _MODELS]
    model = _MODELS[str(lists[-1])] if lists else QuestionEntry if len(spot) > 1 else BankEntry
    near = get_close_matches(str(spot[-1]), model.model_fields, n=1)
    meant = f"did you mean {near[0]}?" if near else f"it may have {', '.join(model.model_fields)}"
    return f"is no field here; {meant}"
