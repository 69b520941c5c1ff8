"""Interviews with the real service, model and database, played by a client written from asyncapi.json alone."""

from __future__ import annotations

import json

import pytest

from coach.bank.load import load_bank
from coach.interview.question import Question
from coach.settings import shipped
from tests.flow.conftest import Meet, Service


@pytest.fixture(scope="module")
def bank() -> dict[str, Question]:
    """What a well-read candidate knows."""
    return dict(load_bank(shipped("corpus")).by_id)


class TestPractice:
    def test_goes_from_hello_to_the_summary(self, service: Service, meet: Meet, bank: dict[str, Question]) -> None:
        """A question is answered well, after a drop one is skipped, one is ended; what was said is remembered."""
        client = meet(service)
        asked = client.start(length=3, seed=11)
        told = " ".join(point.says for point in bank[asked["question_id"]].key_points)
        client_id = client.say("answer", turn=1, text=told)
        assert client.hear("saved")["client_id"] == client_id
        client.leave()
        client.resume()
        grade = client.hear("graded")["grade"]
        assert grade["band"] in {"good", "excellent"}
        for span in [span for verdict in grade["verdicts"] for span in verdict["evidence"]]:
            assert told[span["start"] : span["end"]] == span["text"]
        assert client.hear("question")["turn"] == 2

        client.say("hint", turn=2)
        assert client.hear("hint")["text"]
        client.say("skip", turn=2)
        assert client.hear("saved")["reference"]
        assert client.hear("question")["turn"] == 3

        client.say("end")
        assert client.hear("saved")["what"] == "end"
        summary = client.hear("summary")
        assert (summary["summary"]["answered"], summary["summary"]["skipped"]) == (1, 1)
        assert [turn["answer"] for turn in summary["turns"]] == [told, None]
        assert json.loads(service.call("/api/v1/interviews")[1])[0]["interview"] == client.interview

    def test_is_heard_alike_on_two_sockets(self, service: Service, meet: Meet) -> None:
        """A second tab follows every event in the same order."""
        one, other = meet(service), meet(service)
        asked = one.start(length=1)
        other.interview = one.interview
        other.send(kind="resume", interview=one.interview, last_seq=0)
        assert other.hear("question") == {**asked, "client_id": asked["client_id"]}
        one.say("answer", turn=1, text="I would measure first, and then decide. 🤷")

        for kind in ("saved", "graded", "summary"):
            assert one.hear(kind) == other.hear(kind)


class TestExam:
    def test_grades_at_its_end(self, service: Service, meet: Meet) -> None:
        """Every answer is taken in silence, and the summary has every grade."""
        client = meet(service)
        client.start(length=2, mode="exam", level="mid")
        client.say("answer", turn=1, text="It depends on what is being asked for.")
        assert client.hear("saved")["turn"] == 1
        assert client.hear("question")["turn"] == 2
        assert client.hear("graded")["status"] == "held"
        client.say("answer", turn=2, text="I do not remember that one.")
        assert client.hear("saved")["turn"] == 2
        assert client.hear("graded")["status"] == "held"

        assert all(turn["grade"] for turn in client.hear("summary")["turns"])


class TestHeadless:
    def test_grades_rows_and_files(self, service: Service, bank: dict[str, Question]) -> None:
        """The same rows get the same results in one call and in a file."""
        rows = [{"id": name, "question_id": name, "answer": bank[name].reference} for name in list(bank)[:3]]
        status, told = service.call("/api/v1/grade", json.dumps(rows).encode())
        results = json.loads(told)
        assert status == 200
        assert [result["id"] for result in results] == [row["id"] for row in rows]

        content = "\n".join(map(json.dumps, rows)).encode()
        status, streamed = service.call("/api/v1/grade/file?name=answers.jsonl", content)
        first, *graded, summary = map(json.loads, streamed.splitlines())
        assert (status, first, summary["kind"]) == (200, {"kind": "started", "rows": 3}, "summary")
        assert [event["row"]["score"] for event in graded] == [result["score"] for result in results]
