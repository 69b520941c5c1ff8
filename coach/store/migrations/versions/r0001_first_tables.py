"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interview",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("candidate", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("question_ids", sa.Text(), nullable=False),
        sa.Column("bank_hash", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("band", sa.Text(), nullable=True),
        sa.CheckConstraint("mode IN ('practice', 'exam')", name="ck_interview_mode"),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name="ck_interview_score"),
        sa.PrimaryKeyConstraint("id", name="pk_interview"),
        sa.UniqueConstraint("candidate", "client_id", name="uq_interview_client_id"),
    )
    op.create_index("ix_interview_history", "interview", ["candidate", "started_at"])

    op.create_table(
        "message",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("payload_hash", sa.Text(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_seq >= first_seq - 1", name="ck_message_seq"),
        sa.ForeignKeyConstraint(["interview"], ["interview.id"], name="fk_message_interview"),
        sa.PrimaryKeyConstraint("interview", "client_id", name="pk_message"),
    )
    op.create_table(
        "turn",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("credit", sa.Float(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(credit IS NOT NULL) = (state IN ('graded', 'skipped'))", name="ck_turn_credit"),
        sa.CheckConstraint("state IN ('open', 'waiting', 'graded', 'ungradable', 'skipped')", name="ck_turn_state"),
        sa.ForeignKeyConstraint(["interview"], ["interview.id"], name="fk_turn_interview"),
        sa.PrimaryKeyConstraint("interview", "number", name="pk_turn"),
    )
    op.create_index(
        "ix_turn_waiting",
        "turn",
        ["interview", "number"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )

    op.create_table(
        "answer",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hinted", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("tries >= 0", name="ck_answer_tries"),
        sa.ForeignKeyConstraint(
            ["interview", "client_id"], ["message.interview", "message.client_id"], name="fk_answer_message"
        ),
        sa.ForeignKeyConstraint(["interview", "turn"], ["turn.interview", "turn.number"], name="fk_answer_turn"),
        sa.PrimaryKeyConstraint("interview", "turn", name="pk_answer"),
        sa.UniqueConstraint("interview", "client_id", name="uq_answer_client_id"),
    )
    op.create_table(
        "interview_event",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("seq >= 1", name="ck_interview_event_seq"),
        sa.ForeignKeyConstraint(
            ["interview", "client_id"], ["message.interview", "message.client_id"], name="fk_interview_event_message"
        ),
        sa.ForeignKeyConstraint(["interview"], ["interview.id"], name="fk_interview_event_interview"),
        sa.PrimaryKeyConstraint("interview", "seq", name="pk_interview_event"),
    )
    op.create_table(
        "grade",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("grader_version", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("credit", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("credit BETWEEN 0 AND 100", name="ck_grade_credit"),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name="ck_grade_score"),
        sa.ForeignKeyConstraint(["interview", "turn"], ["answer.interview", "answer.turn"], name="fk_grade_answer"),
        sa.PrimaryKeyConstraint("interview", "turn", "grader_version", name="pk_grade"),
    )
    op.create_index(
        "uq_grade_current",
        "grade",
        ["interview", "turn"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )


def downgrade() -> None:
    op.drop_table("grade")
    op.drop_table("interview_event")
    op.drop_table("answer")
    op.drop_table("turn")
    op.drop_table("message")
    op.drop_table("interview")
