"""Which rule a message goes by."""

from __future__ import annotations

from typing import assert_never

from coach.interview import mending, rules
from coach.interview.events import Event
from coach.interview.question import Bank
from coach.interview.session import Interview
from coach.protocol.commands import (
    AskHint,
    Command,
    Confidence,
    Confirm,
    Dispute,
    Edit,
    End,
    Next,
    Skip,
    SubmitAnswer,
)


def decide(interview: Interview, bank: Bank, message: Command, *, by: str) -> tuple[Event, ...]:
    """Return what a message makes happen to an interview.

    Args:
        interview: As it stands.
        bank: The questions.
        message: What the candidate sent.
        by: Who that is.

    Raises:
        NotFound, Conflict: Nothing happens, and why.
    """
    match message:
        case SubmitAnswer():
            return rules.answer(interview, bank, message.turn, message.text)
        case AskHint():
            return rules.hint(interview, bank, message.turn)
        case Skip():
            return rules.skip(interview, bank, message.turn)
        case Next():
            return rules.go_on(interview, bank, message.turn)
        case End():
            return rules.close(interview, bank)
        case _:
            return _mend(interview, bank, message, by)


def _mend(
    interview: Interview, bank: Bank, message: Confirm | Dispute | Confidence | Edit, by: str
) -> tuple[Event, ...]:
    match message:
        case Confirm():
            return mending.confirm(interview, bank, message.turn, message.key_point, said=message.said)
        case Dispute():
            return mending.dispute(interview, bank, message.turn, message.key_point, message.verdict, by=by)
        case Confidence():
            return mending.tell_confidence(interview, message.turn, message.sure)
        case Edit():
            return mending.edit(interview, bank, message.turn, message.text)
        case _:
            assert_never(message)
