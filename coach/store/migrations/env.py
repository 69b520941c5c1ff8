"""Run by Alembic: apply migrations to the connection that coach.store.migrate hands over."""

from __future__ import annotations

from alembic import context

from coach.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    # SQLite changes a table by making it anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
