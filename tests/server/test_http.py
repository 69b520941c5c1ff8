from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from coach import __version__
from coach.store.open import DATABASE
from tests.server.conftest import Kitchen, Player, settled


class TestHealth:
    def test_is_up(self, client: TestClient) -> None:
        """The service says that it is up, and which version it is."""
        assert client.get("/healthz").json() == {"status": "up", "version": __version__}

    def test_is_ready_when_it_can_grade(self, client: TestClient) -> None:
        """Ready is more than up."""
        assert settled(client).json() == {"status": "ready", "message": None}

    def test_is_not_ready_while_the_database_cannot_be_used(self, client: TestClient, kitchen: Kitchen) -> None:
        """What cannot be kept is not graded; that is said in words, and passes."""
        settled(client)
        with closing(sqlite3.connect(kitchen.folder / "data" / DATABASE)) as database:
            database.execute("ALTER TABLE interview RENAME TO elsewhere")
            away = client.get("/readyz")
            database.execute("ALTER TABLE elsewhere RENAME TO interview")

        assert (away.status_code, away.json()["status"]) == (503, "unavailable")
        assert "Nothing can be saved or read now" in away.json()["message"]
        assert client.get("/readyz").status_code == 200


class TestBank:
    def test_names_its_topics(self, client: TestClient) -> None:
        """Each topic with how many questions it has of each level."""
        topics = client.get("/api/v1/bank").json()["topics"]

        assert [topic["title"] for topic in topics] == ["Queues", "Trees"]
        assert topics[0]["questions"] == {"junior": 0, "mid": 3, "senior": 0}


class TestInterviews:
    def test_are_remembered(self, client: TestClient, player: Player) -> None:
        """A finished interview stands in the history with its score, and can be read again."""
        player.start(length=1, topics=["trees"])
        player.answer(1, "It comes as number 1.")
        kinds = [player.hear()["kind"] for _ in range(3)]
        (line,) = client.get("/api/v1/interviews").json()
        whole = client.get(f"/api/v1/interviews/{player.interview}").json()

        assert kinds == ["saved", "graded", "summary"]
        assert (line["interview"], line["answered"], line["length"], line["ended"]) == (player.interview, 1, 1, True)
        assert (line["mode"], line["topics"], line["level"]) == ("practice", ["trees"], None)
        assert whole.pop("turns")[0]["answer"] == "It comes as number 1."
        assert whole == line

    def test_show_no_grade_of_an_exam_under_way(self, client: TestClient, player: Player) -> None:
        """What an exam holds back is not to be had by another door either."""
        player.start(length=2, mode="exam")
        player.answer(1, "It comes as number 1.")
        kinds = [player.hear()["kind"] for _ in range(3)]
        (turn,) = client.get(f"/api/v1/interviews/{player.interview}").json()["turns"]
        assert kinds == ["saved", "question", "graded"]
        assert (turn["grade"], turn["credit"], turn["feedback"], turn["reference"]) == (None, 0.0, None, None)

        player.say("end", interview=player.interview)
        assert player.hear("saved")["what"] == "end"
        assert player.hear("summary")["turns"][0]["grade"]
        assert client.get(f"/api/v1/interviews/{player.interview}").json()["turns"][0]["grade"]

    def test_are_found_by_their_words(self, client: TestClient, player: Player) -> None:
        """In questions and in answers; all of the words must be there."""
        player.start(length=1, topics=["trees"])
        player.answer(1, "Nobody knows the Prüfstein.")
        player.hear("saved")

        def found(words: str) -> list[str]:
            return [one["interview"] for one in client.get("/api/v1/interviews", params={"search": words}).json()]

        assert found("trees prüfstein") == found("  ") == [player.interview]
        assert found("queues") == []

    def test_that_do_not_exist_are_not_found(self, client: TestClient) -> None:
        """With the code that the socket uses."""
        response = client.get("/api/v1/interviews/nobodys")

        assert (response.status_code, response.json()["code"]) == (404, "unknown_interview")


class TestNothing:
    @pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/../etc/passwd", "/nothing.js"])
    def test_is_at_an_unknown_address(self, client: TestClient, path: str) -> None:
        """As JSON, as every error."""
        response = client.get(path)

        assert (response.status_code, response.json()["code"]) == (404, "not_found")

    def test_is_done_by_the_wrong_method(self, client: TestClient) -> None:
        """The error names what was wrong."""
        assert client.delete("/healthz").json()["code"] == "method_not_allowed"


class TestBug:
    def test_is_told_by_its_reference(self, kitchen: Kitchen, logged: pytest.CaptureFixture[str]) -> None:
        """The client learns the reference, the log the rest."""

        def broken(_connection: object, /) -> str:
            raise RuntimeError("A bug.")

        kitchen.identify = broken
        with kitchen.open() as client:
            response = client.get("/api/v1/progress")

        assert (response.status_code, response.json()["code"]) == (500, "internal_error")
        assert "A bug." not in response.text
        reference = response.json()["message"].partition("reference ")[2].partition(" ")[0]
        assert reference in logged.readouterr().err
