"""What a message does to an interview in the store. Synchronous: called from worker threads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from coach.bank.load import Bank
from coach.interview import rules
from coach.interview.agenda import choose
from coach.interview.events import Event
from coach.interview.session import Interview
from coach.protocol.convert import plan_of
from coach.protocol.messages import AskHint, Command, End, Skip, Start, SubmitAnswer
from coach.store.reader import Opened
from coach.store.store import Store
from coach.turn import Answer

ASKED_LATELY = 50
"""Questions of a candidate's last this many turns are asked again only when nothing else is left."""


@dataclass(frozen=True, slots=True)
class Interviews:
    """Interviews in the store, as a candidate's messages change them."""

    store: Store
    bank: Bank
    new_id: Callable[[], str]
    """Draws the id of a new interview; nobody can guess it."""
    new_seed: Callable[[], int]
    """Draws the seed of an interview whose candidate named none."""

    def start(self, candidate: str, message: Start) -> Opened:
        """Begin an interview.

        Raises:
            UnknownTopic, NoQuestions, IdempotencyMismatch, StorageUnavailable: Nothing was begun.
        """
        plan = plan_of(message, self.new_seed())
        chosen = choose(self.bank.questions, plan, self.store.lately(candidate, ASKED_LATELY))
        return self.store.begin(
            candidate=candidate,
            client_id=message.client_id,
            payload_hash=payload_hash(message),
            interview=Interview(self.new_id(), plan, chosen),
            bank_hash=self.bank.hash,
            bank=self.bank.by_id,
        )

    def change(self, candidate: str, message: Command) -> Opened:
        """Let a message change the interview that it names.

        Raises:
            NotFound, Conflict, StorageUnavailable: Nothing was changed.
        """
        return self.store.change(
            message.interview,
            candidate=candidate,
            client_id=message.client_id,
            payload_hash=payload_hash(message),
            decide=lambda interview: self._decide(interview, message),
        )

    def load(self, candidate: str, interview: str) -> Opened:
        """Return an interview as it stands.

        Raises:
            UnknownInterview: This candidate has no such interview.
        """
        return self.store.load(interview, candidate)

    def _decide(self, interview: Interview, message: Command) -> tuple[Event, ...]:
        match message:
            case SubmitAnswer():
                return rules.answer(interview, self.bank.by_id, message.turn, message.text)
            case AskHint():
                return rules.hint(interview, self.bank.by_id, message.turn)
            case Skip():
                return rules.skip(interview, self.bank.by_id, message.turn)
            case End():
                return rules.close(interview, self.bank.by_id)
            case _:
                assert_never(message)


def payload_hash(message: Start | Command) -> str:
    """Return what tells two messages with one client_id apart."""
    return hashlib.sha256(message.model_dump_json(exclude={"client_id"}).encode()).hexdigest()


def ungraded(interview: Interview) -> tuple[Answer, ...]:
    """Return the answers of an interview whose grade is still to come."""
    return tuple(
        Answer(interview.id, turn.number, turn.question_id, turn.answer or "", turn.hints) for turn in interview.waiting
    )
