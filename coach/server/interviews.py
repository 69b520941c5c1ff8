"""What a message does to an interview in the store. Synchronous: called from worker threads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from coach.bank.load import Bank
from coach.interview import rules
from coach.interview.agenda import choose, exactly
from coach.interview.events import Event
from coach.interview.session import Interview, Plan
from coach.protocol.convert import plan_of
from coach.protocol.messages import AskHint, Command, End, Skip, Start, SubmitAnswer
from coach.server.banks import Banks
from coach.store.reader import Opened
from coach.store.store import Store
from coach.turn import Answer

ASKED_LATELY = 50
"""Questions of a candidate's last this many turns are asked again only when nothing else is left."""


@dataclass(frozen=True, slots=True)
class Interviews:
    """Interviews in the store, as a candidate's messages change them."""

    store: Store
    banks: Banks
    new_id: Callable[[], str]
    """Draws the id of a new interview; nobody can guess it."""
    new_seed: Callable[[], int]
    """Draws the seed of an interview whose candidate named none."""

    def start(self, candidate: str, message: Start) -> Opened:
        """Begin an interview.

        Raises:
            UnknownTopic, UnknownQuestion, NoQuestions, IdempotencyMismatch, StorageUnavailable: Nothing was begun.
        """
        with self.banks.steady() as bank:
            plan, chosen = self._chosen(bank, candidate, message)
            return self.store.begin(
                candidate=candidate,
                client_id=message.client_id,
                payload_hash=payload_hash(message),
                interview=Interview(self.new_id(), plan, chosen),
                bank_hash=bank.hash,
                bank=bank.by_id,
            )

    def _chosen(self, bank: Bank, candidate: str, message: Start) -> tuple[Plan, tuple[str, ...]]:
        """Return what an interview is to be and the ids of its questions."""
        plan = plan_of(message, self.new_seed())
        if not message.questions:
            return plan, choose(bank.questions, plan, self.store.lately(candidate, ASKED_LATELY))
        named = exactly(bank.by_id, message.questions)
        topics = tuple(dict.fromkeys(question.topic for question in named))
        return replace(plan, topics=topics, level=None, length=len(named)), tuple(one.id for one in named)

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
        bank = self.banks.now.by_id
        match message:
            case SubmitAnswer():
                return rules.answer(interview, bank, message.turn, message.text)
            case AskHint():
                return rules.hint(interview, bank, message.turn)
            case Skip():
                return rules.skip(interview, bank, message.turn)
            case End():
                return rules.close(interview, bank)
            case _:
                assert_never(message)


def payload_hash(message: Start | Command) -> str:
    """Return what tells two messages with one client_id apart."""
    left_out = {"client_id"}
    if isinstance(message, Start) and not message.questions:
        left_out.add("questions")  # younger than the messages of earlier clients, which may come again
    return hashlib.sha256(message.model_dump_json(exclude=left_out).encode()).hexdigest()


def ungraded(interview: Interview) -> tuple[Answer, ...]:
    """Return the answers of an interview whose grade is still to come."""
    return tuple(
        Answer(interview.id, turn.number, turn.question_id, turn.answer or "", turn.hints) for turn in interview.waiting
    )
