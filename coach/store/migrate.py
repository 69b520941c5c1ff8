"""Bring the tables of a database to what this coach expects."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from coach.errors import DatabaseNewer, DatabaseOlder


def migrate(connection: Connection, revision: str = "head") -> None:
    """Upgrade the tables inside the caller's transaction, so that a failed upgrade changes nothing.

    Raises:
        DatabaseNewer: A newer coach wrote the database.
    """
    config = configuration(connection)
    _refuse_newer(connection, config)
    command.upgrade(config, revision)


def check_current(connection: Connection) -> None:
    """Make sure that this coach can read the tables.

    Raises:
        DatabaseNewer: A newer coach wrote the database.
        DatabaseOlder: An older coach wrote it.
    """
    config = configuration(connection)
    _refuse_newer(connection, config)
    if _revision(connection) != ScriptDirectory.from_config(config).get_current_head():
        message = "The database was written by an older coach. Start `coach serve` once to bring it up to date."
        raise DatabaseOlder(message)


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration; the migrations are part of the package and need no file beside it."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "coach.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _refuse_newer(connection: Connection, config: Config) -> None:
    revision = _revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        message = f"The database was written by a newer coach (revision {revision}). Install the newest coach."
        raise DatabaseNewer(message)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
