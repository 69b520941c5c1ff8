"""The tables: events are the truth, all else is kept beside them so that it can be asked for.

interview 1--n interview_event     what happened, append-only
interview 1--n message             which client messages were taken, and what each led to
interview 1--n turn 1--n answer 1--n grade
interview_event 1--0..1 dispute    who said that a verdict is wrong
works_with                         which versions of coach may use them
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from coach.store.columns import Moment, Names

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
    # Why each question was chosen; what is younger than the first tables has a default, for coaches that know it not.
    Column("reasons", Names),
    Column("dialogue", Boolean, nullable=False, server_default=false()),
    Column("tags", Names),
    Column("due", Boolean, nullable=False, server_default=false()),
    Column("minutes", Integer),
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
    # The attempt whose grade is to come, where `state` does not say so: a coach that knows of one answer only must
    # not grade it.
    Column("waits_for", Integer),
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
    Index(
        "ix_turn_waits_for",
        "interview",
        "number",
        sqlite_where=text("waits_for IS NOT NULL"),
        postgresql_where=text("waits_for IS NOT NULL"),
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
    Column("attempt", Integer, nullable=False, server_default="1"),
    # What it replies to; nothing for an answer to the question itself.
    Column("step", Text),
    Column("key_point", Text),
    # Edited or withdrawn later.
    Column("replaced", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("interview", "turn", "attempt", name="pk_answer"),
    UniqueConstraint("interview", "client_id", name="uq_answer_client_id"),
    ForeignKeyConstraint(["interview", "turn"], ["turn.interview", "turn.number"], name="fk_answer_turn"),
    ForeignKeyConstraint(
        ["interview", "client_id"], ["message.interview", "message.client_id"], name="fk_answer_message"
    ),
    CheckConstraint("tries >= 0", name="ck_answer_tries"),
    CheckConstraint("attempt >= 1", name="ck_answer_attempt"),
    CheckConstraint("step IN ('pump', 'hint', 'cloze', 'reveal')", name="ck_answer_step"),
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
    Column("attempt", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("interview", "turn", "attempt", "grader_version", name="pk_grade"),
    ForeignKeyConstraint(
        ["interview", "turn", "attempt"],
        ["answer.interview", "answer.turn", "answer.attempt"],
        name="fk_grade_answer",
    ),
    CheckConstraint("score BETWEEN 0 AND 100", name="ck_grade_score"),
    CheckConstraint("credit BETWEEN 0 AND 100", name="ck_grade_credit"),
    Index(
        "uq_grade_current",
        "interview",
        "turn",
        "attempt",
        unique=True,
        sqlite_where=text("current"),
        postgresql_where=text("current"),
    ),
)

dispute = Table(
    "dispute",
    metadata,
    Column("interview", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("key_point", Text, nullable=False),
    # Nothing where an earlier one was taken back.
    Column("verdict", Text),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("interview", "seq", name="pk_dispute"),
    ForeignKeyConstraint(
        ["interview", "seq"], ["interview_event.interview", "interview_event.seq"], name="fk_dispute_event"
    ),
    ForeignKeyConstraint(["interview", "turn"], ["turn.interview", "turn.number"], name="fk_dispute_turn"),
    CheckConstraint("verdict IN ('covered', 'missing')", name="ck_dispute_verdict"),
)
