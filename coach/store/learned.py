"""What a candidate did so far, read for selection, schedule, progress and search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, tzinfo

from sqlalchemy import Connection, Engine, Row, Select, func, select

from coach.interview.events import Answered, Asked, Event, Graded
from coach.interview.grade import Verdict
from coach.interview.record import BeliefSeen, PointSeen, Record, Review, Sure
from coach.interview.talk import ConfidenceTold, Edited, Stood
from coach.store import tables
from coach.store.bodies import event_in
from coach.store.packed import PackedInterview, packed_of
from coach.store.records import shown
from coach.store.transaction import transaction

CLOSE_LOOK = 500
"""Newest settled turns whose points and misconceptions are looked at: what was missing years ago is no advice."""

LATELY = 50
"""Turns after which a question was not asked lately any more."""

_LEFT_OUT = 0.5
"""A point that earned less of its weight, after all help, is still to be learned."""

Turn = tuple[str, int]
"""An interview's id and the number of a turn in it."""

DayOf = Callable[[datetime], int]
"""Says on which day a moment was for the candidate, numbered as `date.toordinal` does."""


def local_day(moment: datetime, zone: tzinfo | None = None) -> int:
    """Return the day of a moment in a time zone, in that of this machine where none is given."""
    return moment.astimezone(zone).date().toordinal()


class LearnedReader:
    """Reads of what a candidate did; safe to use from several threads.

    Every method raises StorageUnavailable when the database cannot be read now, and DatabaseDamaged when
    what it holds is not what was written.
    """

    def __init__(self, readers: Engine) -> None:
        self._readers = readers

    def record_of(self, candidate: str, *, closely: bool = False, day_of: DayOf = local_day) -> Record:
        """Return what a candidate has done; an exam under way is not part of it.

        Args:
            candidate: Whose record.
            closely: Also what became of the key points, which takes longer to read.
            day_of: Says on which day a moment was.
        """
        with transaction(self._readers) as connection:
            rows = _settled(connection, candidate)
            sure = dict(_sure(connection, candidate))
            close = {row.interview for row in rows[-CLOSE_LOOK:]} if closely else set()
            seen = _Seen(connection, candidate, close)
            reviews = (_review(row, day_of(row.at), sure.get((row.interview, row.number)), seen) for row in rows)
            return Record(tuple(reviews), _lately(connection, candidate))

    def packed(self, candidate: str) -> tuple[PackedInterview, ...]:
        """Return all interviews of a candidate as they are at one moment, oldest first."""
        with transaction(self._readers) as connection:
            return tuple(packed_of(connection, candidate))

    def answered(self, candidate: str) -> tuple[datetime, ...]:
        """Return when each of a candidate's questions was answered first, oldest first, in UTC."""
        answer = tables.answer.c
        moments = (
            select(func.min(answer.at).label("at"))
            .join(tables.interview, tables.interview.c.id == answer.interview)
            .where(tables.interview.c.candidate == candidate)
            .group_by(answer.interview, answer.turn)
            .order_by("at")
        )
        with transaction(self._readers) as connection:
            return tuple(connection.scalars(moments))

    def having(self, candidate: str, words: str) -> frozenset[str]:
        """Return the ids of a candidate's interviews that hold all words in their questions and answers.

        The case of letters does not matter; a word may be part of a longer one.
        """
        wanted = words.casefold().split()
        texts: dict[str, list[str]] = {}
        with transaction(self._readers) as connection:
            for interview, event in _events(connection, candidate, ("asked", "answered", "edited")):
                match event:
                    case Asked(prompt=text) | Answered(text=text) | Edited(text=text):
                        texts.setdefault(interview, []).append(text.casefold())
                    case _:
                        pass
        return frozenset(
            interview for interview, said in texts.items() if all(any(word in text for text in said) for word in wanted)
        )


def _settled(connection: Connection, candidate: str) -> Sequence[Row[tuple[object, ...]]]:
    """Return the settled turns of a candidate that may be shown, oldest first."""
    turn, answer = tables.turn.c, tables.answer.c
    answered = (
        select(func.min(answer.at)).where(answer.interview == turn.interview, answer.turn == turn.number)
    ).scalar_subquery()
    at = func.coalesce(answered, turn.asked_at, type_=turn.asked_at.type).label("at")
    settled: Select[tuple[object, ...]] = (
        select(turn.interview, turn.number, turn.question_id, turn.topic, turn.credit, at)
        .join_from(tables.turn, tables.interview)
        .where(tables.interview.c.candidate == candidate, turn.credit.is_not(None), shown())
        .order_by(at, turn.interview, turn.number)
    )
    return connection.execute(settled).all()


class _Seen:
    """What became of the points of some interviews' turns, and which misconceptions their answers stated."""

    def __init__(self, connection: Connection, candidate: str, interviews: Collection[str]) -> None:
        self.points: dict[Turn, dict[str, PointSeen]] = {}
        self.beliefs: dict[Turn, list[BeliefSeen]] = {}
        for interview, event in _events(connection, candidate, ("graded", "stood"), interviews):
            match event:
                case Graded():
                    self._graded((interview, event.turn), event)
                case Stood():
                    self._stood((interview, event.turn), event)
                case _:
                    pass

    def _graded(self, turn: Turn, event: Graded) -> None:
        wrong = (BeliefSeen(one.says, one.because) for one in event.grade.misconceptions)
        self.beliefs.setdefault(turn, []).extend(wrong)
        # Of a reply about one point the grade says nothing of the others: what counts then is how the turn stands.
        self.points.setdefault(
            turn,
            {
                one.key_point: PointSeen(
                    one.key_point, one.says, one.verdict in {Verdict.MISSING, Verdict.CONTRADICTED}
                )
                for one in event.grade.verdicts
            },
        )

    def _stood(self, turn: Turn, event: Stood) -> None:
        points = self.points.get(turn, {})
        for one in event.points:
            if one.key_point in points:
                missed = one.credit < _LEFT_OUT
                points[one.key_point] = PointSeen(one.key_point, points[one.key_point].says, missed)


def _review(row: Row[tuple[object, ...]], day: int, sure: Sure | None, seen: _Seen) -> Review:
    turn = (row.interview, row.number)
    return Review(
        question_id=row.question_id,
        topic=row.topic,
        credit=row.credit,
        day=day,
        interview=row.interview,
        turn=row.number,
        sure=sure,
        points=tuple(seen.points.get(turn, {}).values()),
        beliefs=tuple(seen.beliefs.get(turn, ())),
    )


def _sure(connection: Connection, candidate: str) -> Iterator[tuple[Turn, Sure]]:
    for interview, event in _events(connection, candidate, ("confidence_told",)):
        if isinstance(event, ConfidenceTold):
            yield (interview, event.turn), event.sure


def _lately(connection: Connection, candidate: str) -> tuple[str, ...]:
    """Return the questions asked in a candidate's last LATELY turns, each once, newest first."""
    turn = tables.turn.c
    rows = (
        select(turn.question_id)
        .join(tables.interview)
        .where(tables.interview.c.candidate == candidate)
        .order_by(turn.asked_at.desc(), turn.interview, turn.number.desc())
        .limit(LATELY)
    )
    return tuple(dict.fromkeys(connection.scalars(rows)))


def _events(
    connection: Connection, candidate: str, kinds: tuple[str, ...], interviews: Collection[str] | None = None
) -> Iterator[tuple[str, Event]]:
    """Yield the events of some kinds with their interviews, in their order, of all interviews where none are named."""
    event = tables.interview_event.c
    rows: Select[tuple[str, int, str]] = (
        select(event.interview, event.seq, event.body)
        .join_from(tables.interview_event, tables.interview)
        .where(tables.interview.c.candidate == candidate, event.kind.in_(kinds))
        .order_by(event.interview, event.seq)
    )
    if interviews is not None:
        rows = rows.where(event.interview.in_(interviews))
    for row in connection.execute(rows):
        yield row.interview, event_in(row.body, interview=row.interview, seq=row.seq)
