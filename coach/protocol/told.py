"""The events of an interview as messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypedDict, assert_never

from coach.interview.events import Answered, Asked, Closed, Graded, Hinted, Recorded, Skipped, Summarised, Ungradable
from coach.interview.follow import summary_of
from coach.interview.record import Sure
from coach.interview.session import Interview, replay
from coach.interview.summary import Summary
from coach.interview.talk import (
    AskedBack,
    ConfidenceTold,
    Confirmed,
    Disputed,
    Edited,
    FollowedUp,
    PassedOver,
    Stood,
    WentOn,
    Withdrawn,
)
from coach.protocol.events import (
    AskedMessage,
    AskMessage,
    EventMessage,
    FollowUpMessage,
    GradedMessage,
    HintMessage,
    Saved,
    StandingMessage,
    SummaryMessage,
)
from coach.protocol.messages import Snapshot
from coach.protocol.report import reports


class _Head(TypedDict):
    interview: str
    seq: int
    client_id: str | None


_Done = Answered | Skipped | Closed | Edited | Withdrawn | ConfidenceTold | Confirmed | Disputed | PassedOver | WentOn
"""What is told as `saved`."""


def snapshot(interview: Interview, records: Sequence[Recorded]) -> Snapshot:
    """Return the whole interview as one message."""
    return Snapshot(
        interview=interview.id, last_seq=records[-1].seq if records else 0, events=event_messages(interview, records)
    )


def event_messages(interview: Interview, records: Sequence[Recorded], after: int = 0) -> tuple[EventMessage, ...]:
    """Return the events after `after` as messages, in order, one for each event.

    Args:
        interview: Whose events these are; only its id, plan and question ids are read.
        records: All its events so far, from the first.
        after: The last number that the client has.
    """
    return tuple(_message(interview, records, record) for record in records if record.seq > after)


def current_summary(interview: Interview, records: Sequence[Recorded]) -> Summary | None:
    """Return what an interview showed, as it stands after every later dispute; None before its summary."""
    told = next((one.event.summary for one in records if isinstance(one.event, Summarised)), None)
    if told is None or not isinstance(records[-1].event, Stood):
        return told
    bare = Interview(interview.id, interview.plan, interview.question_ids)
    return summary_of(replay(bare, (one.event for one in records)))


def _message(interview: Interview, records: Sequence[Recorded], record: Recorded) -> EventMessage:
    head = _Head(interview=interview.id, seq=record.seq, client_id=record.client_id)
    silent = interview.plan.mode == "exam"
    match record.event:
        case Asked() as asked:
            return _question(head, interview, asked)
        case Summarised(summary):
            return SummaryMessage(
                **head, summary=current_summary(interview, records) or summary, turns=reports(records)
            )
        case Graded() | Ungradable() as outcome:
            sure = _sure_of(records, outcome.turn)
            return _graded(head, outcome, sure, silent=silent)
        case Hinted() | FollowedUp() | AskedBack() | Stood() as said:
            return _said(head, said)
        case _ as done:
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
        why=asked.why,
        dialogue=interview.plan.dialogue,
        seconds=asked.seconds,
        ends_at=None if asked.ends_at is None else datetime.fromtimestamp(asked.ends_at, UTC),
    )


def _graded(head: _Head, outcome: Graded | Ungradable, sure: Sure | None, *, silent: bool) -> GradedMessage:
    attempt = outcome.attempt
    if isinstance(outcome, Ungradable):
        return GradedMessage(**head, turn=outcome.turn, status="ungradable", attempt=attempt, confidence=sure)
    if silent:
        return GradedMessage(**head, turn=outcome.turn, status="held", attempt=attempt, confidence=sure)
    return GradedMessage(
        **head,
        turn=outcome.turn,
        status="graded",
        attempt=attempt,
        confidence=sure,
        grade=outcome.grade,
        credit=outcome.credit,
        feedback=outcome.feedback,
        reference=outcome.reference,
    )


def _said(head: _Head, said: Hinted | FollowedUp | AskedBack | Stood) -> EventMessage:
    match said:
        case Hinted(turn, _, text):
            return HintMessage(**head, turn=turn, text=text)
        case FollowedUp(turn, step, key_point, text):
            return FollowUpMessage(**head, turn=turn, step=step, key_point=key_point, text=text)
        case AskedBack(turn, key_point, text):
            return AskMessage(**head, turn=turn, key_point=key_point, text=text)
        case Stood(turn, attempt, credit, points, change):
            return StandingMessage(**head, turn=turn, attempt=attempt, credit=credit, points=points, change=change)


def _saved(head: _Head, done: _Done, turn: int, *, silent: bool) -> Saved:
    match done:
        case Closed(timed_out=timed_out):
            return Saved(**head, what="end", turn=turn, timed_out=timed_out)
        case Answered(turn, text, attempt=attempt, step=step, key_point=key_point):
            return Saved(**head, what="answer", turn=turn, text=text, attempt=attempt, step=step, key_point=key_point)
        case Edited(turn, text, attempt):
            return Saved(**head, what="edit", turn=turn, text=text, attempt=attempt)
        case Withdrawn(turn, attempt):
            return Saved(**head, what="withdraw", turn=turn, attempt=attempt)
        case Skipped(turn, reference):
            return Saved(**head, what="skip", turn=turn, reference=None if silent else reference)
        case _:
            return _noted(head, done)


def _noted(head: _Head, done: ConfidenceTold | Confirmed | Disputed | PassedOver | WentOn) -> Saved:
    match done:
        case PassedOver(turn, step, key_point):
            return Saved(**head, what="skip", turn=turn, step=step, key_point=key_point)
        case ConfidenceTold(turn, sure):
            return Saved(**head, what="confidence", turn=turn, sure=sure)
        case Confirmed(turn, key_point, said):
            return Saved(**head, what="confirm", turn=turn, key_point=key_point, said=said)
        case Disputed(turn, key_point, verdict):
            return Saved(**head, what="dispute", turn=turn, key_point=key_point, verdict=verdict)
        case WentOn(turn):
            return Saved(**head, what="next", turn=turn)
        case _:
            assert_never(done)


def _sure_of(records: Sequence[Recorded], turn: int) -> Sure | None:
    told = [one.event.sure for one in records if isinstance(one.event, ConfidenceTold) and one.event.turn == turn]
    return told[-1] if told else None


def _turn_before(records: Sequence[Recorded], seq: int) -> int:
    return max(one.event.turn for one in records if one.seq < seq and isinstance(one.event, Asked))
