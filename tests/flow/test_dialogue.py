"""A dialogue with the real service, model and database, played by a client written from asyncapi.json alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from coach.bank.load import load_bank
from coach.interview.question import Question
from coach.settings import shipped
from tests.flow.conftest import Begin, Client, Meet, Message, Service

ASKED = "system-design-outbox"


@pytest.fixture(scope="module")
def question() -> Question:
    """What a well-read candidate knows; five points of it."""
    return load_bank(shipped("corpus")).by_id[ASKED]


def told(question: Question, *points: str) -> str:
    """Return how a candidate really makes some points."""
    return " ".join(point.also[0] for point in question.key_points if point.id in points)


def heard(client: Client, question: Question) -> Message:
    """Take in what comes of an answer, and return how the turn stands with what the coach asks next."""
    client.hear("saved")
    graded = client.hear("graded")
    standing = client.hear("standing")
    missing = [point["key_point"] for point in standing["points"] if point["verdict"] != "covered"]
    assert len(graded["grade"]["verdicts"]) == len(question.key_points)
    return {**standing, "missing": missing, "next": client.hear("follow_up") if missing else None}


class TestDialogue:
    def test_reaches_everything_in_four_turns(self, service: Service, meet: Meet, question: Question) -> None:
        """Two points are known, one comes to mind when asked what else, and two with their hints."""
        client = meet(service)
        client.start(questions=[ASKED], dialogue=True)
        heaviest = sorted(question.key_points, key=lambda point: -point.weight)
        first, second, third = (point.id for point in heaviest[:3])
        client.say("answer", turn=1, text=told(question, first, second))
        stands = [heard(client, question)]
        client.say("answer", turn=1, text=told(question, third))
        stands.append(heard(client, question))
        for _ in range(2):
            step = stands[-1]["next"]
            assert (step["step"], step["key_point"]) == ("hint", step["key_point"])
            client.say("answer", turn=1, text=told(question, step["key_point"]))
            stands.append(heard(client, question))

        assert [one["next"]["step"] for one in stands[:-1]] == ["pump", "hint", "hint"]
        assert [len(one["missing"]) for one in stands] == [3, 2, 1, 0]
        assert all(one["change"] > 0 for one in stands[1:])
        assert 75.0 < stands[-1]["credit"] < 90.0
        client.say("next", turn=1)
        assert client.hear("saved")["what"] == "next"
        (turn,) = client.hear("summary")["turns"]
        assert (turn["attempts"], turn["credit"], len(turn["talk"])) == (4, stands[-1]["credit"], 7)


class Lives:
    """A client of a service that is killed again and again."""

    def __init__(self, service: Service, client: Client) -> None:
        self.service, self.client = service, client

    def die(self) -> None:
        self.service.kill()
        self.client.url = self.client.url.replace(self.service.address[7:], self.service.start().address[7:])
        self.client.resume()

    def hear(self, *kinds: str) -> list[Message]:
        return [self.client.hear(kind) for kind in kinds]


@pytest.fixture
def lives(begin: Begin, meet: Meet) -> Lives:
    service = begin().start()
    return Lives(service, meet(service))


class TestKill:
    def test_between_steps_loses_nothing(self, lives: Lives, question: Question) -> None:
        """Killed before the grades of an answer and of a reply: each life goes on from where the last one was."""
        heaviest = max(question.key_points, key=lambda point: point.weight).id
        client = lives.client
        client.start(questions=[ASKED, "async-event-loop-await"], dialogue=True)
        client.say("answer", turn=1, text="I would have to guess.")
        client.hear("saved")
        lives.die()
        lives.hear("graded", "standing", "follow_up")
        client.say("skip", turn=1)
        assert lives.hear("saved", "follow_up")[1]["key_point"] == heaviest
        reply = client.say("answer", turn=1, text=told(question, heaviest))
        saved = client.hear("saved")
        lives.die()
        graded, standing, step = lives.hear("graded", "standing", "follow_up")
        assert (graded["attempt"], standing["attempt"], saved["attempt"], step["step"]) == (2, 2, 2, "hint")

        client.say("answer", turn=1, text=told(question, heaviest), client_id=reply)
        assert client.hear_again() == saved
        client.say("next", turn=1)
        assert lives.hear("saved", "question")[1]["turn"] == 2
        assert lives.service.stop() == 0
        with closing(sqlite3.connect(lives.service.folder / "data" / "coach.db")) as database:
            assert database.execute("select count(*) from grade").fetchone() == (2,)
            assert database.execute("select count(*) from answer").fetchone() == (2,)
