"""Events and grades as JSON text and back."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from coach.errors import DatabaseDamaged
from coach.interview.events import Event
from coach.interview.grade import Grade

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_GRADE: TypeAdapter[Grade] = TypeAdapter(Grade)


def event_body(event: Event) -> str:
    """Return an event as JSON text."""
    return _EVENT.dump_json(event).decode()


def grade_body(grade: Grade) -> str:
    """Return a grade as JSON text."""
    return _GRADE.dump_json(grade).decode()


def event_in(body: str, *, interview: str, seq: int) -> Event:
    """Return the event in a JSON text.

    Args:
        body: What `event_body` returned once.
        interview: Whose event it is, for the error.
        seq: Its number, for the error.

    Raises:
        DatabaseDamaged: It is no event.
    """
    try:
        return _EVENT.validate_json(body)
    except ValidationError as error:
        message = f"Event {seq} of interview {interview} cannot be read. Restore the database from a backup."
        raise DatabaseDamaged(message) from error
