"""How answers come to their grade, whatever happens on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.errors import ModelDamaged, StorageUnavailable
from tests.server.conftest import Join, Kitchen, settled

ANSWER = "It comes as number 1."


class TestGrading:
    def test_survives_a_grader_that_dies_twice(self, kitchen: Kitchen, join: Join) -> None:
        """The answer is tried again, and nobody hears of it."""
        kitchen.encoder.failures = [RuntimeError("A bug."), MemoryError()]
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, ANSWER)

            assert player.hear("saved")["turn"] == 1
            assert player.hear("graded")["status"] == "graded"

    def test_gives_up_after_three_tries(self, kitchen: Kitchen, join: Join) -> None:
        """The answer is set aside as ungradable, and the interview goes on."""
        kitchen.encoder.failures = [RuntimeError("A bug.")] * 3
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, ANSWER)
            heard = [player.hear() for _ in range(3)]

        assert [message["kind"] for message in heard] == ["saved", "graded", "question"]
        assert heard[1]["status"] == "ungradable"

    def test_waits_while_the_disk_is_full(self, kitchen: Kitchen, join: Join) -> None:
        """What cannot be saved is tried until it can, however often: it is not the answer's fault."""
        kitchen.encoder.failures = [StorageUnavailable("The disk is full.", 0.0)] * 10
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, ANSWER)

            assert player.hear("saved")["turn"] == 1
            assert player.hear("graded")["status"] == "graded"


class TestLoading:
    def test_keeps_nobody_from_answering(self, kitchen: Kitchen, join: Join) -> None:
        """Questions are asked and answers saved while the model loads; they are graded when it has."""
        kitchen.loading.clear()
        with kitchen.open() as client, join(client) as player:
            player.session.send_json({"kind": "hello"})
            assert player.hear("welcome")["ready"] is False
            player.start()
            player.answer(1, ANSWER)
            assert player.hear("saved")["text"] == ANSWER
            assert client.get("/readyz").json()["status"] == "loading"
            kitchen.loading.set()

            assert player.hear("graded")["status"] == "graded"
            assert client.get("/readyz").json()["status"] == "ready"

    @pytest.mark.parametrize(
        ("error", "said"),
        [(ModelDamaged("The weights are not those that were measured."), "measured"), (RuntimeError("?!"), "log")],
    )
    def test_that_fails_is_said_and_loses_nothing(
        self, kitchen: Kitchen, join: Join, error: Exception, said: str
    ) -> None:
        """With a damaged model answers are saved and wait; the service says what is wrong."""
        kitchen.load_fails = error
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, ANSWER)
            assert player.hear("saved")["turn"] == 1
            ready = settled(client)
            rows = client.post("/api/v1/grade", json=[{"answer": "x"}])

        assert (ready.status_code, ready.json()["status"]) == (503, "damaged")
        assert said in ready.json()["message"]
        assert (rows.status_code, rows.json()["code"]) == (503, "model_damaged")


class TestRestart:
    def test_grades_what_an_earlier_life_left(self, kitchen: Kitchen, join: Join) -> None:
        """A saved answer is graded by the next life of the service, once, and its client gets it on resume."""
        kitchen.loading.clear()
        with kitchen.open() as client, join(client) as before:
            before.start()
            before.answer(1, ANSWER)
            seen = before.hear("saved")["seq"]
        kitchen.loading.set()
        with kitchen.open() as client, join(client) as after:
            after.resume(seen, before.interview)

            assert after.hear("graded")["seq"] == seen + 1
            assert after.hear("question")["turn"] == 2


class TestRoom:
    def test_is_bounded(self, kitchen: Kitchen, join: Join) -> None:
        """While too many answers wait, a new one gets `busy` and is not saved; later it is taken."""
        kitchen.desk_limits = replace(kitchen.desk_limits, waiting=1)
        kitchen.loading.clear()
        with kitchen.open() as client, join(client) as one, join(client) as other:
            one.start()
            one.answer(1, ANSWER)
            assert one.hear("saved")["turn"] == 1
            other.start()
            client_id = other.answer(1, ANSWER)
            refused = other.hear("error")
            kitchen.loading.set()
            assert one.hear("graded")["turn"] == 1
            assert one.hear("question")["turn"] == 2
            other.answer(1, ANSWER, client_id=client_id)

            assert (refused["code"], refused["client_id"], refused["retry_after"]) == ("busy", client_id, 0.5)
            assert other.hear("saved")["client_id"] == client_id


class TestLog:
    def test_never_holds_what_a_candidate_wrote(
        self, kitchen: Kitchen, join: Join, logged: pytest.CaptureFixture[str]
    ) -> None:
        """Not when all goes well, and not when grading dies."""
        kitchen.encoder.failures = [RuntimeError("A bug.")]
        with kitchen.open() as client, join(client) as player:
            player.start()
            player.answer(1, "My secret is number 1.")
            kinds = [player.hear()["kind"] for _ in range(3)]

        written = logged.readouterr()
        assert kinds == ["saved", "graded", "question"]
        assert "grading_died" in written.err
        assert "secret" not in written.out + written.err
