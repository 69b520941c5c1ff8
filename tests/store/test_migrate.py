from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, text

from coach.errors import StorageUnavailable
from coach.store import engine
from coach.store.migrate import configuration, migrate
from coach.store.tables import metadata


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "empty.db").touch()
    writer = engine.writer(tmp_path / "empty.db")
    yield writer
    writer.dispose()


def tables(connection: Connection) -> set[str]:
    names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    return set(names) - {"alembic_version"}


def definitions(connection: Connection) -> dict[str, list[str]]:
    """Return each table's and index's definition as sorted lines: the order of constraints means nothing."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {
        name: sorted(line.strip().rstrip(",") for line in sql.splitlines())
        for name, sql in rows
        if name != "alembic_version"
    }


class TestMigrate:
    def test_goes_up_and_down(self, empty: Engine) -> None:
        """Every migration can be taken back, and be made again."""
        with engine.transaction(empty) as connection:
            migrate(connection)
            assert tables(connection) == set(metadata.tables)
            command.downgrade(configuration(connection), "base")
            assert tables(connection) == set()
            migrate(connection)
            assert tables(connection) == set(metadata.tables)

    def test_agrees_with_the_tables(self, empty: Engine) -> None:
        """Alembic finds nothing that the migrations have not made."""
        with engine.transaction(empty) as connection:
            migrate(connection)

            assert compare_metadata(MigrationContext.configure(connection), metadata) == []

    def test_makes_the_very_tables(self, empty: Engine) -> None:
        """Migrated tables are those that the code describes, with every check, key and index."""
        with engine.transaction(empty) as connection:
            migrate(connection)
            migrated = definitions(connection)
            command.downgrade(configuration(connection), "base")
            metadata.create_all(connection)

            assert migrated == definitions(connection)

    def test_changes_nothing_when_it_fails(self, empty: Engine) -> None:
        """A migration that stops half-way leaves the database as it was."""
        with engine.transaction(empty) as connection:
            connection.execute(text("CREATE TABLE answer (id INTEGER)"))

        with pytest.raises(StorageUnavailable, match="already exists"), engine.transaction(empty) as connection:
            migrate(connection)

        with engine.transaction(empty) as connection:
            assert tables(connection) == {"answer"}
