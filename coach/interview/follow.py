"""What follows by itself: how a turn stands, the coach's next step, the next question, the summary."""

from __future__ import annotations

from coach.interview.dialogue import following
from coach.interview.events import Asked, Event, Summarised
from coach.interview.question import Bank, Question
from coach.interview.session import Interview, replay
from coach.interview.summary import Outcome, Summary, summarise
from coach.interview.talk import Stood, WentOn
from coach.interview.turn_state import TurnState


def ask(interview: Interview, question: Question, now: float | None = None) -> Asked:
    """Return the question as it is put on the table; the first one of a timed exam starts its clock.

    Args:
        interview: As it stands.
        question: What to ask.
        now: Seconds since 1970, at the beginning.
    """
    place = interview.question_ids.index(question.id)
    minutes = interview.plan.minutes
    return Asked(
        turn=interview.current + 1,
        question_id=question.id,
        topic=question.topic,
        level=question.level,
        prompt=question.prompt,
        why=interview.reasons[place] if interview.reasons else None,
        seconds=None if minutes is None else minutes * 60 // len(interview.question_ids),
        ends_at=None if minutes is None or now is None else now + minutes * 60.0,
    )


def next_question(interview: Interview, bank: Bank) -> Question | None:
    """Return what to ask next; a question that has left the bank meanwhile is passed over."""
    asked = {turn.question_id for turn in interview.turns}
    return next((bank[one] for one in interview.question_ids if one not in asked and one in bank), None)


def then(interview: Interview, bank: Bank, *events: Event) -> tuple[Event, ...]:
    """Add the next question, or the summary when nothing is left to come."""
    after = replay(interview, events)
    upcoming = None if after.closed else next_question(after, bank)
    over = _over(after, events)
    if upcoming is not None:
        return (*events, ask(after, upcoming)) if over else events
    if (after.closed or over or _finished(after)) and not after.waiting and not after.summarised:
        return (*events, Summarised(summary_of(after)))
    return events


def talked(interview: Interview, bank: Bank, turn: int, *events: Event) -> tuple[Event, ...]:
    """Add how a turn stands, and the coach's next step in a dialogue that is still at it."""
    after = replay(interview, events)
    state = after.turns[turn - 1]
    standing = state.standing
    if standing is None:
        return events
    stood = Stood(
        turn=turn,
        attempt=max(one.number for one in state.live if one.grade),
        credit=standing.credit,
        points=standing.points,
        change=None if state.told is None else round(standing.credit - state.told, 1),
    )
    return stepped(interview, bank, turn, *events, stood)


def stepped(interview: Interview, bank: Bank, turn: int, *events: Event) -> tuple[Event, ...]:
    """Add the coach's next step in a dialogue that is still at a turn."""
    after = replay(interview, events)
    state = after.turns[turn - 1]
    if not after.plan.dialogue or after.closed or turn != after.current:
        return events
    step = following(bank.get(state.question_id), state)
    return events if step is None else (*events, step)


def summary_of(interview: Interview) -> Summary:
    """Return what an interview showed, as its turns stand now."""
    return summarise(_outcome(turn) for turn in interview.turns if not turn.open or turn.withdrawn)


def _over(interview: Interview, events: tuple[Event, ...]) -> bool:
    """Return whether the last question is over, so that the next one may come."""
    last = interview.turns[-1]
    if interview.plan.dialogue:
        return isinstance(events[-1], WentOn)
    return not last.open if interview.plan.mode == "exam" else last.settled


def _finished(interview: Interview) -> bool:
    return not interview.plan.dialogue and not interview.turns[-1].open


def _outcome(turn: TurnState) -> Outcome:
    standing = turn.standing
    return Outcome(
        turn=turn.number,
        question_id=turn.question_id,
        topic=turn.topic,
        grade=turn.first_grade,
        credit=turn.credit,
        skipped=turn.skipped or turn.withdrawn,
        sure=turn.sure,
        points=() if standing is None else standing.points,
    )
