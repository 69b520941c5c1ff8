from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.server.conftest import Kitchen, Player

GOOD = "It comes as number {number}. It follows number {before}."
POOR = "Nobody knows."


def read(client: TestClient, path: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    return told


def answers_all(player: Player, *, well: bool, **plan: object) -> None:
    """Play an interview to its end."""
    message = player.start(**plan)
    while message["kind"] != "summary":
        if message["kind"] == "question":
            number = int(message["question_id"].rpartition("-")[2])
            answer = GOOD.format(number=number, before=number - 1) if well else POOR
            player.answer(message["turn"], answer)
        message = player.hear()


class TestProgress:
    def test_is_empty_before_the_first_answer(self, client: TestClient) -> None:
        """Nothing is known yet; there is something to begin with."""
        told = read(client, "progress")

        assert (told["topics"], told["tags"], told["due_now"], told["cap"]) == ([], [], 0, 20)
        assert [line["kind"] for line in told["plan"]] == ["new"]

    def test_rests_on_what_was_answered_and_skipped(self, client: TestClient, player: Player) -> None:
        """A skipped question counts as nothing said."""
        player.start(topics=["trees"])
        player.say("skip", interview=player.interview, turn=1)
        assert player.hear("saved")["what"] == "skip"
        (trees,) = read(client, "progress")["topics"]

        assert (trees["topic"], trees["title"], trees["answers"], trees["weak"]) == ("trees", "Trees", 1, True)
        assert trees["low"] <= trees["estimate"] <= trees["high"]
        assert (trees["missing"], trees["misconceptions"], trees["retention"]) == ([], [], 1.0)
        assert [point["day"] for point in trees["trend"]] == [date.today().isoformat()]  # noqa: DTZ011 - the candidate's

    def test_names_what_is_missing_and_what_to_do(self, client: TestClient, player: Player) -> None:
        """By topic, by tag, and in the plan."""
        answers_all(player, well=False, topics=["trees"], length=1)
        told = read(client, "progress")
        (trees,) = told["topics"]

        assert [point["key_point"] for point in trees["missing"]] == ["before", "place"]
        assert told["plan"][0]["kind"] == "weak"
        assert told["plan"][0]["topics"] == ["trees"]
        assert trees["missing"][0]["says"] in told["plan"][0]["why"]
        assert [one["tag"] for one in told["tags"]] in [["odd"], []]

    def test_is_silent_about_an_exam_under_way(self, client: TestClient, player: Player) -> None:
        """Its grades are told with its summary."""
        player.start(mode="exam", length=2)
        player.answer(1, POOR)
        while player.hear()["kind"] != "graded":
            pass

        assert read(client, "progress")["topics"] == []

    def test_sets_confidence_against_results(self, client: TestClient, player: Player) -> None:
        """Sure but wrong is named, with its place in the history."""
        question = player.start(topics=["trees"], length=1)
        player.say("confidence", interview=player.interview, turn=1, sure="sure")
        player.answer(1, POOR)
        while player.hear()["kind"] != "summary":
            pass
        told = read(client, "progress")
        (wrong,) = told["sure_but_wrong"]

        assert [(row["sure"], row["answers"], row["wrong"]) for row in told["calibration"]] == [("sure", 1, 1)]
        assert (wrong["interview"], wrong["turn"], wrong["prompt"]) == (player.interview, 1, question["prompt"])


class TestDue:
    def test_brings_a_poor_answer_back_tomorrow(self, kitchen: Kitchen, client: TestClient, player: Player) -> None:
        """Not today; and it is asked first then."""
        answers_all(player, well=False, topics=["trees"], length=2)
        today, first = read(client, "due"), read(client, "progress")
        kitchen.later = timedelta(days=1)
        tomorrow, then = read(client, "due"), read(client, "progress")
        question = player.start(length=3, due=True)

        assert (today["now"], today["days"][0]["due"], today["days"][1]["due"], first["due_now"]) == (0, 0, 2, 0)
        assert (tomorrow["now"], then["due_now"], then["plan"][0]["kind"]) == (2, 2, "due")
        assert len(tomorrow["days"]) == 14
        assert {one["topic"] for one in tomorrow["questions"]} == {"trees"}
        assert {one["overdue_days"] for one in tomorrow["questions"]} == {0}
        assert question["question_id"] in [one["question_id"] for one in tomorrow["questions"]]
        assert (question["of"], question["why"]) == (2, "You answered this yesterday; it is due again.")

    def test_keeps_to_the_cap_of_the_settings(self, kitchen: Kitchen) -> None:
        """Whatever piled up."""
        kitchen.set(due_cap=1)
        with kitchen.open() as client, client.websocket_connect("ws://127.0.0.1/ws", subprotocols=["coach.v1"]) as ws:
            answers_all(Player(ws), well=False, length=3)
            kitchen.later = timedelta(days=30)
            told = read(client, "due")

            assert [day["due"] for day in told["days"][:4]] == [1, 1, 1, 0]
            assert len(told["questions"]) == 1
            assert read(client, "progress")["cap"] == 1

    def test_may_be_nothing(self, player: Player) -> None:
        """An interview of only what is due says so then."""
        player.say("start", due=True)

        assert player.hear("error")["code"] == "nothing_due"


class TestHabits:
    def test_count_days(self, kitchen: Kitchen, client: TestClient, player: Player) -> None:
        """The streak grows with each day of practice, and a year of days is told."""
        before = read(client, "habits")
        for day in range(3):
            kitchen.later = timedelta(days=day)
            answers_all(player, well=False, length=2)
        told = read(client, "habits")

        assert (before["streak"], len(before["days"])) == (0, 371)
        assert (told["streak"], told["longest"]) == (3, 3)
        assert [day["answers"] for day in told["days"][-4:]] == [0, 2, 2, 2]


class TestChoice:
    @pytest.mark.parametrize(
        ("plan", "why"),
        [({}, "You have not practised this topic yet."), ({"questions": ["trees-1"]}, "You chose this question.")],
    )
    def test_says_why(self, player: Player, plan: dict[str, object], why: str) -> None:
        """Each question tells its reason."""
        assert player.start(**plan)["why"] == why

    def test_keeps_to_tags(self, player: Player) -> None:
        """Only questions with one of them."""
        question = player.start(tags=["odd"], length=30)

        assert question["of"] == 4
