"""What operators can watch."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient, WebSocketDenialResponse

from coach.errors import ModelDamaged
from coach.server import rows
from coach.server.metrics import on_this_machine
from coach.server.socket import SocketLimits
from coach.store.open import open_store
from tests.server.conftest import Join, Kitchen, Player, settled

ANSWER = "It comes as number 1."
OPERATION = Path(__file__).resolve().parents[2] / "docs" / "operation"
BY_THE_SYSTEM = {"process_cpu_seconds_total", "process_resident_memory_bytes"}
"""Exported only where the system tells them."""

Figures = Mapping[str, float]


def figures(text: str) -> Figures:
    """Every sample by its name, with the value of its label where it has one: `coach_sheds_total/slow`."""
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {"/".join((sample.name, *sample.labels.values())): sample.value for sample in samples}


def told(client: TestClient) -> Figures:
    response = client.get("/metrics")
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    return figures(response.text)


class TestAnInterview:
    def test_is_counted(self, client: TestClient, player: Player) -> None:
        """A graded answer leaves its verdicts, how long it waited and how long it took."""
        before = told(client)
        player.start()
        player.answer(1, ANSWER)
        (_, graded) = player.hear("saved"), player.hear("graded")
        points = graded["grade"]["verdicts"]
        after = told(client)
        by_verdict = {name: value for name, value in after.items() if name.startswith("coach_verdicts_total/")}

        assert before["coach_grade_seconds_count"] == 0
        assert after["coach_grade_seconds_count"] == after["coach_queue_seconds_count"] == 1
        assert after["coach_grade_seconds_sum"] > 0
        assert sum(by_verdict.values()) == len(points)
        assert all(by_verdict[f"coach_verdicts_total/{point['verdict']}"] >= 1 for point in points)
        assert after["coach_sockets"] == 1

    def test_that_is_taken_up_again_is_counted(self, client: TestClient, player: Player) -> None:
        """A repeated message is a duplicate; a resume is a replay of events, or of the whole."""
        player.start()
        client_id = player.answer(1, ANSWER)
        seen = [player.hear() for _ in range(3)][-1]["seq"]
        player.answer(1, ANSWER, client_id=client_id)
        assert player.hear("saved")["client_id"] == client_id
        player.resume(0)
        assert [player.hear()["seq"] for _ in range(seen)] == list(range(1, seen + 1))
        player.resume(99)
        assert player.hear("snapshot")["last_seq"] == seen
        now = told(client)

        assert now["coach_duplicates_total"] == 1
        assert (now["coach_replays_total/events"], now["coach_replays_total/snapshot"]) == (1, 1)

    def test_that_waits_is_counted(self, kitchen: Kitchen, join: Join) -> None:
        """While the model loads the queue grows; the state of the model is told beside it."""
        kitchen.loading.clear()
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, ANSWER)
            player.hear("saved")
            waiting = told(client)
            kitchen.loading.set()
            player.hear("graded")
            player.answer(2, "It follows number 1.")
            assert [player.hear()["kind"] for _ in range(3)] == ["question", "saved", "graded"]
            graded = told(client)

        assert (waiting["coach_queue_size"], waiting["coach_model/loading"]) == (1, 1)
        assert (graded["coach_model/loading"], graded["coach_model/ready"]) == (0, 1)

    def test_that_cannot_be_graded_is_counted(self, kitchen: Kitchen, join: Join) -> None:
        """An answer set aside is no grade, and its own tries are no takeover."""
        kitchen.encoder.failures = [RuntimeError("A bug.")] * 3
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, ANSWER)
            assert [player.hear()["kind"] for _ in range(3)] == ["saved", "graded", "question"]
            now = told(client)

        assert (now["coach_ungradable_total"], now["coach_grade_seconds_count"]) == (1, 0)
        assert now["coach_leases_taken_over_total"] == 0

    def test_that_a_dead_service_was_grading_is_counted(self, kitchen: Kitchen, join: Join) -> None:
        """The next one takes the answer over."""
        kitchen.loading.clear()
        with kitchen.open() as client, join(client) as before:
            before.start()
            before.answer(1, ANSWER)
            seen = before.hear("saved")["seq"]
        with closing(open_store(kitchen.place, clock=lambda: datetime.now(UTC))) as dead:
            (answer,) = dead.waiting()
            assert dead.started_grading(answer) == 1
        kitchen.loading.set()
        with kitchen.open() as client, join(client) as after:
            after.resume(seen, before.interview)
            after.hear("graded")
            now = told(client)

        assert now["coach_leases_taken_over_total"] == 1


class TestSheds:
    def test_are_counted_by_reason(self, kitchen: Kitchen, join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whoever is turned away is counted, with why."""
        monkeypatch.setattr(rows, "WAITING", 0)
        kitchen.set(max_sockets=1)
        kitchen.desk_limits = replace(kitchen.desk_limits, waiting=0)
        kitchen.socket_limits = SocketLimits(messages=2, per_seconds=3600.0)
        with kitchen.open() as client, join(client) as player:
            settled(client)
            client.post("/api/v1/grade", json=[{"answer": "x"}])
            with pytest.raises(WebSocketDenialResponse), join(client):
                pass
            player.start()
            player.answer(1, ANSWER)
            player.say("hint", interview=player.interview, turn=1)
            assert [player.hear("error")["code"] for _ in range(2)] == ["busy", "busy"]
            now = told(client)

        assert {name: now[f"coach_sheds_total/{name}"] for name in ("answers", "messages", "rows", "sockets")} == {
            "answers": 1,
            "messages": 1,
            "rows": 1,
            "sockets": 1,
        }
        assert (now["coach_sheds_total/inbox"], now["coach_sheds_total/slow"]) == (0, 0)


class TestModel:
    def test_that_is_damaged_is_told(self, kitchen: Kitchen) -> None:
        """An alarm can be set on it."""
        kitchen.load_fails = ModelDamaged("The weights are not those that were measured.")
        with kitchen.open() as client:
            settled(client)
            now = told(client)

        assert [now[f"coach_model/{state}"] for state in ("loading", "ready", "damaged")] == [0, 0, 1]


class TestCallers:
    def test_from_elsewhere_are_refused(self, kitchen: Kitchen) -> None:
        """Only this machine is told."""
        kitchen.caller = "192.0.2.7"
        with kitchen.open() as client:
            response = client.get("/metrics")

        assert (response.status_code, response.json()["code"]) == (403, "refused")

    def test_behind_a_proxy_on_this_machine_are_from_elsewhere(self, kitchen: Kitchen) -> None:
        """What a proxy passes on from outside is not taken for its own."""
        with kitchen.serve() as address:
            url = address.replace("ws:", "http:").replace("/ws", "/metrics")
            with urlopen(url, timeout=20) as response:
                assert response.headers["content-type"].startswith("text/plain; version=")
            with pytest.raises(HTTPError) as refused:
                urlopen(Request(url, headers={"x-forwarded-for": "192.0.2.7"}), timeout=20)
            refused.value.close()

        assert refused.value.code == 403

    @pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
    def test_on_loopback_are_on_this_machine(self, address: str) -> None:
        """By any of its addresses."""
        assert on_this_machine(address)

    @pytest.mark.parametrize("address", ["192.168.1.5", "0.0.0.0", "::", "localhost", "", "127.0.0.1.evil"])  # noqa: S104
    def test_with_any_other_address_are_not(self, address: str) -> None:
        """A name proves nothing."""
        assert not on_this_machine(address)


class TestDashboard:
    def test_shows_what_is_exported(self, client: TestClient) -> None:
        """A panel without figures would look like a service without work."""
        exported = {name.partition("/")[0] for name in told(client)} | BY_THE_SYSTEM
        asked = {
            name
            for panel in json.loads((OPERATION / "grafana.json").read_text(encoding="utf-8"))["panels"]
            for target in panel.get("targets", ())
            for name in re.findall(r"\b(?:coach|process)_\w+", target["expr"])
        }

        assert asked <= exported
        assert len(asked) > 10

    def test_stands_beside_a_table_of_all_metrics(self, client: TestClient) -> None:
        """Nothing is exported that is not explained, and nothing explained that is not exported."""
        families = text_string_to_metric_families(client.get("/metrics").text)
        kinds = {family.name + "_total" * (family.type == "counter"): family.type for family in families}
        table = (OPERATION / "README.md").read_text(encoding="utf-8")
        explained = dict(re.findall(r"^\| `(coach_\w+)` \| (\w+)", table, re.MULTILINE))

        # The library adds when each series began.
        own = {name for name in kinds if name.startswith("coach_") and not name.endswith("_created")}
        assert explained == {name: kinds[name] for name in own}
