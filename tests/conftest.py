"""What every part's tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.store.open import open_store
from coach.store.postgres import Postgres
from tests.postgres import TEMPLATE, PostgresServer


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One place for the vectors of banks, also for the commands that tests start, so that they are computed once."""
    worker = "PYTEST_XDIST_WORKER" in os.environ
    given = os.environ.get("COACH_CACHE_DIR")
    base = tmp_path_factory.getbasetemp()
    folder = Path(given) if given else (base.parent if worker else base) / "cache"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_CACHE_DIR", str(folder))
        if worker:  # as many threads as cores in each of as many processes would only wait for each other
            patch.setenv("COACH_THREADS", "1")
        yield folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole run, with a template that has all tables; nobody may stop it."""
    with closing(PostgresServer()) as server:
        server.run(f"CREATE DATABASE {TEMPLATE}")
        open_store(Postgres(server.url(TEMPLATE)), clock=lambda: datetime.now(UTC)).close()
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a database with empty tables, which the test has for itself."""
    url = postgres_server.lend()
    yield url
    postgres_server.give_back(url)


@pytest.fixture(scope="session")
def _breakable() -> Iterator[PostgresServer]:
    with closing(PostgresServer()) as server:
        yield server


@pytest.fixture
def fragile_server(_breakable: PostgresServer) -> PostgresServer:
    """A PostgreSQL server that runs, and that a test may stop, kill and start again."""
    if _breakable.process is None or _breakable.process.poll() is not None:
        _breakable.start()
    return _breakable
