"""What may be read while the service runs, by the service itself and by commands beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, select

from coach.errors import DatabaseDamaged, UnknownInterview
from coach.interview.events import Recorded
from coach.interview.grade import Band
from coach.interview.session import Interview, Plan, replay
from coach.store import tables
from coach.store.bodies import event_in
from coach.store.learned import LearnedReader
from coach.store.records import PastAnswer, Record, past_answers, records, under_way
from coach.store.rows import plan_of
from coach.store.transaction import transaction


@dataclass(frozen=True, slots=True)
class Opened:
    """An interview as it stands, with how it came there."""

    interview: Interview
    records: tuple[Recorded, ...]
    """All its events, from the first."""
    fresh: tuple[Recorded, ...] = ()
    """What this call led to; for a repeated client_id what the first call led to."""
    repeated: bool = field(default=False, compare=False)
    """Whether this call's client_id was used before; what it led to is the same, and so is this value."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An interview as one line of a candidate's history."""

    interview: str
    started_at: datetime
    """In UTC."""
    plan: Plan
    length: int
    """How many questions it asks; fewer than planned where the bank had no more."""
    answered: int
    """Turns that were answered, graded or not."""
    score: float | None
    """0 to 100; None until the summary is made."""
    band: Band | None
    ended: bool


class Reader(LearnedReader):
    """Reads of one database; safe to use from several threads.

    Every method raises StorageUnavailable when the database cannot be read now, and DatabaseDamaged when
    what it holds is not what was written.
    """

    def __init__(self, readers: Engine, *, release: Callable[[], None]) -> None:
        super().__init__(readers)
        self._release = release

    def load(self, interview_id: str, candidate: str) -> Opened:
        """Return an interview; nothing in it is fresh.

        Raises:
            UnknownInterview: This candidate has no such interview.
        """
        with transaction(self._readers) as connection:
            return theirs(connection, interview_id, candidate)

    def history(self, candidate: str, limit: int, among: Collection[str] | None = None) -> tuple[Listed, ...]:
        """Return at most `limit` interviews of a candidate, newest first; with `among` only those with these ids."""
        interview = tables.interview.c
        wanted = _lines(candidate) if among is None else _lines(candidate).where(interview.id.in_(among))
        newest = wanted.order_by(interview.started_at.desc(), interview.id).limit(limit)
        with transaction(self._readers) as connection:
            return tuple(_listed(row) for row in connection.execute(newest))

    def listed(self, interview_id: str, candidate: str) -> Listed:
        """Return an interview as its line of the history.

        Raises:
            UnknownInterview: This candidate has no such interview.
        """
        one = _lines(candidate).where(tables.interview.c.id == interview_id)
        with transaction(self._readers) as connection:
            row = connection.execute(one).one_or_none()
        if row is None:
            raise UnknownInterview
        return _listed(row)

    def records(self, candidate: str, *, question: str | None = None) -> dict[str, Record]:
        """Return a candidate's record on every question answered, or on one alone, by the question's id."""
        with transaction(self._readers) as connection:
            return records(connection, candidate, question)

    def past_answers(self, candidate: str, question: str, limit: int) -> tuple[PastAnswer, ...]:
        """Return at most `limit` answers of a candidate to a question, newest first."""
        with transaction(self._readers) as connection:
            return past_answers(connection, candidate, question, limit)

    def under_way(self, questions: Collection[str]) -> int:
        """Return how many open interviews, of all candidates, ask one of these questions."""
        with transaction(self._readers) as connection:
            return under_way(connection, questions)

    def check_usable(self) -> None:
        """Find out whether the database answers now, by the cheapest question about its tables."""
        with transaction(self._readers) as connection:
            connection.execute(select(tables.interview.c.id).limit(1)).all()

    def close(self) -> None:
        """Let go of the database."""
        self._release()


def theirs(connection: Connection, interview_id: str, candidate: str, *, hold: bool = False) -> Opened:
    """Return a candidate's interview as a transaction sees it; `hold` as in `opened`.

    Raises:
        UnknownInterview: This candidate has no such interview.
        DatabaseDamaged: Its events are not those that were written.
    """
    interview = tables.interview.c
    found = opened(connection, (interview.id == interview_id) & (interview.candidate == candidate), hold=hold)
    if found is None:
        raise UnknownInterview
    return found


def opened(connection: Connection, which: ColumnElement[bool], *, hold: bool = False) -> Opened | None:
    """Return the one interview for which a condition holds, as a transaction sees it, or None.

    Args:
        connection: A transaction of the caller.
        which: The condition.
        hold: Keep others from changing the interview until the transaction ends.

    Raises:
        DatabaseDamaged: Its events are not those that were written.
    """
    query = select(tables.interview).where(which)
    # SQLite has no locks of rows and needs none: a transaction that writes is the only one.
    row = connection.execute(query.with_for_update(key_share=True) if hold else query).one_or_none()
    if row is None:
        return None
    records = _records(connection, row.id)
    interview = Interview(id=row.id, plan=plan_of(row), question_ids=row.question_ids, reasons=row.reasons or ())
    return Opened(replay(interview, (record.event for record in records)), records)


def _records(connection: Connection, interview_id: str) -> tuple[Recorded, ...]:
    event = tables.interview_event.c
    rows = select(event.seq, event.body, event.client_id).where(event.interview == interview_id).order_by(event.seq)
    records = tuple(
        Recorded(row.seq, event_in(row.body, interview=interview_id, seq=row.seq), row.client_id)
        for row in connection.execute(rows)
    )
    if any(record.seq != place for place, record in enumerate(records, start=1)):
        message = f"Events of interview {interview_id} are missing. Restore the database from a backup."
        raise DatabaseDamaged(message)
    return records


def _lines(candidate: str) -> Select[tuple[object, ...]]:
    """Return the query for what `_listed` reads, of all interviews of a candidate."""
    interview, answer = tables.interview, tables.answer
    theirs = (answer.c.interview == interview.c.id) & answer.c.replaced.is_(False)
    answered = select(func.count(answer.c.turn.distinct())).where(theirs).scalar_subquery()
    return select(interview, answered.label("answered")).where(interview.c.candidate == candidate)


def _listed(row: Row[tuple[object, ...]]) -> Listed:
    return Listed(
        interview=row.id,
        started_at=row.started_at,
        plan=plan_of(row),
        length=len(row.question_ids),
        answered=row.answered,
        score=row.score,
        band=None if row.band is None else Band(row.band),
        ended=row.closed,
    )
