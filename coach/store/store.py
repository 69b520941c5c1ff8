"""What the service writes: each call is one transaction, and what it returns has been committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select, update

from coach.errors import IdempotencyMismatch, UnknownInterview
from coach.interview import rules
from coach.interview.events import Event, Graded, Ungradable
from coach.interview.rules import Bank
from coach.interview.session import Interview
from coach.store import tables
from coach.store.append import append
from coach.store.bodies import grade_body
from coach.store.engine import transaction
from coach.store.reader import Opened, Reader, opened, theirs
from coach.turn import Answer, Turn

Clock = Callable[[], datetime]
"""Says what time it is, with a time zone."""

Decide = Callable[[Interview], tuple[Event, ...]]
"""Says what happens to an interview, or raises why nothing does."""


class Store(Reader):
    """Reads and writes of one database; safe to use from several threads.

    Every method raises StorageUnavailable when the database cannot be used now: then nothing was saved.
    """

    def __init__(self, writer: Engine, readers: Engine, *, clock: Clock, release: Callable[[], None]) -> None:
        super().__init__(readers, release=release)
        self._writer = writer
        self._clock = clock

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
        with transaction(self._writer) as connection:
            stands = opened(connection, (column.candidate == candidate) & (column.client_id == client_id))
            if stands is None:
                _insert_interview(connection, interview, candidate, client_id, bank_hash, self._clock())
                stands = Opened(interview, ())
            return self._once(connection, stands, client_id, payload_hash, lambda new: rules.begin(new, bank))

    def change(self, interview_id: str, *, candidate: str, client_id: str, payload_hash: str, decide: Decide) -> Opened:
        """Let a message of the candidate change an interview.

        `decide` gets the interview as it stands and returns the events to append; what it raises leaves
        everything as it was. A client_id used before in this interview returns what it led to then.

        Raises:
            UnknownInterview: This candidate has no such interview.
            IdempotencyMismatch: The client_id was used with other content.
        """
        with transaction(self._writer) as connection:
            stands = theirs(connection, interview_id, candidate)
            return self._once(connection, stands, client_id, payload_hash, decide)

    def waiting(self) -> tuple[Answer, ...]:
        """Return the answers of all candidates that wait for a grade, oldest first."""
        turn, answer = tables.turn.c, tables.answer.c
        rows = (
            select(answer.interview, answer.turn, turn.question_id, answer.text, answer.hinted)
            .join_from(tables.answer, tables.turn)
            .where(turn.state == "waiting")
            .order_by(answer.at, answer.interview, answer.turn)
        )
        with transaction(self._readers) as connection:
            return tuple(Answer(*row) for row in connection.execute(rows))

    def started_grading(self, answer: Answer) -> int:
        """Count a try to grade an answer and return how many there were with this one.

        The count survives a crash of the grading that it announces.

        Raises:
            UnknownInterview: There is no such answer.
        """
        column = tables.answer.c
        count = (
            update(tables.answer)
            .where(column.interview == answer.interview, column.turn == answer.turn)
            .values(tries=column.tries + 1)
            .returning(column.tries)
        )
        with transaction(self._writer) as connection:
            tries: int | None = connection.execute(count).scalar_one_or_none()
        if tries is None:
            raise UnknownInterview
        return tries

    def give_up(self, answer: Answer, bank: Bank) -> None:
        """Note that an answer cannot be graded, and what follows; a settled answer stays as it is.

        Raises:
            UnknownInterview: There is no such answer.
        """
        with transaction(self._writer) as connection:
            self._settle(connection, answer, Ungradable(answer.turn), bank)

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
        with transaction(self._writer) as connection:
            if self._settle(connection, turn.answer, outcome, bank):
                _insert_grade(connection, turn, self._clock())

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
            _insert_message(connection, stands.interview, client_id, payload_hash, len(events))
            return append(connection, stands, events, now=self._clock(), client_id=client_id)
        if taken.payload_hash != payload_hash:
            raise IdempotencyMismatch(client_id)
        return replace(stands, fresh=stands.records[taken.first_seq - 1 : taken.last_seq])

    def _settle(self, connection: Connection, answer: Answer, outcome: Graded | Ungradable, bank: Bank) -> bool:
        """Append an outcome and what follows from it; return whether the answer still waited for one."""
        stands = opened(connection, tables.interview.c.id == answer.interview)
        if stands is None:
            raise UnknownInterview
        events = rules.settle(stands.interview, bank, outcome)
        append(connection, stands, events, now=self._clock())
        return bool(events)


def _insert_interview(
    connection: Connection, interview: Interview, candidate: str, client_id: str, bank_hash: str, now: datetime
) -> None:
    plan = interview.plan
    connection.execute(
        insert(tables.interview).values(
            id=interview.id,
            candidate=candidate,
            client_id=client_id,
            topics=plan.topics,
            level=plan.level,
            length=plan.length,
            mode=plan.mode,
            seed=plan.seed,
            question_ids=interview.question_ids,
            bank_hash=bank_hash,
            started_at=now,
            closed=False,
        )
    )


def _insert_message(
    connection: Connection, interview: Interview, client_id: str, payload_hash: str, events: int
) -> None:
    connection.execute(
        insert(tables.message).values(
            interview=interview.id,
            client_id=client_id,
            payload_hash=payload_hash,
            first_seq=interview.last_seq + 1,
            last_seq=interview.last_seq + events,
        )
    )


def _insert_grade(connection: Connection, turn: Turn, now: datetime) -> None:
    connection.execute(
        insert(tables.grade).values(
            interview=turn.answer.interview,
            turn=turn.answer.turn,
            grader_version=turn.grader.version,
            model=turn.grader.model,
            bank=turn.grader.bank,
            current=True,
            score=turn.grade.score,
            band=turn.grade.band.value,
            credit=turn.credit,
            body=grade_body(turn.grade),
            feedback=turn.feedback,
            at=now,
        )
    )
