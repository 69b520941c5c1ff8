"""What a message does to an interview in the store. Synchronous: called from worker threads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.bank.load import Bank
from coach.errors import TimeOver
from coach.interview import rules
from coach.interview.agenda import choose, exactly
from coach.interview.events import Event
from coach.interview.session import Interview
from coach.interview.turn_state import TurnState
from coach.protocol.commands import Command, Dispute, End, Start
from coach.protocol.convert import plan_of
from coach.protocol.decide import decide
from coach.server.banks import Banks
from coach.store.reader import Opened
from coach.store.store import Store
from coach.turn import Answer

YOUNGER = ("questions", "dialogue", "tags", "due", "minutes")
"""Fields of `start` that the first clients did not know."""


@dataclass(frozen=True, slots=True)
class Interviews:
    """Interviews in the store, as a candidate's messages change them."""

    store: Store
    banks: Banks
    new_id: Callable[[], str]
    """Draws the id of a new interview; nobody can guess it."""
    new_seed: Callable[[], int]
    """Draws the seed of an interview whose candidate named none."""
    due_cap: int
    """Questions that become due in a day at most."""

    def start(self, candidate: str, message: Start) -> Opened:
        """Begin an interview; a message that began one before gets that one, whatever has left the banks since.

        Raises:
            UnknownTopic, UnknownQuestion, NoQuestions, NothingDue, IdempotencyMismatch, StorageUnavailable: Nothing was
                begun.
        """
        digest = payload_hash(message)
        begun = self.store.begun(candidate, message.client_id, digest)
        if begun is not None:
            return begun
        with self.banks.steady() as bank:
            return self.store.begin(
                candidate=candidate,
                client_id=message.client_id,
                payload_hash=digest,
                interview=self._new(bank, candidate, message),
                bank_hash=bank.hash,
                bank=bank.by_id,
            )

    def _new(self, bank: Bank, candidate: str, message: Start) -> Interview:
        """Return an interview that has not begun yet, with its questions and why each was chosen."""
        plan = plan_of(message, self.new_seed())
        if message.questions:
            chosen = exactly(bank.by_id, message.questions)
            topics = tuple(dict.fromkeys(bank.by_id[one.question_id].topic for one in chosen))
            plan = replace(plan, topics=topics, level=None, length=len(chosen))
        else:
            chosen = choose(bank.questions, plan, self.store.record_of(candidate), self.store.today(), self.due_cap)
        asked, reasons = (one.question_id for one in chosen), (one.why for one in chosen)
        return Interview(self.new_id(), plan, tuple(asked), reasons=tuple(reasons))

    def change(self, candidate: str, message: Command) -> Opened:
        """Let a message change the interview that it names; what comes after the time of an exam closes it instead.

        Raises:
            TimeOver: The time of the exam is over; the interview is closed.
            NotFound, Conflict, StorageUnavailable: Nothing was changed.
        """
        try:
            return self.store.change(
                message.interview,
                candidate=candidate,
                client_id=message.client_id,
                payload_hash=payload_hash(message),
                decide=lambda interview: self._decide(interview, candidate, message),
            )
        except TimeOver:
            self.store.expire(message.interview, self.banks.now.by_id)
            raise

    def load(self, candidate: str, interview: str) -> Opened:
        """Return an interview as it stands; an exam whose time is over is closed first.

        Raises:
            UnknownInterview: This candidate has no such interview.
        """
        opened = self.store.load(interview, candidate)
        if not rules.expire(opened.interview, self.banks.now.by_id, self.store.now()):
            return opened
        self.store.expire(interview, self.banks.now.by_id)
        return self.store.load(interview, candidate)

    def _decide(self, interview: Interview, candidate: str, message: Command) -> tuple[Event, ...]:
        bank = self.banks.now.by_id
        if not isinstance(message, Dispute | End):
            rules.check_time(interview, self.store.now())
        return decide(interview, bank, message, by=candidate)


def payload_hash(message: Start | Command) -> str:
    """Return what tells two messages with one client_id apart."""
    left_out = {"client_id"}
    if isinstance(message, Start):
        # Younger than the messages of earlier clients, which may come again.
        left_out |= {name for name in YOUNGER if getattr(message, name) == Start.model_fields[name].default}
    return hashlib.sha256(message.model_dump_json(exclude=left_out).encode()).hexdigest()


def ungraded(interview: Interview) -> tuple[Answer, ...]:
    """Return the answers of an interview whose grade is still to come."""
    return tuple(_answer(interview, turn) for turn in interview.waiting)


def _answer(interview: Interview, turn: TurnState) -> Answer:
    attempt = turn.waiting_for
    assert attempt is not None  # noqa: S101 - for the type checker: the turn waits
    step, key_point = (attempt.reply_to.step, attempt.reply_to.key_point) if attempt.reply_to else (None, None)
    return Answer(
        interview.id, turn.number, turn.question_id, attempt.text, attempt.hinted, attempt.number, step, key_point
    )
