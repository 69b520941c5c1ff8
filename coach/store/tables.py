"""The tables: events are the truth, all else is kept beside them so that it can be asked for.

interview 1--n interview_event     what happened, append-only
interview 1--n message             which client messages were taken, and what each led to
interview 1--n turn 1--0..1 answer 1--n grade
works_with                         which versions of coach may use them
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from coach.errors import DatabaseDamaged


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class decides
        """Refuse a moment without a time zone with a ValueError."""
        if value is not None and value.tzinfo is None:
            message = "a moment needs a time zone"
            raise ValueError(message)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


class Names(TypeDecorator[tuple[str, ...]]):
    """Ids in order, kept as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the ids as a JSON list."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """Return the ids, or raise DatabaseDamaged."""
        try:
            return None if value is None else tuple(json.loads(value))
        except ValueError as error:
            message = "A list of ids in the database cannot be read. Restore the database from a backup."
            raise DatabaseDamaged(message) from error


metadata = MetaData()

# Revisions whose coach works with these tables: a migration that breaks an older one takes it out.
works_with = Table(
    "works_with",
    metadata,
    Column("revision", Text, nullable=False),
    PrimaryKeyConstraint("revision", name="pk_works_with"),
)

interview = Table(
    "interview",
    metadata,
    Column("id", Text, nullable=False),
    Column("candidate", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("topics", Names, nullable=False),
    Column("level", Text),
    Column("length", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("question_ids", Names, nullable=False),
    Column("bank_hash", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("score", Float),
    Column("band", Text),
    PrimaryKeyConstraint("id", name="pk_interview"),
    UniqueConstraint("candidate", "client_id", name="uq_interview_client_id"),
    CheckConstraint("mode IN ('practice', 'exam')", name="ck_interview_mode"),
    CheckConstraint("score BETWEEN 0 AND 100", name="ck_interview_score"),
    Index("ix_interview_history", "candidate", "started_at"),
)

message = Table(
    "message",
    metadata,
    Column("interview", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("payload_hash", Text, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    PrimaryKeyConstraint("interview", "client_id", name="pk_message"),
    ForeignKeyConstraint(["interview"], ["interview.id"], name="fk_message_interview"),
    CheckConstraint("last_seq >= first_seq - 1", name="ck_message_seq"),
)

interview_event = Table(
    "interview_event",
    metadata,
    Column("interview", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("client_id", Text),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("interview", "seq", name="pk_interview_event"),
    ForeignKeyConstraint(["interview"], ["interview.id"], name="fk_interview_event_interview"),
    ForeignKeyConstraint(
        ["interview", "client_id"], ["message.interview", "message.client_id"], name="fk_interview_event_message"
    ),
    CheckConstraint("seq >= 1", name="ck_interview_event_seq"),
)

turn = Table(
    "turn",
    metadata,
    Column("interview", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("question_id", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("credit", Float),
    Column("asked_at", Moment, nullable=False),
    PrimaryKeyConstraint("interview", "number", name="pk_turn"),
    ForeignKeyConstraint(["interview"], ["interview.id"], name="fk_turn_interview"),
    CheckConstraint("state IN ('open', 'waiting', 'graded', 'ungradable', 'skipped')", name="ck_turn_state"),
    CheckConstraint("(credit IS NOT NULL) = (state IN ('graded', 'skipped'))", name="ck_turn_credit"),
    Index(
        "ix_turn_waiting",
        "interview",
        "number",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)

answer = Table(
    "answer",
    metadata,
    Column("interview", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("hinted", Names, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("leased_by", Text),
    # Seconds since 1970 by the clock of the database.
    Column("leased_until", Float),
    PrimaryKeyConstraint("interview", "turn", name="pk_answer"),
    UniqueConstraint("interview", "client_id", name="uq_answer_client_id"),
    ForeignKeyConstraint(["interview", "turn"], ["turn.interview", "turn.number"], name="fk_answer_turn"),
    ForeignKeyConstraint(
        ["interview", "client_id"], ["message.interview", "message.client_id"], name="fk_answer_message"
    ),
    CheckConstraint("tries >= 0", name="ck_answer_tries"),
)

grade = Table(
    "grade",
    metadata,
    Column("interview", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("grader_version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("band", Text, nullable=False),
    Column("credit", Float, nullable=False),
    Column("body", Text, nullable=False),
    Column("feedback", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("interview", "turn", "grader_version", name="pk_grade"),
    ForeignKeyConstraint(["interview", "turn"], ["answer.interview", "answer.turn"], name="fk_grade_answer"),
    CheckConstraint("score BETWEEN 0 AND 100", name="ck_grade_score"),
    CheckConstraint("credit BETWEEN 0 AND 100", name="ck_grade_credit"),
    Index(
        "uq_grade_current",
        "interview",
        "turn",
        unique=True,
        sqlite_where=text("current"),
        postgresql_where=text("current"),
    ),
)
