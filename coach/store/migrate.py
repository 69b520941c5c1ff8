"""Bring the tables of a database to what this coach expects."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, exists, inspect, select, text

from coach.errors import DatabaseNewer, DatabaseOlder
from coach.store.tables import works_with

_ALONE = (
    # Whoever else upgrades is waited for; whoever else works here, for seconds only: behind a waiting change of a
    # table all others wait.
    "SET LOCAL statement_timeout = 0",
    "SELECT pg_advisory_xact_lock(712031)",
    "SET LOCAL lock_timeout = '5s'",
)


def migrate(connection: Connection) -> None:
    """Upgrade the tables inside the caller's transaction, so that a failed upgrade changes nothing.

    Tables of a newer coach that say that this one works with them stay as they are: during a rolling upgrade
    an older replica may start again.

    Raises:
        DatabaseNewer: A newer coach wrote the database, and this one does not work with it.
    """
    if connection.dialect.name == "postgresql":
        for statement in _ALONE:
            connection.execute(text(statement))
    if not _newer(connection):
        command.upgrade(configuration(connection), "head")


def check_current(connection: Connection) -> None:
    """Make sure that this coach can read the tables.

    Raises:
        DatabaseNewer: A newer coach wrote the database.
        DatabaseOlder: An older coach wrote it.
    """
    if not _newer(connection) and revision_of(connection) != newest():
        message = "The database was written by an older coach. Bring it up to date with `coach db migrate`."
        raise DatabaseOlder(message)


def check_exact(connection: Connection) -> None:
    """Make sure that the tables are those that this coach knows, each column of them.

    Raises:
        DatabaseNewer: A newer coach wrote the database, though this one may work with it.
        DatabaseOlder: An older coach wrote it.
    """
    check_current(connection)
    if revision_of(connection) != newest():
        raise DatabaseNewer("The database was written by a newer coach. Back it up with that one.")


def outdated(connection: Connection) -> str | None:
    """Return the revision of tables that an upgrade would change; None where it would change nothing that is there."""
    revision = revision_of(connection)
    return None if revision not in _known() - {newest()} else revision


def newest() -> str | None:
    """Return the revision that this coach expects."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration; the migrations are part of the package and need no file beside it."""
    return _config(connection=connection)


def _config(**attributes: object) -> Config:
    config = Config(attributes=attributes)
    config.set_main_option("script_location", "coach.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _newer(connection: Connection) -> bool:
    """Return whether a newer coach wrote the tables and this one works with them.

    Raises:
        DatabaseNewer: A newer coach wrote them, and this one does not.
    """
    revision = revision_of(connection)
    if revision is None or revision in _known():
        return False
    if not inspect(connection).has_table(works_with.name) or not connection.scalar(
        select(exists().where(works_with.c.revision == newest()))
    ):
        message = f"The database was written by a newer coach (revision {revision}). Install the newest coach."
        raise DatabaseNewer(message)
    return True


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the tables; None when there are none."""
    return MigrationContext.configure(connection).get_current_revision()
