"""A question that is talked over: steps, yes and no, disputes, edits, and the time of an exam."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.server.conftest import Join, Kitchen, Message, Player

TOLD = "It is the one that comes as number 1."


@pytest.fixture
def talker(player: Player) -> Player:
    """A candidate in a dialogue of two questions, the first of which is on the table."""
    player.start(questions=["queues-1", "trees-2"], dialogue=True)
    return player


def until(player: Player, *kinds: str) -> list[Message]:
    """Return what comes up to the first message of one of these kinds."""
    heard = [player.hear()]
    while heard[-1]["kind"] not in kinds:
        heard.append(player.hear())
    return heard


def change(player: Player, kind: str, **fields: object) -> str:
    return player.say(kind, interview=player.interview, **fields)


class TestDialogue:
    def test_helps_step_by_step_and_goes_on_when_it_is_told(self, talker: Player) -> None:
        """Pump, hint, cloze and reveal come by themselves, the next question only after `next`."""
        talker.answer(1, "I would have to guess here.")
        first = until(talker, "follow_up")
        assert [one["kind"] for one in first] == ["saved", "graded", "standing", "follow_up"]
        assert (first[1]["attempt"], first[2]["change"], first[3]["step"]) == (1, None, "pump")

        talker.answer(1, "Its place is something that I cannot say.")
        reply = until(talker, "follow_up")
        assert (reply[0]["attempt"], reply[0]["step"], reply[1]["attempt"]) == (2, "pump", 2)
        assert (reply[-1]["step"], reply[-1]["key_point"], reply[-1]["text"]) == (
            "hint",
            "place",
            "Where does it stand?",
        )
        change(talker, "skip", turn=1)
        passed, cloze = talker.hear("saved"), talker.hear("follow_up")
        assert (passed["what"], passed["step"], cloze["step"]) == ("skip", "hint", "cloze")
        assert "____" in cloze["text"]
        change(talker, "next", turn=1)
        assert talker.hear("saved")["what"] == "next"
        assert talker.hear("question")["turn"] == 2

        change(talker, "skip", turn=2)
        assert talker.hear("saved")["reference"]
        change(talker, "next", turn=2)
        summary = until(talker, "summary")[-1]
        report = summary["turns"][0]
        assert (report["attempts"], report["answer"]) == (2, "I would have to guess here.")
        assert [(line["by"], line["step"]) for line in report["talk"]] == [
            ("you", None),
            ("coach", "pump"),
            ("you", "pump"),
            ("coach", "hint"),
            ("coach", "cloze"),
        ]
        assert summary["summary"]["skipped"] == 1

    def test_counts_what_was_said_with_help_for_less(self, talker: Player) -> None:
        """The credit rises by what the reply earned; both grades stay as they were."""
        talker.answer(1, "I would have to guess here.")
        until(talker, "follow_up")
        talker.answer(1, TOLD)
        graded, standing = talker.hear("saved") and talker.hear("graded"), talker.hear("standing")
        place = next(one for one in standing["points"] if one["key_point"] == "place")
        before = next(one for one in graded["grade"]["verdicts"] if one["key_point"] == "place")

        assert before["credit"] > 0.9
        assert (place["credit"], place["how"]) == (0.9, "pump")
        assert standing["change"] == pytest.approx(standing["credit"], abs=0.1)

    def test_takes_the_missing_word(self, talker: Player) -> None:
        """The cloze is answered by its word alone."""
        talker.answer(1, "I would have to guess here.")
        cloze = until(talker, "follow_up")[-1]
        while cloze["step"] != "cloze":
            change(talker, "skip", turn=1)
            cloze = until(talker, "follow_up")[-1]
        gap = "comes" if "It ____ as" in cloze["text"] else "number"
        talker.answer(1, gap)
        standing = until(talker, "standing")[-1]

        assert ["cloze", 0.3] in [[one["how"], one["credit"]] for one in standing["points"]]

    def test_keeps_what_the_candidate_disputes(self, talker: Player, client: TestClient) -> None:
        """At once, after the end, and undone again; the numbers that are read later follow."""
        talker.answer(1, "I would have to guess here.")
        until(talker, "follow_up")
        change(talker, "dispute", turn=1, key_point="place", verdict="covered")
        saved, standing = talker.hear("saved"), talker.hear("standing")
        assert (saved["what"], saved["key_point"], saved["verdict"]) == ("dispute", "place", "covered")
        assert standing["credit"] == pytest.approx(75.0, abs=25)
        change(talker, "end")
        told = until(talker, "summary")[-1]["summary"]["score"]
        change(talker, "dispute", turn=1, key_point="before", verdict="covered")
        assert talker.hear("saved")["what"] == "dispute"
        assert talker.hear("standing")["credit"] == 100.0

        talker.resume(0)
        again = until(talker, "standing", "error")
        while again[-1]["credit"] != 100.0:
            again += until(talker, "standing")
        summary = next(one for one in again if one["kind"] == "summary")
        assert told < summary["summary"]["score"] == 100.0
        listed = client.get(f"/api/v1/interviews/{talker.interview}").json()
        assert (listed["score"], listed["turns"][0]["credit"]) == (100.0, 100.0)
        assert listed["turns"][0]["grade"]["score"] < 100.0
        change(talker, "dispute", turn=1, key_point="before", verdict=None)
        assert talker.hear("saved")["verdict"] is None
        assert talker.hear("standing")["change"] < 0

    def test_grades_the_words_that_were_mended(self, talker: Player, kitchen: Kitchen) -> None:
        """An answer that is edited while it is read is graded once, in its new words."""
        kitchen.encoder.gate.clear()
        talker.answer(1, "Typoo.")
        assert talker.hear("saved")["attempt"] == 1
        change(talker, "edit", turn=1, text=TOLD)
        saved = talker.hear("saved")
        kitchen.encoder.gate.set()
        graded = talker.hear("graded")

        assert (saved["what"], saved["text"], saved["attempt"]) == ("edit", TOLD, 2)
        assert graded["attempt"] == 2

    def test_opens_the_question_again(self, talker: Player) -> None:
        """A withdrawn answer leaves nothing on the table but the question."""
        talker.answer(1, TOLD)
        until(talker, "follow_up", "ask")
        change(talker, "edit", turn=1, text=None)
        assert talker.hear("saved")["what"] == "withdraw"
        change(talker, "next", turn=1)
        assert talker.hear("error")["code"] == "not_settled"
        talker.answer(1, TOLD)
        assert talker.hear("saved")["attempt"] == 2

    def test_shows_how_sure_one_was(self, talker: Player) -> None:
        """Said before the grade, shown beside it."""
        change(talker, "confidence", turn=1, sure="quite")
        assert talker.hear("saved")["sure"] == "quite"
        talker.answer(1, TOLD)
        assert until(talker, "graded")[-1]["confidence"] == "quite"
        until(talker, "follow_up", "ask")
        change(talker, "confidence", turn=1, sure="sure")
        assert talker.hear("error")["code"] == "too_late"

    @pytest.mark.parametrize(
        ("kind", "fields", "code"),
        [
            ("confirm", {"key_point": "place", "said": True}, "not_asked"),
            ("dispute", {"key_point": "elsewhere", "verdict": "covered"}, "unknown_point"),
            ("dispute", {"key_point": "place", "verdict": "partial"}, "bad_message"),
            ("edit", {"text": " "}, "empty_answer"),
            ("edit", {}, "bad_message"),
            ("confidence", {"sure": "very"}, "bad_message"),
        ],
    )
    def test_refuses_what_does_not_fit(self, talker: Player, kind: str, fields: Message, code: str) -> None:
        """With a code that says why, and nothing is changed."""
        talker.answer(1, "I would have to guess here.")
        until(talker, "follow_up")
        client_id = change(talker, kind, turn=1, **fields)
        error = talker.hear("error")

        assert (error["code"], error["client_id"]) == (code, client_id)


class TestEveryMessage:
    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            ("skip", {}),
            ("edit", {"text": TOLD}),
            ("edit", {"text": None}),
            ("dispute", {"key_point": "place", "verdict": "covered"}),
            ("next", {}),
        ],
    )
    def test_is_done_once(self, talker: Player, client: TestClient, join: Join, kind: str, fields: Message) -> None:
        """Sent again, also on another socket after a drop, it brings its first result and changes nothing."""
        talker.answer(1, "I would have to guess here.")
        until(talker, "follow_up")
        client_id = change(talker, kind, turn=1, **fields)
        first = talker.hear("saved")
        with join(client) as other:
            other.interview = talker.interview
            other.resume(first["seq"] - 1)
            assert other.hear() == first
            change(other, kind, turn=1, client_id=client_id, **fields)
            again = until(other, "saved")[-1]

        assert again == first

    def test_of_a_stale_tab_brings_the_state(self, talker: Player, client: TestClient, join: Join) -> None:
        """One tab went on; what the other says of the old question is refused, and it sees where things are."""
        with join(client) as other:
            other.interview = talker.interview
            other.resume(0)
            other.hear("question")
            change(talker, "skip", turn=1)
            change(talker, "next", turn=1)
            until(talker, "question")
            for kind, fields in (("next", {}), ("edit", {"text": "Late."}), ("answer", {"text": "Late."})):
                change(other, kind, turn=1, **fields)
                assert until(other, "error")[-1]["code"] == "stale_turn"
                assert until(other, "snapshot")[-1]["events"][-1]["turn"] == 2


class TestTime:
    @pytest.fixture
    def timed(self, kitchen: Kitchen, join: Join) -> Iterator[Player]:
        """A candidate in an exam of two questions and ten minutes."""
        with kitchen.open() as client, join(client) as player:
            player.start(mode="exam", minutes=10, questions=["queues-1", "trees-2"])
            yield player

    def test_is_told_with_each_question(self, kitchen: Kitchen, join: Join) -> None:
        """Seconds for the question, the end of all, and what time it is there."""
        with kitchen.open() as client, join(client) as player:
            player.session.send_json({"kind": "hello"})
            now = player.hear("welcome")["now"]
            asked = player.start(mode="exam", minutes=10, questions=["queues-1", "trees-2"])

        assert asked["seconds"] == 300
        assert asked["ends_at"] > now

    def test_closes_the_exam(self, timed: Player, kitchen: Kitchen) -> None:
        """What comes too late is refused; what was answered before is summed up, for everybody who follows."""
        timed.answer(1, TOLD)
        until(timed, "graded")
        kitchen.later = timedelta(minutes=11)
        client_id = timed.answer(2, "Too late.")
        ended, summary, error = timed.hear("saved"), timed.hear("summary"), timed.hear("error")

        assert (ended["what"], ended["timed_out"]) == ("end", True)
        assert summary["summary"]["answered"] == 1
        assert (error["code"], error["client_id"]) == ("time_over", client_id)
        timed.answer(2, "Later still.")
        assert timed.hear("error")["code"] == "time_over"

    def test_closes_the_exam_of_one_who_comes_back(self, timed: Player, kitchen: Kitchen) -> None:
        """A page that slept finds the summary."""
        kitchen.later = timedelta(minutes=11)
        timed.resume(1)
        assert timed.hear("saved")["timed_out"]
        assert timed.hear("summary")["summary"]["answered"] == 0

    def test_belongs_to_an_exam(self, player: Player) -> None:
        """Practice takes as long as it takes."""
        player.say("start", minutes=10)
        assert player.hear("error")["code"] == "bad_message"
