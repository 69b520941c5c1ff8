"""The rules of an interview: what a message of the candidate, or a grade, makes happen."""

from __future__ import annotations

from collections.abc import Mapping

from coach.errors import InterviewOver, NoHintsInExam, NoMoreHints, NoQuestions, StaleTurn, UnknownQuestion
from coach.interview.events import Answered, Asked, Closed, Event, Graded, Hinted, Skipped, Summarised, Ungradable
from coach.interview.question import KeyPoint, Question
from coach.interview.session import Interview, TurnState, replay
from coach.interview.summary import Outcome, summarise

Bank = Mapping[str, Question]


def begin(interview: Interview, bank: Bank) -> tuple[Event, ...]:
    """Return the first question of a new interview.

    Raises:
        NoQuestions: None of the interview's questions is in the bank.
    """
    first = _next_question(interview, bank)
    if first is None:
        raise NoQuestions
    return (_ask(interview, first),)


def answer(interview: Interview, bank: Bank, turn: int, text: str) -> tuple[Event, ...]:
    """Take an answer to the question on the table; an exam asks the next question at once.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table, or this one was answered.
    """
    _check_open(interview, turn)
    return _then(interview, bank, Answered(turn, text))


def skip(interview: Interview, bank: Bank, turn: int) -> tuple[Event, ...]:
    """Pass over the question on the table.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table, or this one was answered.
    """
    state = _check_open(interview, turn)
    question = bank.get(state.question_id)
    return _then(interview, bank, Skipped(turn, question.reference if question else ""))


def hint(interview: Interview, bank: Bank, turn: int) -> tuple[Event, ...]:
    """Give the next hint of the question on the table, the heaviest point first.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table, or this one was answered.
        NoHintsInExam: An exam gives none.
        NoMoreHints: All were given.
        UnknownQuestion: The question has left the bank.
    """
    state = _check_open(interview, turn)
    if interview.plan.mode == "exam":
        raise NoHintsInExam
    question = bank.get(state.question_id)
    if question is None:
        raise UnknownQuestion(state.question_id)
    point = next_hint(question, state.hints)
    if point is None or point.hint is None:
        raise NoMoreHints
    return (Hinted(turn, point.id, point.hint),)


def close(interview: Interview, bank: Bank) -> tuple[Event, ...]:
    """End the interview; the summary follows when every answer has its grade.

    Raises:
        InterviewOver: The interview has ended already.
    """
    if interview.closed:
        raise InterviewOver
    return _then(interview, bank, Closed())


def settle(interview: Interview, bank: Bank, outcome: Graded | Ungradable) -> tuple[Event, ...]:
    """Take the grade of an answer, or the news that there will be none; a second one changes nothing."""
    if interview.turns[outcome.turn - 1].settled:
        return ()
    return _then(interview, bank, outcome)


def next_hint(question: Question, given: tuple[str, ...]) -> KeyPoint | None:
    """Return the heaviest point with a hint that was not given yet, the earlier one among equals."""
    points = [point for point in question.key_points if point.hint and point.id not in given]
    return max(points, key=lambda point: point.weight, default=None)


def _check_open(interview: Interview, turn: int) -> TurnState:
    if interview.closed:
        raise InterviewOver
    if turn != interview.current or not interview.turns[-1].open:
        raise StaleTurn(turn, interview.current)
    return interview.turns[-1]


def _then(interview: Interview, bank: Bank, event: Event) -> tuple[Event, ...]:
    """Add what follows by itself: the next question, or the summary when nothing is left to come."""
    after = replay(interview, (event,))
    last = after.turns[-1]
    following = None if after.closed else _next_question(after, bank)
    may_go_on = not last.open if after.plan.mode == "exam" else last.settled
    if following is not None:
        return (event, _ask(after, following)) if may_go_on else (event,)
    finished = after.closed or not last.open
    if finished and not after.waiting and not after.summarised:
        return (event, Summarised(summarise(_outcome(turn) for turn in after.turns if not turn.open)))
    return (event,)


def _next_question(interview: Interview, bank: Bank) -> Question | None:
    """Return what to ask next; a question that has left the bank meanwhile is passed over."""
    asked = {turn.question_id for turn in interview.turns}
    return next((bank[one] for one in interview.question_ids if one not in asked and one in bank), None)


def _ask(interview: Interview, question: Question) -> Asked:
    return Asked(interview.current + 1, question.id, question.topic, question.level, question.prompt)


def _outcome(turn: TurnState) -> Outcome:
    return Outcome(turn.number, turn.question_id, turn.topic, turn.grade, turn.credit, turn.skipped)
