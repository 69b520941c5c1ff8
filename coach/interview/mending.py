"""What a candidate may say of an answer that was given: mend it, say what was meant, contest the verdict."""

from __future__ import annotations

from coach.errors import NotAsked, NothingToEdit, NotSettled, StaleTurn, TooLate, UnknownPoint
from coach.interview.credit import DisputedVerdict
from coach.interview.events import Event
from coach.interview.follow import talked, then
from coach.interview.question import Bank
from coach.interview.record import Sure
from coach.interview.rules import check_running, reopened
from coach.interview.session import Interview
from coach.interview.talk import ConfidenceTold, Confirmed, Disputed, Edited, Withdrawn
from coach.interview.turn_state import TurnState


def edit(interview: Interview, bank: Bank, turn: int, text: str | None) -> tuple[Event, ...]:
    """Put another text in the place of a turn's last answer, or withdraw it.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table; in an exam, and was answered.
        NothingToEdit: Nothing was answered.
    """
    check_running(interview)
    if turn != interview.current and not reopened(interview, turn):
        raise StaleTurn(turn, interview.current)
    state = interview.turns[turn - 1]
    if not state.live:
        raise NothingToEdit
    last = state.live[-1].number
    if text is not None:
        return then(interview, bank, Edited(turn, text, attempt=len(state.attempts) + 1, replaces=last))
    withdrawn = Withdrawn(turn, last)
    if interview.plan.dialogue:
        return talked(interview, bank, turn, withdrawn)
    return then(interview, bank, withdrawn)


def confirm(interview: Interview, bank: Bank, turn: int, key_point: str, *, said: bool) -> tuple[Event, ...]:
    """Take yes or no to whether an unsure point was meant.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: Another question is on the table.
        NotAsked: The coach did not ask about this point, or has gone on.
    """
    check_running(interview)
    if turn != interview.current:
        raise StaleTurn(turn, interview.current)
    if interview.turns[-1].asking != key_point:
        raise NotAsked
    return talked(interview, bank, turn, Confirmed(turn, key_point, said))


def dispute(
    interview: Interview, bank: Bank, turn: int, key_point: str, verdict: DisputedVerdict | None, *, by: str
) -> tuple[Event, ...]:
    """Note that somebody says that a verdict is wrong, or take that back with None; also after the end.

    Raises:
        StaleTurn: There is no such turn yet.
        NotSettled: No grade of the turn was shown yet.
        UnknownPoint: The grade has no such point.
    """
    state = _known(interview, turn)
    secret = interview.plan.mode == "exam" and not interview.summarised
    if state.first_grade is None or secret:
        raise NotSettled
    if all(one.key_point != key_point for one in state.first_grade.verdicts):
        raise UnknownPoint(key_point)
    return talked(interview, bank, turn, Disputed(turn, key_point, verdict, by))


def tell_confidence(interview: Interview, turn: int, sure: Sure) -> tuple[Event, ...]:
    """Note how sure a candidate is of an answer, before its grade is shown.

    Raises:
        InterviewOver: The interview has ended.
        StaleTurn: There is no such turn yet.
        TooLate: The grade was shown, or the question was passed over.
    """
    check_running(interview)
    state = _known(interview, turn)
    shown = interview.plan.mode == "practice" and any(one.grade is not None for one in state.attempts)
    if shown or state.skipped:
        raise TooLate
    return (ConfidenceTold(turn, sure),)


def _known(interview: Interview, turn: int) -> TurnState:
    if turn > interview.current:
        raise StaleTurn(turn, interview.current)
    return interview.turns[turn - 1]
