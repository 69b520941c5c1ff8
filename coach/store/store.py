"""What the service writes: each call is one transaction, and what it returns has been committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from coach.errors import IdempotencyMismatch, UnknownInterview
from coach.interview import rules
from coach.interview.events import Event, Graded, Ungradable
from coach.interview.rules import Bank
from coach.interview.session import Interview
from coach.store import leases, tables
from coach.store.append import append
from coach.store.reader import Opened, Reader, opened, theirs
from coach.store.rows import insert_grade, insert_interview, insert_message
from coach.store.transaction import committed, transaction
from coach.turn import Answer, Turn

Clock = Callable[[], datetime]
"""Says what time it is, with a time zone."""

Decide = Callable[[Interview], tuple[Event, ...]]
"""Says what happens to an interview, or raises why nothing does."""


class Store(Reader):
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
        super().__init__(readers, release=release)
        self._writer = writer
        self._clock = clock
        self._holder = holder

    @property
    def shared(self) -> bool:
        """Whether other replicas may use the same database."""
        return self._writer.dialect.name != "sqlite"

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
        column = tables.interview.c
        begun = (column.candidate == candidate) & (column.client_id == client_id)

        def work(connection: Connection) -> Opened:
            stands = opened(connection, begun, hold=True)
            if stands is None:
                insert_interview(connection, interview, candidate, client_id, bank_hash, self._clock())
                stands = Opened(interview, ())
            return self._once(connection, stands, client_id, payload_hash, lambda new: rules.begin(new, bank))

        return committed(self._writer, work)

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

    def waiting(self) -> tuple[Answer, ...]:
        """Return the answers of all candidates that wait for a grade and that no other replica grades, oldest first."""
        turn, answer = tables.turn.c, tables.answer.c
        rows = (
            select(answer.interview, answer.turn, turn.question_id, answer.text, answer.hinted)
            .join_from(tables.answer, tables.turn)
            .where(turn.state == "waiting", leases.free_for(self._holder))
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
        committed(self._writer, lambda connection: self._settle(connection, answer, Ungradable(answer.turn), bank))

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
        )

        def work(connection: Connection) -> None:
            if self._settle(connection, turn.answer, outcome, bank):
                insert_grade(connection, turn, self._clock())

        committed(self._writer, work)

    def _once(
        self, connection: Connection, stands: Opened, client_id: str, payload_hash: str, decide: Decide
    ) -> Opened:
        """Take a client message, or return what it led to when it was taken before."""
        message = tables.message.c
        taken = connection.execute(
            select(tables.message).where(message.interview == stands.interview.id, message.client_id == client_id)
        ).one_or_none()
        if taken is None:
            events = decide(stands.interview)
            insert_message(connection, stands.interview, client_id, payload_hash, len(events))
            return append(connection, stands, events, now=self._clock(), client_id=client_id)
        if taken.payload_hash != payload_hash:
            raise IdempotencyMismatch(client_id)
        return replace(stands, fresh=stands.records[taken.first_seq - 1 : taken.last_seq])

    def _settle(self, connection: Connection, answer: Answer, outcome: Graded | Ungradable, bank: Bank) -> bool:
        """Append an outcome and what follows from it; return whether the answer still waited for one."""
        stands = opened(connection, tables.interview.c.id == answer.interview, hold=True)
        if stands is None:
            raise UnknownInterview
        events = rules.settle(stands.interview, bank, outcome)
        append(connection, stands, events, now=self._clock())
        return bool(events)
