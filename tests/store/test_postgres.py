from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import text

from coach.errors import BadSettings, StorageUnavailable
from coach.settings import Settings
from coach.store import postgres
from coach.store.open import open_reader, open_store, place_of
from coach.store.postgres import Postgres
from coach.store.transaction import transaction
from tests.postgres import PostgresServer
from tests.store.conftest import Candidate, Clock


@pytest.fixture
def place(postgres_url: str) -> Postgres:
    """Only a server."""
    return Postgres(postgres_url)


class TestPlaceOf:
    def test_is_the_server_that_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without an address interviews are kept in a file; the address is never shown."""
        assert place_of(Settings()) == Settings().data_dir
        monkeypatch.setenv("COACH_DATABASE_URL", "postgresql://coach:secret@db/coach")
        monkeypatch.setenv("COACH_DATABASE_CONNECTIONS", "3")

        assert place_of(Settings()) == Postgres("postgresql://coach:secret@db/coach", connections=3, timeout=5.0)
        assert "secret" not in f"{Settings()!r} {place_of(Settings())!r}"


class TestOpenStore:
    @pytest.mark.parametrize(
        "url", ["mysql://secret@db/coach", "secret", "postgresql://secret@db", "postgresql://a:secret@b:x/c"]
    )
    def test_refuses_another_address(self, clock: Clock, url: str) -> None:
        """What is no address of PostgreSQL is said, and what may hold a password is not repeated."""
        with pytest.raises(BadSettings, match="COACH_DATABASE_URL must read postgresql://") as refused:
            open_store(Postgres(url), clock=clock)
        assert "secret" not in str(refused.value)

    def test_says_why_it_cannot(self, postgres_server: PostgresServer, clock: Clock) -> None:
        """Whoever starts the service reads what the server said."""
        with pytest.raises(StorageUnavailable, match=r'cannot be used: .*database "nowhere" does not exist'):
            open_store(Postgres(postgres_server.url("nowhere")), clock=clock)

    @pytest.mark.parametrize(
        ("setting", "value"),
        [
            ("synchronous_commit", "on"),
            ("statement_timeout", "7s"),
            ("idle_in_transaction_session_timeout", "14s"),
            ("transaction_isolation", "read committed"),
            ("application_name", "coach"),
        ],
    )
    def test_is_as_safe_as_promised(self, postgres_url: str, setting: str, value: str) -> None:
        """A commit is on the disk when it returns, and nothing hangs for ever."""
        writer = postgres.engine(Postgres(postgres_url, timeout=7.0))
        with transaction(writer) as connection:
            assert connection.scalar(text(f"SHOW {setting}")) == value
        writer.dispose()

    def test_lets_replicas_share(self, ada: Candidate, place: Postgres, clock: Clock) -> None:
        """A second service opens the same database, and sees every commit of the first."""
        with closing(open_store(place, clock=clock)) as second:
            begun = ada.begins()

            assert second.load("i1", "ada").records == begun.records

    def test_upgrades_once(self, postgres_server: PostgresServer, clock: Clock) -> None:
        """Replicas that start together on an empty database wait for each other, and all find the tables."""
        place = Postgres(postgres_server.blank())
        with ThreadPoolExecutor(4) as pool:
            stores = list(pool.map(lambda _: open_store(place, clock=clock), range(4)))
        assert [store.waiting() for store in stores] == [()] * 4
        for store in stores:
            store.close()


class TestOpenReader:
    def test_changes_nothing(self, ada: Candidate, place: Postgres) -> None:
        """A command reads beside the service, and its connections cannot write."""
        begun = ada.begins()
        with closing(open_reader(place)) as reader:
            assert reader.load("i1", "ada").records == begun.records

        readers = postgres.reading(postgres.engine(place))
        with pytest.raises(StorageUnavailable, match="takes no writes"), transaction(readers) as connection:
            connection.execute(text("DELETE FROM interview_event"))
        readers.dispose()
