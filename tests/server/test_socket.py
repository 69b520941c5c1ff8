"""What a candidate's client sees of an interview."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.server.conftest import Join, Kitchen, Player


class TestHello:
    def test_is_answered_by_what_the_service_has(self, player: Player) -> None:
        """A client learns the topics and what it may send."""
        player.session.send_json({"kind": "hello", "client": "test/1"})

        welcome = player.hear("welcome")
        assert welcome["topics"][0] == {
            "id": "queues",
            "title": "Queues",
            "questions": {"junior": 0, "mid": 3, "senior": 0},
        }
        assert {"hello", "start", "resume", "answer", "hint", "skip", "end"} <= set(welcome["capabilities"])
        assert {"next", "confirm", "dispute", "confidence", "edit"} <= set(welcome["capabilities"])
        assert welcome["answer_chars"] == 8000


class TestPractice:
    def test_goes_from_question_to_question_to_the_summary(self, player: Player) -> None:
        """Each answer is acknowledged, then graded, and the next question comes by itself."""
        asked = player.start(length=2)
        assert (asked["seq"], asked["turn"], asked["of"], asked["mode"]) == (1, 1, 2, "practice")

        client_id = player.answer(1, "It comes as number 1.")
        saved, graded, second = player.hear("saved"), player.hear("graded"), player.hear("question")
        assert (saved["text"], saved["client_id"]) == ("It comes as number 1.", client_id)
        assert graded["status"] == "graded"
        assert graded["reference"]
        assert second["turn"] == 2

        player.answer(2, "No idea 🤷.")
        kinds = [player.hear()["kind"] for _ in range(2)]
        summary = player.hear("summary")
        assert kinds == ["saved", "graded"]
        assert summary["summary"]["answered"] == 2
        assert [turn["answer"] for turn in summary["turns"]] == ["It comes as number 1.", "No idea 🤷."]
        assert summary["seq"] == 7

    def test_gives_hints_until_there_are_none(self, player: Player) -> None:
        """The heaviest point's hint comes first; then there is an error that changes nothing."""
        player.start()
        for _ in range(3):
            player.say("hint", interview=player.interview, turn=1)

        assert player.hear("hint")["text"] == "Where does it stand?"
        assert player.hear("hint")["text"] == "What stands before it?"
        assert player.hear("error")["code"] == "no_more_hints"

    def test_shows_the_reference_after_a_skip(self, player: Player) -> None:
        """Whoever passes over a question may read the answer and gets the next one."""
        player.start()
        player.say("skip", interview=player.interview, turn=1)

        saved = player.hear("saved")
        assert saved["what"] == "skip"
        assert "number" in saved["reference"]
        assert player.hear("question")["turn"] == 2

    def test_can_be_ended_at_any_time(self, player: Player) -> None:
        """The summary comes at once when no grade is under way, and nothing can be sent after it."""
        player.start()
        player.say("end", interview=player.interview)
        assert player.hear("saved")["what"] == "end"
        assert player.hear("summary")["summary"]["answered"] == 0

        late = player.answer(1, "Too late.")
        error = player.hear("error")
        assert (error["code"], error["client_id"]) == ("interview_over", late)


class TestExam:
    def test_is_silent_until_its_end(self, player: Player) -> None:
        """The next question comes at once, grades are held, and the summary carries them all."""
        player.start(length=2, mode="exam")
        player.answer(1, "It comes as number 1.")
        player.say("hint", interview=player.interview, turn=2)
        player.answer(2, "It follows number 1.")

        heard = [player.hear() for _ in range(7)]
        grades = [message for message in heard if message["kind"] == "graded"]
        assert [message["status"] for message in grades] == ["held", "held"]
        assert all(message["grade"] is None and message["reference"] is None for message in grades)
        assert [message["code"] for message in heard if message["kind"] == "error"] == ["no_hints_in_exam"]
        assert all(turn["grade"] for turn in heard[-1]["turns"])


class TestClientId:
    def test_brings_the_first_result_again(self, player: Player, kitchen: Kitchen) -> None:
        """An answer that is sent again is neither saved nor graded again."""
        player.start()
        client_id = player.answer(1, "It comes as number 1.")
        first = [player.hear() for _ in range(3)]
        asked = kitchen.encoder.asked
        player.answer(1, "It comes as number 1.", client_id=client_id)

        assert player.hear() == first[0]
        player.say("hint", interview=player.interview, turn=2)
        assert player.hear("hint")["seq"] == 5
        assert kitchen.encoder.asked == asked

    def test_begins_one_interview(self, client: TestClient, join: Join) -> None:
        """A `start` that is sent again, on another socket, takes up the interview that it began."""
        with join(client) as one, join(client) as other:
            for player in (one, other):
                player.say("start", client_id="the-same", length=2)

            assert one.hear("question") == other.hear("question")

    def test_belongs_to_one_content(self, player: Player) -> None:
        """With other content it is refused, and the saved answer stays."""
        player.start()
        client_id = player.answer(1, "It comes as number 1.")
        kinds = [player.hear()["kind"] for _ in range(3)]
        player.answer(1, "Something else.", client_id=client_id)

        error = player.hear("error")
        assert kinds == ["saved", "graded", "question"]
        assert (error["code"], error["client_id"]) == ("idempotency_mismatch", client_id)


class TestResume:
    def test_brings_every_later_event_in_order(self, client: TestClient, join: Join) -> None:
        """Whoever comes back gets what was missed, and then what is new."""
        with join(client) as before:
            before.start()
            before.answer(1, "It comes as number 1.")
            first = [before.hear() for _ in range(3)]
        with join(client) as after:
            after.resume(1, before.interview)
            assert [after.hear() for _ in range(3)] == first
            after.interview = before.interview
            after.say("hint", interview=before.interview, turn=2)

            assert after.hear("hint")["seq"] == 5

    def test_from_beyond_the_end_brings_a_snapshot(self, player: Player) -> None:
        """A client that claims to know more than there is begins again from what there is."""
        player.start()
        player.resume(99)

        snapshot = player.hear("snapshot")
        assert snapshot["last_seq"] == 1
        assert [event["kind"] for event in snapshot["events"]] == ["question"]

    def test_of_an_unknown_interview_is_an_error(self, player: Player) -> None:
        """Nobody learns which interviews others have."""
        player.resume(0, "nobodys")

        error = player.hear("error")
        assert (error["code"], error["interview"]) == ("unknown_interview", "nobodys")


class TestTwoSockets:
    def test_hear_the_same_in_the_same_order(self, client: TestClient, join: Join) -> None:
        """Both tabs get every event, whichever of them caused it."""
        with join(client) as one, join(client) as other:
            one.start()
            other.resume(0, one.interview)
            asked = other.hear("question")
            one.answer(1, "It comes as number 1.")
            heard = [one.hear() for _ in range(3)]
            assert [other.hear() for _ in range(3)] == heard
            other.interview = one.interview
            other.say("hint", interview=one.interview, turn=2)

            assert one.hear("hint") == other.hear("hint")
            assert asked["seq"] == 1

    def test_the_stale_one_is_told_and_shown(self, client: TestClient, join: Join) -> None:
        """An answer to a question that is gone changes nothing; its tab gets an error and the state."""
        with join(client) as one, join(client) as other:
            one.start()
            one.say("skip", interview=one.interview, turn=1)
            other.interview = one.interview
            other.answer(1, "I did not see that.")

            assert other.hear("error")["code"] == "stale_turn"
            assert [event["kind"] for event in other.hear("snapshot")["events"]] == ["question", "saved", "question"]
