"""Two services on one database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from coach.grading.numbers import Numbers
from coach.store.open import open_store
from coach.store.postgres import Postgres
from coach.store.store import Store
from tests.postgres import PostgresServer
from tests.server.conftest import BANK, Join, Kitchen, settled

ANSWER = "It comes as number 1."

Pair = tuple[Kitchen, Kitchen]


@pytest.fixture
def pair(tmp_path: Path, numbers: Numbers, postgres_url: str) -> Pair:
    """Two replicas to be opened."""
    return replica(tmp_path / "one", numbers, postgres_url), replica(tmp_path / "other", numbers, postgres_url)


def replica(folder: Path, numbers: Numbers, url: str) -> Kitchen:
    kitchen = Kitchen(folder, numbers)
    kitchen.place = Postgres(url)
    return kitchen


@contextmanager
def beside(kitchen: Kitchen) -> Iterator[Store]:
    with closing(open_store(kitchen.place, clock=lambda: datetime.now(UTC))) as store:
        yield store


class TestGrading:
    def test_is_done_by_one(self, pair: Pair, join: Join) -> None:
        """A candidate who moves to another replica while an answer is graded hears of it there; it is graded once."""
        one, other = pair
        one.encoder.gate.clear()
        with one.open() as here, other.open() as there, join(here) as before, join(there) as after:
            before.start()
            before.answer(1, ANSWER)
            seen = before.hear("saved")["seq"]
            while not one.encoder.asked:
                time.sleep(0.01)
            after.resume(seen, before.interview)
            with beside(one) as store:
                assert store.waiting() == ()
            one.encoder.gate.set()

            assert after.hear("graded")["seq"] == seen + 1
            assert before.hear("graded")["seq"] == seen + 1
            assert (one.encoder.asked, other.encoder.asked) == (1, 0)

    def test_goes_on_when_a_replica_dies(self, pair: Pair, join: Join) -> None:
        """What a replica was grading when it died is graded by another, and counts as one more try."""
        one, other = pair
        one.loading.clear()
        with one.open() as here, join(here) as before:
            before.start()
            before.answer(1, ANSWER)
            seen = before.hear("saved")["seq"]
            with beside(one) as dead:
                (answer,) = dead.waiting()
                assert dead.started_grading(answer) == 1
            with other.open() as there, join(there) as after:
                after.resume(seen, before.interview)
                assert isinstance(other.place, Postgres)
                with psycopg.connect(other.place.url) as connection:
                    connection.execute("UPDATE answer SET leased_until = leased_until - 1000")

                assert after.hear("graded")["seq"] == seen + 1
                with psycopg.connect(other.place.url) as connection:
                    assert connection.execute("SELECT tries FROM answer").fetchall() == [(2,)]
            one.loading.set()

    def test_is_taken_over_from_one_that_cannot(self, pair: Pair, join: Join) -> None:
        """An answer that one replica saved and cannot grade yet is graded by the other; both tell its candidate."""
        one, other = pair
        one.loading.clear()
        with one.open() as here, other.open(), join(here) as player:
            player.start()
            player.answer(1, ANSWER)
            assert player.hear("saved")["turn"] == 1
            while not other.encoder.asked:
                time.sleep(0.01)
            one.loading.set()

            assert player.hear("graded")["status"] == "graded"
            assert player.hear("question")["turn"] == 2
            assert one.encoder.asked == 0


class TestDifferentBanks:
    def test_leave_each_other_what_they_do_not_know(self, pair: Pair, join: Join) -> None:
        """An answer whose question only another replica has is not given up: that one grades it, and all hear of it."""
        one, other = pair
        other.bank = replace(BANK, questions=tuple(known for known in BANK.questions if known.id != "trees-1"))
        one.loading.clear()
        with one.open() as here, other.open() as there, join(here) as before, join(there) as after:
            settled(there)
            seen = before.start(questions=["trees-1"])["seq"]
            after.resume(seen, before.interview)
            after.interview = before.interview
            after.answer(1, ANSWER)
            assert after.hear("saved")["turn"] == 1
            one.loading.set()

            assert after.hear("graded")["status"] == "graded"
            assert after.hear("summary")
            assert (one.encoder.asked, other.encoder.asked) == (1, 0)

    def test_are_not_made_by_candidates(self, pair: Pair) -> None:
        """A bank that is added to one replica would be unknown to the others."""
        one, _ = pair
        with one.open() as client:
            response = client.post("/api/v1/banks", params={"name": "mine.yaml"}, content=b"- id: heap")

        assert (response.status_code, response.json()["code"]) == (409, "banks_shared")
        assert "COACH_BANK" in response.json()["message"]


class TestDatabaseAway:
    def test_is_said_and_passes(
        self, tmp_path: Path, numbers: Numbers, fragile_server: PostgresServer, join: Join
    ) -> None:
        """The socket stays open while the database is away; when it is back the same message is taken and graded."""
        kitchen = replica(tmp_path, numbers, fragile_server.blank())
        with kitchen.open() as client, join(client) as player:
            player.start()
            settled(client)
            fragile_server.crash()
            client_id = player.answer(1, ANSWER)
            refused = player.hear("error")
            health = client.get("/healthz").status_code
            unready = client.get("/readyz")
            fragile_server.start()
            player.answer(1, ANSWER, client_id=client_id)

            assert (refused["code"], refused["client_id"]) == ("storage_unavailable", client_id)
            assert 0 < refused["retry_after"] <= 5
            assert health == 200
            assert (unready.status_code, unready.json()["status"]) == (503, "unavailable")
            assert client.get("/readyz").status_code == 200
            assert player.hear("saved")["client_id"] == client_id
            assert player.hear("graded")["status"] == "graded"
