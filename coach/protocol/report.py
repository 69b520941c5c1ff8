"""An interview turn by turn, with all that came of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from coach.interview.events import Answered, Asked, Event, Graded, InTurn, Recorded, Skipped
from coach.interview.session import Interview, Plan, replay
from coach.interview.talk import AskedBack, Edited, FollowedUp
from coach.interview.turn_state import TurnState
from coach.protocol.events import Report, TalkLine


def reports(records: Sequence[Recorded]) -> tuple[Report, ...]:
    """Return every turn that was answered or skipped, with all that came of it."""
    events = tuple(record.event for record in records)
    turns = replay(Interview("", Plan(), ()), events).turns
    asked = {event.turn: event for event in events if isinstance(event, Asked)}
    within = {number: tuple(_within(events, number)) for number in asked}
    return tuple(_report(asked[one.number], one, within[one.number]) for one in turns if not one.open or one.withdrawn)


def _within(events: Iterable[Event], turn: int) -> Iterable[InTurn]:
    return (event for event in events if isinstance(event, InTurn) and event.turn == turn)


def _report(asked: Asked, turn: TurnState, events: Sequence[InTurn]) -> Report:
    standing = turn.standing
    return Report(
        turn=turn.number,
        question_id=turn.question_id,
        topic=turn.topic,
        prompt=asked.prompt,
        answer=turn.answer,
        skipped=turn.skipped,
        grade=turn.grade,
        credit=turn.credit,
        **_words(turn, events),
        confidence=turn.sure,
        attempts=len(turn.attempts),
        points=() if standing is None else standing.points,
        talk=tuple(_talk(turn, events)),
    )


def _words(turn: TurnState, events: Sequence[InTurn]) -> dict[str, Any]:
    """Return the feedback on the newest graded answer to the question itself, and the reference."""
    newest = next((one.number for one in reversed(turn.live) if one.reply_to is None and one.grade), None)
    feedback = next((one.feedback for one in events if isinstance(one, Graded) and one.attempt == newest), None)
    references = [one.reference for one in events if isinstance(one, Graded | Skipped)]
    return {"feedback": feedback, "reference": references[-1] if references else None}


def _talk(turn: TurnState, events: Iterable[InTurn]) -> Iterable[TalkLine]:
    attempts = {one.number: one for one in turn.attempts}
    for event in events:
        match event:
            case Answered() | Edited():
                said = attempts[event.attempt]
                step, point = (said.reply_to.step, said.reply_to.key_point) if said.reply_to else (None, None)
                yield TalkLine(
                    by="you", text=said.text, step=step, key_point=point, attempt=said.number, replaced=not said.live
                )
            case FollowedUp():
                yield TalkLine(by="coach", text=event.text, step=event.step, key_point=event.key_point, attempt=None)
            case AskedBack():
                yield TalkLine(by="coach", text=event.text, step=None, key_point=event.key_point, attempt=None)
            case _:
                pass
