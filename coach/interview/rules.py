"""The rules of an interview: what a message of the candidate, or a grade, makes happen."""

from __future__ import annotations

from coach.errors import (
    InterviewOver,
    NoDialogue,
    NoHintsInExam,
    NoMoreHints,
    NoQuestions,
    NotSettled,
    StaleTurn,
    TimeOver,
    UnknownQuestion,
)
from coach.interview.events import Answered, Closed, Event, Graded, Hinted, Skipped, Ungradable
from coach.interview.follow import ask, next_question, stepped, talked, then
from coach.interview.question import Bank, KeyPoint, Question
from coach.interview.session import Interview
from coach.interview.talk import PassedOver, WentOn
from coach.interview.turn_state import TurnState

GRACE = 3.0
"""Seconds after the end of an exam's time in which an answer that was on its way is still taken."""


def begin(interview: Interview, bank: Bank, now: float | None = None) -> tuple[Event, ...]:
    """Return the first question of a new interview.

    Args:
        interview: With nothing in it yet.
        bank: The questions.
        now: Seconds since 1970; the time of a timed exam runs from here.

    Raises:
        NoQuestions: None of the interview's questions is in the bank.
    """
    first = next_question(interview, bank)
    if first is None:
        raise NoQuestions
    return (ask(interview, first, now),)


def check_time(interview: Interview, now: float) -> None:
    """Refuse whatever comes after the time of an exam.

    Raises:
        TimeOver: It is over; `expire` closes the interview.
    """
    if interview.timed_out or (not interview.closed and _late(interview, now)):
        raise TimeOver


def expire(interview: Interview, bank: Bank, now: float) -> tuple[Event, ...]:
    """Close an exam whose time is over; return nothing for any other interview."""
    if interview.closed or not _late(interview, now):
        return ()
    return then(interview, bank, Closed(timed_out=True))


def answer(interview: Interview, bank: Bank, turn: int, text: str) -> tuple[Event, ...]:
    """Take an answer to the question on the table; an exam asks the next question at once.

    In a dialogue it may also be a reply to the coach, or a new answer to a question that was graded.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table, or this one was answered.
    """
    state = _at(interview, turn)
    talks = interview.plan.dialogue and state.settled and not state.skipped
    if not state.open and not talks:
        raise StaleTurn(turn, interview.current)
    step = state.step
    number = len(state.attempts) + 1
    if step is None:
        return then(interview, bank, Answered(turn, text, attempt=number))
    return then(interview, bank, Answered(turn, text, attempt=number, step=step.step, key_point=step.key_point))


def skip(interview: Interview, bank: Bank, turn: int) -> tuple[Event, ...]:
    """Pass over the question on the table, or in a dialogue over what the coach asks about it.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table, or this one was answered.
    """
    state = _at(interview, turn)
    if state.open:
        question = bank.get(state.question_id)
        return then(interview, bank, Skipped(turn, question.reference if question else ""))
    if state.step is not None:
        return stepped(interview, bank, turn, PassedOver(turn, state.step.step, state.step.key_point))
    if state.asking is not None:
        return stepped(interview, bank, turn, PassedOver(turn, None, state.asking))
    raise StaleTurn(turn, interview.current)


def hint(interview: Interview, bank: Bank, turn: int) -> tuple[Event, ...]:
    """Give the next hint of the question on the table, the heaviest point first.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table, or this one was answered.
        NoHintsInExam: An exam gives none.
        NoMoreHints: All were given.
        UnknownQuestion: The question has left the bank.
    """
    state = _at(interview, turn)
    if not state.open:
        raise StaleTurn(turn, interview.current)
    if interview.plan.mode == "exam":
        raise NoHintsInExam
    question = bank.get(state.question_id)
    if question is None:
        raise UnknownQuestion(state.question_id)
    point = next_hint(question, state.hints)
    if point is None or point.hint is None:
        raise NoMoreHints
    return (Hinted(turn, point.id, point.hint),)


def go_on(interview: Interview, bank: Bank, turn: int) -> tuple[Event, ...]:
    """Leave a question that was talked over: the next one follows, or the summary after the last.

    Raises:
        InterviewOver: The interview has ended.
        NoDialogue: The interview goes on by itself.
        StaleTurn: Another question is on the table.
        NotSettled: The question was not answered yet, or the answer is still being read.
    """
    if not interview.plan.dialogue:
        raise NoDialogue
    state = _at(interview, turn)
    if not state.settled:
        raise NotSettled
    return then(interview, bank, WentOn(turn))


def close(interview: Interview, bank: Bank) -> tuple[Event, ...]:
    """End the interview; the summary follows when every answer has its grade.

    Raises:
        InterviewOver: The interview has ended already.
    """
    check_running(interview)
    return then(interview, bank, Closed())


def settle(interview: Interview, bank: Bank, outcome: Graded | Ungradable) -> tuple[Event, ...]:
    """Take the grade of an answer, or the news that there will be none.

    A second one changes nothing, and neither does one for an answer that was edited or withdrawn meanwhile.
    """
    waits = interview.turns[outcome.turn - 1].waiting_for
    if waits is None or waits.number != outcome.attempt:
        return ()
    if not interview.plan.dialogue:
        return then(interview, bank, outcome)
    follows = talked if isinstance(outcome, Graded) else stepped
    return then(interview, bank, *follows(interview, bank, outcome.turn, outcome))


def next_hint(question: Question, given: tuple[str, ...]) -> KeyPoint | None:
    """Return the heaviest point with a hint that was not given yet, the earlier one among equals."""
    points = [point for point in question.key_points if point.hint and point.id not in given]
    return max(points, key=lambda point: point.weight, default=None)


def check_running(interview: Interview) -> None:
    """Refuse what an interview that has ended cannot take.

    Raises:
        InterviewOver: It has.
    """
    if interview.closed:
        raise InterviewOver


def reopened(interview: Interview, turn: int) -> bool:
    """Return whether an exam may still come back to a turn: to the last one, until the next question is answered."""
    on_table = interview.turns[-1]
    untouched = on_table.open and not on_table.attempts
    return interview.plan.mode == "exam" and 0 < turn == interview.current - 1 and untouched


def _at(interview: Interview, turn: int) -> TurnState:
    """Return the turn that a message speaks of, which must be the one on the table, or withdrawn in an exam."""
    check_running(interview)
    if turn == interview.current:
        return interview.turns[-1]
    if reopened(interview, turn) and interview.turns[turn - 1].withdrawn:
        return interview.turns[turn - 1]
    raise StaleTurn(turn, interview.current)


def _late(interview: Interview, now: float) -> bool:
    return interview.ends_at is not None and now > interview.ends_at + GRACE
