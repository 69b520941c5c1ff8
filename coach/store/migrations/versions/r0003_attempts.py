"""A turn may have several attempts; interviews may be dialogues; verdicts may be disputed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coach.store.migrations.attempts import restore_later

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ANSWER = "interview, turn, client_id, text, hinted, tries, at, leased_by, leased_until"
_GRADE = "interview, turn, grader_version, model, bank, current, score, band, credit, body, feedback, at"


def upgrade() -> None:
    op.add_column("interview", sa.Column("reasons", sa.Text(), nullable=True))
    op.add_column("interview", sa.Column("dialogue", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("interview", sa.Column("tags", sa.Text(), nullable=True))
    op.add_column("interview", sa.Column("due", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("interview", sa.Column("minutes", sa.Integer(), nullable=True))
    op.add_column("turn", sa.Column("waits_for", sa.Integer(), nullable=True))
    _partial_index("ix_turn_waits_for", "turn", ["interview", "number"], "waits_for IS NOT NULL")
    _set_aside()
    _answer(
        [sa.PrimaryKeyConstraint("interview", "turn", "attempt", name="pk_answer")],
        sa.Column("attempt", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("step", sa.Text(), nullable=True),
        sa.Column("key_point", sa.Text(), nullable=True),
        sa.Column("replaced", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.CheckConstraint("attempt >= 1", name="ck_answer_attempt"),
        sa.CheckConstraint("step IN ('pump', 'hint', 'cloze', 'reveal')", name="ck_answer_step"),
    )
    _grade(["interview", "turn", "attempt"], sa.Column("attempt", sa.Integer(), nullable=False, server_default="1"))
    _put_back("")
    op.create_table(
        "dispute",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("key_point", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("verdict IN ('covered', 'missing')", name="ck_dispute_verdict"),
        sa.ForeignKeyConstraint(
            ["interview", "seq"], ["interview_event.interview", "interview_event.seq"], name="fk_dispute_event"
        ),
        sa.ForeignKeyConstraint(["interview", "turn"], ["turn.interview", "turn.number"], name="fk_dispute_turn"),
        sa.PrimaryKeyConstraint("interview", "seq", name="pk_dispute"),
    )
    restore_later(op.get_bind())
    op.execute("INSERT INTO works_with (revision) VALUES ('0003')")


def downgrade() -> None:
    """Leave the first attempt of each turn; the events keep the others, and `upgrade` makes their rows anew."""
    op.execute("DELETE FROM works_with WHERE revision = '0003'")
    op.drop_table("dispute")
    _set_aside()
    _answer([sa.PrimaryKeyConstraint("interview", "turn", name="pk_answer")])
    _grade(["interview", "turn"])
    _put_back("WHERE attempt = 1")
    op.drop_index("ix_turn_waits_for", "turn")
    op.drop_column("turn", "waits_for")
    for column in ("reasons", "dialogue", "tags", "due", "minutes"):
        op.drop_column("interview", column)


def _set_aside() -> None:
    """Make room for tables with other keys, which SQLite cannot change in place; nothing refers to these two."""
    for table in ("grade", "answer"):
        op.execute(f"CREATE TABLE old_{table} AS SELECT * FROM {table}")  # noqa: S608 - our own names
        op.drop_table(table)


def _put_back(which: str) -> None:
    """Copy the rows that were set aside into the new tables."""
    for table, columns in (("answer", _ANSWER), ("grade", _GRADE)):
        op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table} {which}")  # noqa: S608 - our own names
        op.drop_table(f"old_{table}")


def _answer(key: list[sa.PrimaryKeyConstraint], *more: sa.Column[object] | sa.CheckConstraint) -> None:
    op.create_table(
        "answer",
        sa.Column("interview", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hinted", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("leased_until", sa.Float(), nullable=True),
        *more,
        sa.CheckConstraint("tries >= 0", name="ck_answer_tries"),
        sa.ForeignKeyConstraint(
            ["interview", "client_id"], ["message.interview", "message.client_id"], name="fk_answer_message"
        ),
        sa.ForeignKeyConstraint(["interview", "turn"], ["turn.interview", "turn.number"], name="fk_answer_turn"),
        *key,
        sa.UniqueConstraint("interview", "client_id", name="uq_answer_client_id"),
    )


def _grade(answer: list[str], *more: sa.Column[object]) -> None:
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
        *more,
        sa.CheckConstraint("credit BETWEEN 0 AND 100", name="ck_grade_credit"),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name="ck_grade_score"),
        sa.ForeignKeyConstraint(answer, [f"answer.{one}" for one in answer], name="fk_grade_answer"),
        sa.PrimaryKeyConstraint(*answer, "grader_version", name="pk_grade"),
    )
    _partial_index("uq_grade_current", "grade", answer, "current", unique=True)


def _partial_index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
