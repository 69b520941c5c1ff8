"""Answers are taken to be graded, by one replica at a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added in place: making the table anew would break what refers to it, and an older coach goes on beside it.
    op.add_column("answer", sa.Column("leased_by", sa.Text(), nullable=True))
    op.add_column("answer", sa.Column("leased_until", sa.Float(), nullable=True))
    works_with = op.create_table(
        "works_with",
        sa.Column("revision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_works_with"),
    )
    op.bulk_insert(works_with, [{"revision": "0001"}, {"revision": "0002"}])


def downgrade() -> None:
    op.drop_table("works_with")
    op.drop_column("answer", "leased_until")
    op.drop_column("answer", "leased_by")
