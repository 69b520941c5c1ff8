"""Frames to messages, and errors to messages."""

from __future__ import annotations

from pydantic import ValidationError

from coach.errors import AnswerTooLong, BadMessage, CoachError, EmptyAnswer, ForbiddenCharacter, Unavailable
from coach.interview.session import Plan
from coach.protocol.commands import ANSWER_CHARS, ClientMessage, Edit, Start, SubmitAnswer
from coach.protocol.messages import CLIENT, ErrorMessage

_QUOTED = 300
"""How much of a refused frame an error repeats at most, in characters."""


def parse(frame: str | bytes) -> ClientMessage:
    """Return the message in a frame.

    Raises:
        BadMessage: It is no message of coach.v1; the text says which field and why.
        AnswerTooLong: An answer has more than ANSWER_CHARS characters.
        EmptyAnswer: An answer holds no visible character.
        ForbiddenCharacter: An answer holds a NUL.
    """
    try:
        message = CLIENT.validate_json(frame)
    except ValidationError as error:
        raise _explained(error) from None
    if isinstance(message, SubmitAnswer | Edit) and message.text is not None:
        check_text(message.text)
    return message


def check_text(text: str) -> None:
    """Refuse an answer that cannot be kept or graded.

    Raises:
        AnswerTooLong: It has more than ANSWER_CHARS characters.
        EmptyAnswer: It holds no visible character.
        ForbiddenCharacter: It holds a NUL or half of a surrogate pair.
    """
    if len(text) > ANSWER_CHARS:
        raise AnswerTooLong(len(text), ANSWER_CHARS)
    if not text.strip():
        raise EmptyAnswer
    for position, character in enumerate(text):
        if character == "\0":
            raise ForbiddenCharacter(position, "a NUL")
        if "\ud800" <= character <= "\udfff":
            raise ForbiddenCharacter(position, "half of a surrogate pair")


def _explained(error: ValidationError) -> CoachError:
    first = error.errors(include_url=False)[0]
    if first["type"] == "string_too_long" and first["loc"][-1] == "text":
        return AnswerTooLong(len(first["input"]), ANSWER_CHARS)
    if first["type"] == "json_invalid" and "escape" in first["msg"]:
        return BadMessage(f"A text holds half of a surrogate pair, or a broken escape: {first['msg']}.")
    where = ".".join(str(part) for part in first["loc"])[:_QUOTED]
    why = first["msg"][:_QUOTED]  # it may quote what was sent
    return BadMessage(f"This is not a message of coach.v1{f' ({where})' if where else ''}: {why}.")


def plan_of(start: Start, seed: int) -> Plan:
    """Return what a `start` asks for; `seed` serves where it names none."""
    return Plan(
        topics=tuple(dict.fromkeys(start.topics)),
        level=start.level,
        length=start.length,
        mode=start.mode,
        seed=seed if start.seed is None else start.seed,
        dialogue=start.dialogue and start.mode == "practice",
        tags=tuple(dict.fromkeys(start.tags)),
        due=start.due,
        minutes=start.minutes,
    )


def error_message(error: CoachError, *, client_id: str | None = None, interview: str | None = None) -> ErrorMessage:
    """Return an error as a message; its text is safe to show."""
    return ErrorMessage(
        code=error.code,
        message=str(error),
        retry_after=error.retry_after if isinstance(error, Unavailable) else None,
        client_id=client_id,
        interview=interview,
    )
