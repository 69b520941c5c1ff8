from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from coach.server import rows
from tests.server.conftest import Kitchen, Message, settled

FILE = "/api/v1/grade/file"


@pytest.fixture
def ready(client: TestClient) -> TestClient:
    """A service whose model is loaded."""
    assert settled(client).status_code == 200
    return client


def lines(text: str) -> list[Message]:
    return [json.loads(line) for line in text.splitlines()]


class TestRows:
    def test_are_graded_in_order(self, ready: TestClient) -> None:
        """A result for each row."""
        results = ready.post("/api/v1/grade", json=[{"id": n, "answer": f"Answer {n}"} for n in range(100)]).json()

        assert [result["id"] for result in results] == list(range(100))

    @pytest.mark.parametrize(
        "body",
        ["", "{}", "[]", "[1]", "[" + ",".join(["{}"] * 101) + "]", "[{]", r'[{"answer": "\ud800"}]', "[" * 9999],
    )
    def test_must_be_an_array_of_at_most_a_hundred(self, ready: TestClient, body: str) -> None:
        """Anything else is refused in words."""
        response = ready.post("/api/v1/grade", content=body)

        assert (response.status_code, response.json()["code"]) == (422, "bad_input")

    def test_wait_for_the_model(self, kitchen: Kitchen) -> None:
        """Without it the answer says when to come again."""
        kitchen.loading.clear()
        with kitchen.open() as client:
            response = client.post("/api/v1/grade", json=[{"answer": "x"}])
            kitchen.loading.set()

        assert (response.status_code, response.json()["code"]) == (503, "not_ready")
        assert response.headers["retry-after"] == "2"

    def test_are_turned_away_when_too_many_wait(self, kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
        """The answer says when to come again."""
        monkeypatch.setattr(rows, "WAITING", 0)
        with kitchen.open() as client:
            settled(client)
            response = client.post("/api/v1/grade", json=[{"answer": "x"}])

        assert (response.status_code, response.json()["code"]) == (503, "busy")


class TestFile:
    def test_streams_its_results(self, ready: TestClient) -> None:
        """First how many rows there are, then each result in order, then the summary."""
        response = ready.post(FILE, params={"name": "answers.jsonl"}, content="one\ntwo")

        assert response.headers["content-type"] == "application/x-ndjson"
        assert lines(response.text) == [
            {"kind": "started", "rows": 2},
            {"kind": "result", "row": {"answer": "one"}},
            {"kind": "result", "row": {"answer": "two"}},
            {"kind": "summary", "summary": {"count": 2}},
        ]

    def test_that_cannot_be_read_at_all_is_refused(self, ready: TestClient) -> None:
        """Before any result, so that the status can say so."""
        response = ready.post(FILE, params={"name": "answers.csv"}, content=b"\xff\xfe")

        assert (response.status_code, response.json()["code"]) == (400, "bad_answers_file")

    @pytest.mark.parametrize("name", ["answers.xlsx", "answers", "x" * 300 + ".csv"])
    def test_must_have_a_name_that_says_what_it_is(self, ready: TestClient, name: str) -> None:
        """Only .jsonl and .csv are read."""
        assert ready.post(FILE, params={"name": name}, content=b"one").status_code == 422

    @pytest.mark.parametrize(("line", "code"), [("boom", "internal_error"), ("stop", "storage_unavailable")])
    def test_that_fails_on_the_way_says_so_at_its_end(self, ready: TestClient, line: str, code: str) -> None:
        """What was graded before arrives; the last line is the error, and it gives no inside away."""
        told = lines(ready.post(FILE, params={"name": "a.jsonl"}, content=f"one\n{line}\ntwo").text)

        assert [event["kind"] for event in told] == ["started", "result", "error"]
        assert told[-1]["code"] == code
        assert "A bug." not in told[-1]["message"]

    def test_frees_its_place(self, ready: TestClient) -> None:
        """However many come one after the other."""
        answers = [ready.post(FILE, params={"name": "a.jsonl"}, content="boom") for _ in range(rows.WAITING + 1)]

        assert {answer.status_code for answer in answers} == {200}
