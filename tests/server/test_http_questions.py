from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

from coach.grading.vectors import TextVectors
from coach.server.http_questions import QUERY_CHARS
from tests.server.conftest import Kitchen, Player, settled


def ids(client: TestClient, **wanted: str) -> list[str]:
    return [one["id"] for one in client.get("/api/v1/questions", params=wanted).json()]


def answer(player: Player, text: str, *, mode: str = "practice", question: str = "trees-2") -> None:
    player.start(questions=[question], mode=mode)
    player.answer(1, text)
    assert [player.hear()["kind"] for _ in range(3)] == ["saved", "graded", "summary"]


class TestQuestions:
    def test_are_listed_without_their_answers(self, client: TestClient) -> None:
        """By topic and level; references and key points are not given away."""
        questions = client.get("/api/v1/questions", params={"topic": "trees", "level": "mid"}).json()

        assert [question["id"] for question in questions] == ["trees-1", "trees-2", "trees-3"]
        assert set(questions[0]) == {"id", "topic", "level", "prompt", "tags", "record"}
        assert questions[0]["record"] == {"answers": 0, "best": None, "last": None, "at": None}

    def test_are_listed_by_tag(self, client: TestClient) -> None:
        """A tag that none has brings none."""
        assert ids(client, tag="odd") == ["queues-1", "queues-3", "trees-1", "trees-3"]
        assert ids(client, tag="odd", topic="trees") == ["trees-1", "trees-3"]
        assert ids(client, tag="nobodys") == []

    def test_are_found_by_words_while_the_model_loads(self, kitchen: Kitchen) -> None:
        """All words of the query stand in what is found; nobody waits for the model."""
        kitchen.loading.clear()
        with kitchen.open() as client:
            found = ids(client, q="TREES number 2"), ids(client, q="nowhere"), ids(client, q="follows", topic="queues")
            by = client.get("/api/v1/questions", params={"q": "trees"}).headers["Coach-Search"]
            kitchen.loading.set()

        assert found == (["trees-2", "trees-3"], [], ["queues-1", "queues-2", "queues-3"])
        assert by == "words"

    def test_are_found_by_meaning_when_the_model_is_there(self, kitchen: Kitchen) -> None:
        """What shares no word with the query comes as soon as the bank was read, once for all queries."""

        class Knowing(type(kitchen.encoder)):  # type: ignore[misc]  # the class of whatever stands there
            """Knows that a bough belongs to a tree."""

            def encode(self, texts: Sequence[str]) -> list[TextVectors]:
                said: list[TextVectors] = super().encode([text.replace("bough", "trees") for text in texts])
                return said

        kitchen.encoder = Knowing()
        with kitchen.open() as client:
            settled(client)
            assert ids(client, q="") != []
            while not ids(client, q="bough number 3"):
                time.sleep(0.01)
            read = kitchen.encoder.asked
            response = client.get("/api/v1/questions", params={"q": "bough number 3"})

        found = [one["id"] for one in response.json()]
        assert response.headers["Coach-Search"] == "meaning"
        assert found[0] == "trees-3"
        assert kitchen.encoder.asked == read + 1
        assert "What is trees number 3?" in kitchen.encoder.kept

    def test_are_read_for_their_meaning_once(self, kitchen: Kitchen, logged: pytest.CaptureFixture[str]) -> None:
        """What failed is not tried again for every key that is typed: the search by words goes on."""
        with kitchen.open() as client:
            settled(client)
            kitchen.encoder.failures = [RuntimeError("A bug.")]
            ids(client, q="trees")
            while "no_search_by_meaning" not in logged.readouterr().err:
                time.sleep(0.01)
            found = [client.get("/api/v1/questions", params={"q": "trees"}) for _ in range(20)]

        assert {response.headers["Coach-Search"] for response in found} == {"words"}
        assert all(response.json() for response in found)
        assert kitchen.encoder.asked == 1

    @pytest.mark.parametrize("wanted", [{"level": "god"}, {"q": "x" * (QUERY_CHARS + 1)}])
    def test_say_which_parameter_is_wrong(self, client: TestClient, wanted: dict[str, str]) -> None:
        """In words."""
        response = client.get("/api/v1/questions", params=wanted)

        assert (response.status_code, response.json()["code"]) == (422, "bad_input")
        assert next(iter(wanted)) in response.json()["message"]


class TestQuestion:
    def test_tells_everything(self, client: TestClient) -> None:
        """What a good answer says, and which questions follow well; one that has left the bank is not named."""
        one = client.get("/api/v1/questions/trees-1").json()

        assert one["reference"].startswith("It is the trees")
        assert one["key_points"][0] == {"says": "It comes as number 1.", "weight": 3}
        assert one["related"] == [{"id": "trees-2", "prompt": "What is trees number 2?"}]
        assert one["past_answers"] == []

    def test_that_does_not_exist_is_not_found(self, client: TestClient) -> None:
        """Slashes belong to the ids of one's own banks."""
        response = client.get("/api/v1/questions/no/such")

        assert (response.status_code, response.json()["code"]) == (404, "unknown_question")


class TestRecord:
    def test_remembers_the_best_and_the_last(self, client: TestClient, player: Player) -> None:
        """One's own answers, newest first, each with its way to the transcript."""
        answer(player, "It comes as number 2. It follows number 1.")
        answer(player, "I cannot say.")
        one = client.get("/api/v1/questions/trees-2").json()

        last, first = one["past_answers"]
        assert (last["interview"], last["turn"], first["interview"]) == ("i2", 1, "i1")
        assert first["score"] > last["score"]
        assert one["record"] == {"answers": 2, "best": first["score"], "last": last["score"], "at": last["at"]}

    def test_keeps_what_an_exam_holds_back(self, client: TestClient, player: Player) -> None:
        """Before its end an exam tells no grade by another door either."""
        player.start(questions=["trees-2", "trees-3"], mode="exam")
        player.answer(1, "It comes as number 2.")
        assert [player.hear()["kind"] for _ in range(3)] == ["saved", "question", "graded"]
        held = client.get("/api/v1/questions/trees-2").json()
        player.say("end", interview=player.interview)
        assert [player.hear()["kind"] for _ in range(2)] == ["saved", "summary"]
        told = client.get("/api/v1/questions/trees-2").json()

        assert (held["record"]["answers"], held["record"]["last"], held["past_answers"][0]["score"]) == (1, None, None)
        assert told["record"]["last"] == told["past_answers"][0]["score"] > 0

    def test_is_ones_own(self, kitchen: Kitchen) -> None:
        """What others answered is not shown."""
        kitchen.identify = lambda connection: connection.headers.get("x-name", "ada")
        with kitchen.open() as client, client.websocket_connect("ws://127.0.0.1/ws", subprotocols=["coach.v1"]) as own:
            answer(Player(own), "It comes as number 2.")
            theirs = client.get("/api/v1/questions/trees-2", headers={"x-name": "bob"}).json()

        assert theirs["record"]["answers"] == 0
        assert theirs["past_answers"] == []


class TestStart:
    def test_asks_exactly_what_is_named(self, client: TestClient, player: Player) -> None:
        """In that order, each once; the history says of which topics."""
        first = player.start(questions=["trees-3", "queues-1", "trees-3"], length=9, level="senior")
        player.say("skip", interview=player.interview, turn=1)
        assert player.hear("saved")["what"] == "skip"
        second = player.hear("question")

        assert (first["question_id"], second["question_id"], first["of"]) == ("trees-3", "queues-1", 2)
        (line,) = client.get("/api/v1/interviews").json()
        assert (line["topics"], line["level"], line["length"]) == (["trees", "queues"], None, 2)

    def test_refuses_what_is_not_there(self, player: Player) -> None:
        """Nothing is begun."""
        player.say("start", questions=["trees-1", "nobodys"])

        assert player.hear("error")["code"] == "unknown_question"
