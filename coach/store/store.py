"""What the service writes: each call is one transaction, and what it returns has been committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Engine, select

from coach.errors import IdempotencyMismatch, UnknownInterview
from coach.interview import rules
from coach.interview.events import Event, Graded, Ungradable
from coach.interview.question import Bank
from coach.interview.session import Interview
from coach.store import leases, tables
from coach.store.append import append
from coach.store.keeping import Clock, Keeper
from coach.store.reader import Opened, opened, theirs
from coach.store.rows import insert_grade, insert_interview, insert_message
from coach.store.transaction import committed, transaction
from coach.turn import Answer, Turn

_ANSWER = (
    tables.answer.c.interview,
    tables.answer.c.turn,
    tables.turn.c.question_id,
    tables.answer.c.text,
    tables.answer.c.hinted,
    tables.answer.c.attempt,
    tables.answer.c.step,
    tables.answer.c.key_point,
)
"""The fields of turn.Answer, in order."""

Decide = Callable[[Interview], tuple[Event, ...]]
"""Says what happens to an interview, or raises why nothing does."""


class Store(Keeper):
    """Reads and writes of one database; safe to use from several threads, and beside other replicas on PostgreSQL.

    Every method raises StorageUnavailable when the database cannot be used now: then nothing was saved, or the
    connection was lost in the very moment of the commit, and the same call again finds out.
    """

    def __init__(
        self, writer: Engine, readers: Engine, *, clock: Clock, holder: str, release: Callable[[], None]
    ) -> None:
        """Use an open database.

        Args:
            writer: Transactions that write.
            readers: Transactions that read.
            clock: Says what time it is, with a time zone.
            holder: In whose name answers are taken to be graded; each replica has its own.
            release: Lets go of the database.
        """
        super().__init__(writer, readers, clock=clock, release=release)
        self._holder = holder

    def begin(
        self, *, candidate: str, client_id: str, payload_hash: str, interview: Interview, bank_hash: str, bank: Bank
    ) -> Opened:
        """Save a new interview and ask its first question.

        A client_id that began an interview before returns that interview as it stands, with its first
        question as `fresh`.

        Raises:
            NoQuestions: None of its questions is in the bank.
            IdempotencyMismatch: The client_id began another interview with other content.
        """

        def work(connection: Connection) -> Opened:
            stands = opened(connection, _begun(candidate, client_id), hold=True)
            if stands is None:
                insert_interview(connection, interview, candidate, client_id, bank_hash, self._clock())
                stands = Opened(interview, ())
            began = self.now()
            return self._once(connection, stands, client_id, payload_hash, lambda new: rules.begin(new, bank, began))

        return committed(self._writer, work)

    def begun(self, candidate: str, client_id: str, payload_hash: str) -> Opened | None:
        """Return what `begin` would for a client_id that began an interview before, or None.

        Raises:
            IdempotencyMismatch: The client_id began an interview with other content.
        """
        with transaction(self._readers) as connection:
            stands = opened(connection, _begun(candidate, client_id))
            return None if stands is None else _again(connection, stands, client_id, payload_hash)

    def change(self, interview_id: str, *, candidate: str, client_id: str, payload_hash: str, decide: Decide) -> Opened:
        """Let a message of the candidate change an interview.

        `decide` gets the interview as it stands and returns the events to append; what it raises leaves everything
        as it was, and it is asked again when another replica was quicker. A client_id used before in this interview
        returns what it led to then.

        Raises:
            UnknownInterview: This candidate has no such interview.
            IdempotencyMismatch: The client_id was used with other content.
        """

        def work(connection: Connection) -> Opened:
            stands = theirs(connection, interview_id, candidate, hold=True)
            return self._once(connection, stands, client_id, payload_hash, decide)

        return committed(self._writer, work)

    def expire(self, interview_id: str, bank: Bank) -> None:
        """Close an exam whose time is over; any other interview stays as it is."""

        def work(connection: Connection) -> None:
            stands = opened(connection, tables.interview.c.id == interview_id, hold=True)
            if stands is not None:
                append(connection, stands, rules.expire(stands.interview, bank, self.now()), now=self._clock())

        committed(self._writer, work)

    def waiting(self) -> tuple[Answer, ...]:
        """Return the answers of all candidates that wait for a grade and that no other replica grades, oldest first."""
        answer = tables.answer.c
        rows = (
            select(*_ANSWER)
            .join_from(tables.answer, tables.turn)
            .where(leases.waits(), leases.free_for(self._holder))
            .order_by(answer.at, answer.interview, answer.turn)
        )
        with transaction(self._readers) as connection:
            return tuple(Answer(*row) for row in connection.execute(rows))

    def started_grading(self, answer: Answer) -> int | None:
        """Take an answer to grade, count the try, and return how many there were with this one.

        The count survives a crash of the grading that it announces. Others may take the answer `leases.LEASE`
        seconds later, unless it is kept. None when it is settled, or when another replica grades it.

        Raises:
            UnknownInterview: There is no such answer.
        """

        def work(connection: Connection) -> int | None:
            tries = leases.take(connection, answer, self._holder)
            if tries is None and not leases.saved(connection, answer):
                raise UnknownInterview
            return tries

        return committed(self._writer, work)

    def keep_grading(self, answer: Answer) -> bool:
        """Keep an answer that is being graded from the other replicas for longer; False when it is lost already."""
        return committed(self._writer, lambda connection: leases.keep(connection, answer, self._holder))

    def give_up(self, answer: Answer, bank: Bank) -> None:
        """Note that an answer cannot be graded, and what follows; a settled answer stays as it is.

        Raises:
            UnknownInterview: There is no such answer.
        """
        outcome = Ungradable(answer.turn, attempt=answer.attempt)
        committed(self._writer, lambda connection: self._settle(connection, answer, outcome, bank))

    def record(self, turn: Turn, bank: Bank) -> None:
        """Save a grade, the feedback and what follows; a settled answer stays as it is.

        Raises:
            UnknownInterview: There is no such answer.
        """
        outcome = Graded(
            turn=turn.answer.turn,
            grade=turn.grade,
            credit=turn.credit,
            feedback=turn.feedback,
            reference=turn.question.reference,
            grader=turn.grader,
            attempt=turn.answer.attempt,
            prices=turn.prices,
            filled=turn.filled,
        )

        def work(connection: Connection) -> None:
            if self._settle(connection, turn.answer, outcome, bank):
                insert_grade(connection, turn.answer.interview, outcome, self._clock())

        committed(self._writer, work)

    def _once(
        self, connection: Connection, stands: Opened, client_id: str, payload_hash: str, decide: Decide
    ) -> Opened:
        """Take a client message, or return what it led to when it was taken before."""
        again = _again(connection, stands, client_id, payload_hash)
        if again is not None:
            return again
        events = decide(stands.interview)
        insert_message(connection, stands.interview, client_id, payload_hash, len(events))
        return append(connection, stands, events, now=self._clock(), client_id=client_id)

    def _settle(self, connection: Connection, answer: Answer, outcome: Graded | Ungradable, bank: Bank) -> bool:
        """Append an outcome and what follows from it; return whether the answer still waited for one."""
        stands = opened(connection, tables.interview.c.id == answer.interview, hold=True)
        if stands is None:
            raise UnknownInterview
        events = rules.settle(stands.interview, bank, outcome)
        append(connection, stands, events, now=self._clock())
        return bool(events)


def _begun(candidate: str, client_id: str) -> ColumnElement[bool]:
    """Return the condition for the interview that a message began."""
    interview = tables.interview.c
    return (interview.candidate == candidate) & (interview.client_id == client_id)


def _again(connection: Connection, stands: Opened, client_id: str, payload_hash: str) -> Opened | None:
    """Return what a client message led to when it was taken before; None when it was not.

    Raises:
        IdempotencyMismatch: It was taken with other content.
    """
    message = tables.message.c
    taken = connection.execute(
        select(tables.message).where(message.interview == stands.interview.id, message.client_id == client_id)
    ).one_or_none()
    if taken is None:
        return None
    if taken.payload_hash != payload_hash:
        raise IdempotencyMismatch(client_id)
    return replace(stands, fresh=stands.records[taken.first_seq - 1 : taken.last_seq], repeated=True)
