from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from coach.errors import StorageUnavailable
from coach.interview import rules
from coach.interview.events import Event
from coach.interview.session import Interview
from coach.store import postgres
from coach.store.check import check
from coach.store.open import open_reader, open_store
from coach.store.postgres import Postgres
from coach.store.store import Store
from coach.store.transaction import transaction
from tests.postgres import PostgresServer
from tests.store.conftest import BANK, Candidate, Clock

WRITER = Path(__file__).with_name("writer.py")
STOPS = 5


@pytest.fixture
def place(fragile_server: PostgresServer) -> Postgres:
    return Postgres(fragile_server.blank())


def skip(stands: Interview) -> tuple[Event, ...]:
    return rules.skip(stands, BANK, stands.current)


class TestAway:
    def test_is_said_and_passes(self, ada: Candidate, fragile_server: PostgresServer) -> None:
        """While the server is away nothing is acknowledged; when it is back the same message is taken, at once."""
        ada.begins()
        for turn in (1, 2):
            fragile_server.crash()
            for _ in range(3):
                with pytest.raises(StorageUnavailable, match="does not answer") as away:
                    ada.skips(turn, client_id=f"s{turn}")
                assert 0 < away.value.retry_after <= 5
            with pytest.raises(StorageUnavailable):
                ada.sees()
            fragile_server.start()

            assert ada.skips(turn, client_id=f"s{turn}").fresh[0].event.kind == "skipped"
        assert [record.seq for record in ada.sees().records] == [1, 2, 3, 4, 5]

    def test_tells_candidates_nothing_about_it(self, ada: Candidate, fragile_server: PostgresServer) -> None:
        """Names and addresses of the server are not for candidates."""
        fragile_server.crash()
        with pytest.raises(StorageUnavailable) as away:
            ada.begins()
        fragile_server.start()

        assert str(fragile_server.port) not in str(away.value)

    def test_loses_no_acknowledged_message(self, fragile_server: PostgresServer, place: Postgres) -> None:
        """A server that is stopped at once, again and again while a service writes, has all that was acknowledged."""
        acknowledged: dict[str, int] = {}
        with subprocess.Popen(
            [sys.executable, str(WRITER), place.url, "0"], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(STOPS):
                told = [process.stdout.readline() for _ in range(20)]
                fragile_server.crash()
                fragile_server.start()
                acknowledged |= pairs(told)
            acknowledged |= pairs([process.stdout.readline() for _ in range(20)])
            process.kill()
            acknowledged |= pairs(process.stdout.readlines())

        assert len(acknowledged) >= 20 * (STOPS + 1)
        check_all_is_there(place, acknowledged)


class TestKilled:
    def test_keeps_every_acknowledged_message(self, place: Postgres) -> None:
        """Services killed while they write have kept all that they acknowledged, in one piece each."""
        acknowledged: dict[str, int] = {}
        for life in range(2):
            command = [sys.executable, str(WRITER), place.url, str(life)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout is not None
                told = [process.stdout.readline() for _ in range(7 + 9 * life)]
                process.kill()
                acknowledged |= pairs(told + process.stdout.readlines())

        assert len(acknowledged) >= 7 + 16
        check_all_is_there(place, acknowledged)


def pairs(lines: list[str]) -> dict[str, int]:
    told = (line.split() for line in lines if line.endswith("\n"))
    return {client_id: int(seq) for client_id, seq in told}


def check_all_is_there(place: Postgres, acknowledged: dict[str, int]) -> None:
    with closing(open_reader(place)) as reader:
        listed = reader.history("ada", 10_000)
        records = [reader.load(one.interview, "ada").records for one in listed]
    found = {one.client_id: one.seq for each in records for one in each if one.client_id is not None}
    assert acknowledged.items() <= found.items()
    # Each message made two events but a start one: none was taken by half.
    assert sum(map(len, records)) == 2 * len(found) - len(listed)


class TestCut:
    def test_in_the_middle_saves_nothing(self, ada: Candidate, fragile_server: PostgresServer, place: Postgres) -> None:
        """A connection that is cut in the middle of a transaction leaves everything as it was."""
        ada.begins()

        def cut(stands: Interview) -> tuple[Event, ...]:
            assert fragile_server.cut(place.url) >= 1
            return skip(stands)

        with pytest.raises(StorageUnavailable, match="does not answer"):
            ada.store.change("i1", candidate="ada", client_id="s", payload_hash="skip 1", decide=cut)

        assert len(ada.sees().records) == 1
        assert len(ada.skips(1, client_id="s").records) == 3

    def test_in_between_goes_unnoticed(self, ada: Candidate, fragile_server: PostgresServer, place: Postgres) -> None:
        """Connections that were cut while nobody used them are replaced without a word."""
        ada.begins()
        assert fragile_server.cut(place.url) >= 1

        assert len(ada.skips(1).records) == 3


class TestSlow:
    @pytest.fixture
    def hasty(self, place: Postgres, clock: Clock) -> Iterator[Store]:
        with closing(open_store(Postgres(place.url, connections=1, timeout=0.2), clock=clock)) as store:
            yield store

    def test_statement_is_given_up(self, hasty: Store, place: Postgres) -> None:
        """Who waits too long for what somebody else holds is told to come back, and then it works."""
        ada = Candidate(hasty)
        ada.begins()
        stranger = postgres.engine(place)
        with stranger.begin() as connection:
            connection.execute(text("SELECT * FROM interview FOR UPDATE"))
            with pytest.raises(StorageUnavailable, match="took too long"):
                ada.skips(1, client_id="s")
        stranger.dispose()

        assert len(ada.skips(1, client_id="s").records) == 3

    def test_holder_is_cut_off(self, hasty: Store, ada: Candidate) -> None:
        """A replica that hangs in the middle of a transaction does not keep its rows from the others for ever."""
        Candidate(hasty).begins()

        def hang(stands: Interview) -> tuple[Event, ...]:
            ada.skips(1, client_id="other")  # waits until the server has cut off who hangs
            return skip(stands)

        with pytest.raises(StorageUnavailable):
            hasty.change("i1", candidate="ada", client_id="s", payload_hash="p", decide=hang)

        assert [record.client_id for record in ada.sees().records] == ["start", "other", None]

    def test_queue_is_bounded(self, hasty: Store) -> None:
        """Who cannot get a connection in time is told to come back."""
        ada = Candidate(hasty)
        ada.begins()

        def decide(stands: Interview) -> tuple[Event, ...]:
            with pytest.raises(StorageUnavailable, match="too many are waiting"):
                hasty.waiting()
            return skip(stands)

        hasty.change("i1", candidate="ada", client_id="s", payload_hash="p", decide=decide)


class TestOvertaken:
    @pytest.mark.parametrize("code", ["40001", "40P01"])
    def test_transaction_is_done_again(
        self, ada: Candidate, code: str, fragile_server: PostgresServer, place: Postgres
    ) -> None:
        """After a serialisation failure or a deadlock the message is decided anew, and taken once."""
        ada.begins()
        name = place.url.rpartition("/")[2]
        fragile_server.run("CREATE SEQUENCE tries", name)
        # Sequences do not roll back: the first two inserts fail, the third succeeds.
        fragile_server.run(
            "CREATE FUNCTION overtaken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('tries') <= 2 THEN "
            f"RAISE EXCEPTION 'overtaken' USING ERRCODE = '{code}'; END IF; RETURN NEW; END $$",
            name,
        )
        fragile_server.run(
            "CREATE TRIGGER overtaken BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION overtaken()", name
        )
        decided: list[int] = []

        def decide(stands: Interview) -> tuple[Event, ...]:
            decided.append(stands.last_seq)
            return skip(stands)

        ada.store.change("i1", candidate="ada", client_id="s", payload_hash="p", decide=decide)

        assert decided == [1, 1, 1]
        assert len(ada.sees().records) == 3

    def test_end_in_time(self, ada: Candidate, fragile_server: PostgresServer, place: Postgres) -> None:
        """A transaction that is overtaken without end is given up: the candidate is told to come back."""
        ada.begins()
        name = place.url.rpartition("/")[2]
        fragile_server.run(
            "CREATE FUNCTION overtaken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'overtaken' USING ERRCODE = '40001'; END $$",
            name,
        )
        fragile_server.run(
            "CREATE TRIGGER overtaken BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION overtaken()", name
        )

        with pytest.raises(StorageUnavailable, match="40001"):
            ada.skips(1)
        assert len(ada.sees().records) == 1


class TestUnreadable:
    def test_page_does_not_end_a_check(self, ada: Candidate, fragile_server: PostgresServer, place: Postgres) -> None:
        """What cannot be read is a finding; what comes after it is looked at all the same."""
        ada.begins()
        ada.begins("again", interview="i2")
        name = place.url.rpartition("/")[2]
        ((page,),) = fragile_server.run("SELECT pg_relation_filepath('interview_event')", name)
        fragile_server.run("CHECKPOINT")
        fragile_server.crash()
        with (fragile_server.data / str(page)).open("r+b") as file:
            file.write(b"\xff" * 64)
        fragile_server.start()
        found = check(place)

        assert found.interviews == 2
        assert len(found.problems) == 3
        assert all("cannot read its files" in problem for problem in found.problems)


class TestFull:
    @pytest.mark.parametrize(
        ("code", "said"),
        [("53100", "disk of the database is full"), ("53300", "too many connections"), ("25006", "takes no writes")],
    )
    def test_is_said_in_words(self, place: Postgres, code: str, said: str) -> None:
        """What the server refuses for a while is worded for candidates, and is no bug."""
        writer = postgres.engine(place)
        with pytest.raises(StorageUnavailable, match=said), transaction(writer) as connection:
            connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$"))
        writer.dispose()


class TestHung:
    def test_is_waited_for(self, ada: Candidate, fragile_server: PostgresServer, place: Postgres) -> None:
        """A server that stands still for a moment in the middle of a transaction takes the message once it goes on."""
        ada.begins()
        name = place.url.rpartition("/")[2]
        found = fragile_server.run(f"SELECT pid FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608
        pids = [pid for (pid,) in found if isinstance(pid, int)]

        def stand_still(stands: Interview) -> tuple[Event, ...]:
            for pid in pids:
                os.kill(pid, signal.SIGSTOP)
                threading.Timer(0.3, os.kill, (pid, signal.SIGCONT)).start()
            return skip(stands)

        changed = ada.store.change("i1", candidate="ada", client_id="s", payload_hash="p", decide=stand_still)

        assert pids
        assert changed.records == ada.sees().records
        assert len(changed.records) == 3


class TestBug:
    def test_repeats_no_row(self, ada: Candidate, place: Postgres) -> None:
        """What the server says of a broken rule is logged without what a candidate wrote."""
        ada.begins()
        ada.answers(1, "My secret.")
        writer = postgres.engine(place)
        with pytest.raises(IntegrityError, match="ck_answer_tries") as bug, transaction(writer) as connection:
            connection.execute(text("UPDATE answer SET tries = -1"))
        writer.dispose()

        assert "secret" not in "".join(traceback.format_exception(bug.value))
