"""Frames to messages, and the core's values to messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from pydantic import ValidationError

from coach.errors import AnswerTooLong, BadMessage, CoachError, EmptyAnswer, ForbiddenCharacter, Unavailable
from coach.interview.events import (
    Answered,
    Asked,
    Closed,
    Graded,
    Hinted,
    Recorded,
    Skipped,
    Summarised,
    Ungradable,
)
from coach.interview.session import Interview, Plan
from coach.protocol.messages import (
    ANSWER_CHARS,
    CLIENT,
    AskedMessage,
    ClientMessage,
    ErrorMessage,
    GradedMessage,
    HintMessage,
    InterviewEvent,
    Report,
    Saved,
    Snapshot,
    Start,
    SubmitAnswer,
    SummaryMessage,
)

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
    if isinstance(message, SubmitAnswer):
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


def snapshot(interview: Interview, records: Sequence[Recorded]) -> Snapshot:
    """Return the whole interview as one message."""
    return Snapshot(
        interview=interview.id, last_seq=records[-1].seq if records else 0, events=event_messages(interview, records)
    )


def event_messages(interview: Interview, records: Sequence[Recorded], after: int = 0) -> tuple[InterviewEvent, ...]:
    """Return the events after `after` as messages, in order, one for each event.

    Args:
        interview: Whose events these are; only its id, plan and question ids are read.
        records: All its events so far, from the first.
        after: The last number that the client has.
    """
    return tuple(_message(interview, records, record) for record in records if record.seq > after)


class _Head(TypedDict):
    interview: str
    seq: int
    client_id: str | None


def _message(interview: Interview, records: Sequence[Recorded], record: Recorded) -> InterviewEvent:
    head = _Head(interview=interview.id, seq=record.seq, client_id=record.client_id)
    silent = interview.plan.mode == "exam"
    match record.event:
        case Asked() as asked:
            return _question(head, interview, asked)
        case Hinted(turn, _, text):
            return HintMessage(**head, turn=turn, text=text)
        case Summarised(summary):
            return SummaryMessage(**head, summary=summary, turns=reports(records))
        case Graded() | Ungradable() as outcome:
            return _graded(head, outcome, silent=silent)
        case Answered() | Skipped() | Closed() as done:
            return _saved(head, done, _turn_before(records, record.seq), silent=silent)


def _question(head: _Head, interview: Interview, asked: Asked) -> AskedMessage:
    return AskedMessage(
        **head,
        turn=asked.turn,
        of=len(interview.question_ids),
        mode=interview.plan.mode,
        question_id=asked.question_id,
        topic=asked.topic,
        level=asked.level,
        prompt=asked.prompt,
    )


def _graded(head: _Head, outcome: Graded | Ungradable, *, silent: bool) -> GradedMessage:
    if isinstance(outcome, Ungradable):
        return GradedMessage(**head, turn=outcome.turn, status="ungradable")
    if silent:
        return GradedMessage(**head, turn=outcome.turn, status="held")
    return GradedMessage(
        **head,
        turn=outcome.turn,
        status="graded",
        grade=outcome.grade,
        credit=outcome.credit,
        feedback=outcome.feedback,
        reference=outcome.reference,
    )


def _saved(head: _Head, done: Answered | Skipped | Closed, turn: int, *, silent: bool) -> Saved:
    match done:
        case Answered(text=text):
            return Saved(**head, what="answer", turn=turn, text=text)
        case Skipped(reference=reference):
            return Saved(**head, what="skip", turn=turn, reference=None if silent else reference)
        case Closed():
            return Saved(**head, what="end", turn=turn)


def _turn_before(records: Sequence[Recorded], seq: int) -> int:
    return max(one.event.turn for one in records if one.seq < seq and isinstance(one.event, Asked))


def reports(records: Sequence[Recorded]) -> tuple[Report, ...]:
    """Return every turn that was answered or skipped, with all that came of it."""
    rows: dict[int, Report] = {}
    done: set[int] = set()
    for record in records:
        match record.event:
            case Asked(turn, question_id, topic, _, prompt):
                rows[turn] = _asked(turn, question_id, topic, prompt)
            case Answered(turn, text):
                rows[turn] = rows[turn].model_copy(update={"answer": text})
                done.add(turn)
            case Skipped(turn, reference):
                rows[turn] = rows[turn].model_copy(update={"skipped": True, "reference": reference})
                done.add(turn)
            case Graded(turn, grade, credit, feedback, reference):
                update = {"grade": grade, "credit": credit, "feedback": feedback, "reference": reference}
                rows[turn] = rows[turn].model_copy(update=update)
            case _:
                pass
    return tuple(rows[turn] for turn in sorted(done))


def _asked(turn: int, question_id: str, topic: str, prompt: str) -> Report:
    return Report(
        turn=turn,
        question_id=question_id,
        topic=topic,
        prompt=prompt,
        answer=None,
        skipped=False,
        grade=None,
        credit=0.0,
        feedback=None,
        reference=None,
    )
