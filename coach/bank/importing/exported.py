"""Read a bank that was exported as JSON, or a plain list of questions."""

from __future__ import annotations

import json
from typing import NoReturn

from pydantic import ValidationError

from coach.bank.importing.draft import Draft, Drafts, Unread, shortened
from coach.bank.problem import field_name, in_words
from coach.bank.schema import BankEntry
from coach.errors import BadNotes

FORMAT = "coach-bank-1"
"""What an exported bank says of itself in `format`."""
_OTHER_NAMES: dict[object, str] = {"question": "prompt", "answer": "reference"}


def read_json(text: str) -> Drafts:
    """Return the questions of a JSON text: an exported bank, or a list of objects with `prompt` and `reference`.

    Raises:
        BadNotes: It is no JSON, or not in this shape.
    """
    value = parsed(text, "This file")
    about, items = _about_and_items(value)
    questions: list[Draft] = []
    unread: list[Unread] = []
    for number, item in enumerate(items, start=1):
        where = f"question {number}"
        if not isinstance(item, dict):
            raise BadNotes(f"{where} must be an object with `prompt` and `reference`.")
        fields: dict[str, object] = {_OTHER_NAMES.get(name, str(name)): field for name, field in item.items()}
        prompt, reference, topic = (
            _word(fields.pop(name, ""), where, name) for name in ("prompt", "reference", "topic")
        )
        if prompt.strip() and reference.strip():
            questions.append(Draft(where, prompt, reference, topic, fields))
        else:
            why = "the question has no answer" if prompt.strip() else "the answer has no question"
            unread.append(Unread(where, shortened(prompt or reference), why))
    return Drafts(tuple(questions), tuple(unread), about)


def parsed(text: str, name: str) -> object:
    """Return the value of a JSON text; `name` says in errors where it stands.

    Raises:
        BadNotes: It is no JSON.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BadNotes(f"{name} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise BadNotes(f"{name} is not JSON that can be read: too many brackets stand inside each other.") from None
    except ValueError as error:
        raise BadNotes(f"{name} is not JSON that can be read: {error}.") from None


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} is no JSON number"
    raise ValueError(message)


def _about_and_items(value: object) -> tuple[BankEntry, list[object]]:
    if isinstance(value, list):
        return BankEntry(), value
    if not isinstance(value, dict) or not isinstance(value.get("questions"), list):
        raise BadNotes("This file must be a list of questions, or an object with a list in `questions`.")
    if value.get("format", FORMAT) != FORMAT:
        raise BadNotes(f"This file has the format {value['format']!r}; this version of coach reads {FORMAT!r}.")
    about = {name: field for name, field in value.items() if name not in {"questions", "format"}}
    return bank_entry(about), value["questions"]


def bank_entry(fields: object) -> BankEntry:
    """Return what a file says of a bank as a whole.

    Raises:
        BadNotes: It says something that a bank does not have.
    """
    try:
        return BankEntry.model_validate(fields)
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        spot = tuple(part for part in found["loc"] if part != "[key]")
        raise BadNotes(
            f"What this file says of its bank cannot be used: {field_name(spot)} {in_words(found, spot)}."
        ) from None


def _word(value: object, where: str, name: str) -> str:
    if not isinstance(value, str):
        raise BadNotes(f"{where}: {name} must be text.")
    return value
