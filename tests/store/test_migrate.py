from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, DateTime, Engine, MetaData, insert, inspect, select, text
from sqlalchemy.exc import ProgrammingError

from coach.errors import DatabaseNewer, StorageUnavailable
from coach.interview.events import Answered
from coach.store import postgres, sqlite
from coach.store.migrate import configuration, migrate, newest
from coach.store.open import DATABASE, Place, open_store
from coach.store.postgres import Postgres
from coach.store.tables import metadata
from coach.store.transaction import transaction

if TYPE_CHECKING:
    from tests.postgres import PostgresServer
    from tests.store.conftest import Clock

RELEASES = Path(__file__).with_name("releases")
"""What each released version kept: a file for each revision of the tables."""

HALF = Path(__file__).with_name("half_migration.py")

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a database without tables is."""
    if request.param == "sqlite":
        (tmp_path / DATABASE).touch()
        return tmp_path
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return Postgres(server.blank())


@pytest.fixture
def empty(place: Place) -> Iterator[Engine]:
    writer = postgres.engine(place) if isinstance(place, Postgres) else sqlite.writer(place / DATABASE)
    yield writer
    writer.dispose()


def names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def definitions(connection: Connection) -> dict[str, list[str]]:
    """Return the tables as the database describes them; the order of columns and constraints means nothing."""
    looks = inspect(connection)
    found = {}
    for table in names(connection):
        parts: list[Any] = looks.get_columns(table) + looks.get_foreign_keys(table) + looks.get_indexes(table)
        parts += looks.get_check_constraints(table) + looks.get_unique_constraints(table)
        parts += [looks.get_pk_constraint(table)]
        found[table] = sorted(json.dumps(part, default=str, sort_keys=True) for part in parts)
    return found


def kept(revision: str) -> Rows:
    """Return what a release kept, in an order that depends on nothing but the rows."""
    rows: Rows = json.loads((RELEASES / f"{revision}.json").read_text(encoding="utf-8"))
    return {name: sorted(some, key=repr) for name, some in rows.items()}


def go(connection: Connection, revision: str) -> None:
    """Bring tables up or down to a revision."""
    now = MigrationContext.configure(connection).get_current_revision()
    later = now is None or (revision != "base" and revision > now)
    (command.upgrade if later else command.downgrade)(configuration(connection), revision)


def fill(connection: Connection, rows: Rows) -> None:
    """Insert rows as the coach of their time did: it knows of no other columns."""
    reflected = MetaData()
    reflected.reflect(connection)
    for table in (one for one in reflected.sorted_tables if one.name in rows):
        moments = {column.name for column in table.columns if isinstance(column.type, DateTime)}
        for row in rows[table.name]:
            values = {name: datetime.fromisoformat(value) if name in moments else value for name, value in row.items()}
            connection.execute(insert(table).values(values))


def held(connection: Connection, like: Rows) -> Rows:
    """Return what the database holds in the columns of some rows."""
    reflected = MetaData()
    reflected.reflect(connection)
    found: Rows = {}
    for name, rows in like.items():
        table = reflected.tables[name]
        columns = [table.c[column] for column in rows[0]]
        some = connection.execute(select(*columns)).mappings()
        found[name] = sorted(({key: plain(value) for key, value in row.items()} for row in some), key=repr)
    return found


def plain(value: object) -> object:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value


class TestMigrate:
    def test_goes_up_and_down(self, empty: Engine) -> None:
        """Every migration can be taken back, and be made again."""
        with transaction(empty) as connection:
            migrate(connection)
            assert names(connection) == set(metadata.tables)
            go(connection, "base")
            assert names(connection) == set()
            migrate(connection)
            assert names(connection) == set(metadata.tables)

    def test_agrees_with_the_tables(self, empty: Engine) -> None:
        """Alembic finds nothing that the migrations have not made."""
        with transaction(empty) as connection:
            migrate(connection)

            assert compare_metadata(MigrationContext.configure(connection), metadata) == []

    def test_makes_the_very_tables(self, empty: Engine) -> None:
        """Migrated tables are those that the code describes, with every check, key and index."""
        with transaction(empty) as connection:
            migrate(connection)
            migrated = definitions(connection)
            go(connection, "base")
            metadata.create_all(connection)

            assert migrated == definitions(connection)

    def test_changes_nothing_when_it_fails(self, empty: Engine) -> None:
        """A migration that stops half-way leaves the database as it was."""
        with transaction(empty) as connection:
            connection.execute(text("CREATE TABLE answer (id INTEGER)"))

        said = pytest.raises((StorageUnavailable, ProgrammingError), match="already exists")
        with said, transaction(empty) as connection:
            migrate(connection)

        with transaction(empty) as connection:
            assert names(connection) == {"answer"}

    def test_changes_nothing_when_it_is_killed(self, empty: Engine, place: Place, clock: Clock) -> None:
        """A process killed in the middle of a migration leaves the tables of before; the next one makes it anew."""
        with transaction(empty) as connection:
            go(connection, "0001")
            fill(connection, kept("0001"))
            before = definitions(connection)
        empty.dispose()
        url = place.url if isinstance(place, Postgres) else ""
        with subprocess.Popen([sys.executable, HALF, str(place), url], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "half\n"
            process.kill()

        with transaction(empty) as connection:
            assert definitions(connection) == before
            assert held(connection, kept("0001")) == kept("0001")
        empty.dispose()
        with closing(open_store(place, clock=clock)) as store:
            assert len(store.waiting()) == 1


class TestReleases:
    def test_each_left_something(self) -> None:
        """For each revision but the newest there are rows as it kept them."""
        with_rows = {path.stem for path in RELEASES.glob("*.json")}
        scripts = ScriptDirectory("coach/store/migrations").walk_revisions()

        assert with_rows == {script.revision for script in scripts} - {newest()}

    @pytest.mark.parametrize("revision", [path.stem for path in RELEASES.glob("*.json")])
    def test_keep_their_rows(self, empty: Engine, place: Place, clock: Clock, revision: str) -> None:
        """What an older coach wrote is read by this one, and is still there when it is taken back."""
        rows = kept(revision)
        with transaction(empty) as connection:
            go(connection, revision)
            fill(connection, rows)
        empty.dispose()

        with closing(open_store(place, clock=clock)) as store:
            assert store.load("i1", "ada").records[2].event == Answered(1, "It is “so”. 🗝️")
            assert [answer.text for answer in store.waiting()] == ["Waits."]
            assert [result.credit for result in store.record_of("ada").reviews] == [72.5, 0.0, 40.0]
        with transaction(empty) as connection:
            assert held(connection, rows) == rows
            go(connection, revision)
            assert held(connection, rows) == rows

    @pytest.mark.parametrize("revision", [path.stem for path in RELEASES.glob("*.json")])
    def test_write_beside_the_next(self, empty: Engine, place: Place, clock: Clock, revision: str) -> None:
        """An older coach that goes on while a newer one has upgraded the tables writes rows that both can read."""
        rows = kept(revision)
        with transaction(empty) as connection:
            migrate(connection)
            fill(connection, rows)
        empty.dispose()

        with closing(open_store(place, clock=clock)) as store:
            (answer,) = store.waiting()
            assert store.started_grading(answer) == 1
        with transaction(empty) as connection:
            tried = [row | {"tries": 1} if row["interview"] == answer.interview else row for row in rows["answer"]]
            assert held(connection, rows) == rows | {"answer": tried}

    def test_before_an_upgrade_are_copied(self, tmp_path: Path, clock: Clock) -> None:
        """A file is upgraded only when a copy of what it was stands beside it."""
        (tmp_path / DATABASE).touch()
        writer = sqlite.writer(tmp_path / DATABASE)
        with transaction(writer) as connection:
            go(connection, "0001")
            fill(connection, kept("0001"))
        writer.dispose()

        open_store(tmp_path, clock=clock).close()

        copy = sqlite.readers(tmp_path / f"{DATABASE}.of-0001")
        with transaction(copy) as connection:
            assert MigrationContext.configure(connection).get_current_revision() == "0001"
            assert held(connection, kept("0001")) == kept("0001")
        copy.dispose()


class TestNewer:
    def test_may_say_that_an_older_coach_works_with_it(self, empty: Engine, place: Place, clock: Clock) -> None:
        """During a rolling upgrade this coach may start again on tables of the next one, and leaves them alone."""
        with transaction(empty) as connection:
            migrate(connection)
            connection.execute(text("UPDATE alembic_version SET version_num = 'next'"))
        empty.dispose()

        with closing(open_store(place, clock=clock)) as store:
            assert store.waiting() == ()

    def test_is_refused_otherwise(self, empty: Engine, place: Place, clock: Clock) -> None:
        """Tables that this coach does not work with are not touched."""
        with transaction(empty) as connection:
            migrate(connection)
            connection.execute(text("UPDATE alembic_version SET version_num = 'next'"))
            connection.execute(text("DELETE FROM works_with"))
        empty.dispose()

        with pytest.raises(DatabaseNewer, match=r"revision next.*Install the newest coach"):
            open_store(place, clock=clock)
