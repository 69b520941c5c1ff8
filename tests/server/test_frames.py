"""What a socket does with frames that are no messages, and with too many that are."""

from __future__ import annotations

import json

import pytest

from coach.protocol.commands import ANSWER_CHARS
from coach.server.frames import client_id_of
from coach.server.socket import SocketLimits
from tests.server.conftest import Join, Kitchen, Player

BAD_FRAMES = {
    "not JSON": ("hello", "bad_message"),
    "no object": ("[1, 2]", "bad_message"),
    "no kind": ('{"client_id": "c"}', "bad_message"),
    "unknown kind": ('{"kind": "dance", "client_id": "c"}', "bad_message"),
    "a kind of 100 kB": (json.dumps({"kind": "x" * 100_000}), "bad_message"),
    "an unknown field": ('{"kind": "hello", "colour": "red"}', "bad_message"),
    "NaN": ('{"kind": "start", "client_id": "c", "length": NaN}', "bad_message"),
    "deep nesting": ("[" * 50_000, "bad_message"),
    "half a surrogate pair": (
        r'{"kind": "answer", "client_id": "c", "interview": "i", "turn": 1, "text": "\ud800"}',
        "bad_message",
    ),
    "a NUL": (
        r'{"kind": "answer", "client_id": "c", "interview": "i", "turn": 1, "text": "a\u0000b"}',
        "forbidden_character",
    ),
    "an empty answer": (
        '{"kind": "answer", "client_id": "c", "interview": "i", "turn": 1, "text": " \\n "}',
        "empty_answer",
    ),
    "too long an answer": (
        json.dumps({"kind": "answer", "client_id": "c", "interview": "i", "turn": 1, "text": "x" * (ANSWER_CHARS + 1)}),
        "answer_too_long",
    ),
}


class TestBadFrames:
    @pytest.mark.parametrize(("frame", "code"), BAD_FRAMES.values(), ids=BAD_FRAMES)
    def test_get_a_clear_error_and_the_socket_stays(self, player: Player, frame: str, code: str) -> None:
        """The error says what was wrong and whose message it was; the next message is taken."""
        player.session.send_text(frame)

        error = player.hear("error")
        assert error["code"] == code
        assert error["client_id"] == ("c" if '"client_id": "c"' in frame and r"\ud800" not in frame else None)
        assert len(error["message"]) < 1_000
        assert player.start()["turn"] == 1

    def test_may_be_binary(self, player: Player) -> None:
        """A binary frame is refused in words."""
        player.session.send_bytes(b'{"kind": "hello"}')

        assert player.hear("error")["code"] == "bad_message"

    def test_in_an_interview_lose_nothing(self, player: Player) -> None:
        """What was saved before stays, and the interview goes on."""
        player.start()
        player.session.send_text("{")
        player.answer(1, "It comes as number 1.")

        assert [player.hear()["kind"] for _ in range(4)] == ["error", "saved", "graded", "question"]


class TestFlood:
    def test_is_slowed_down(self, kitchen: Kitchen, join: Join) -> None:
        """More messages than allowed get `busy` with the seconds to wait, and are not done."""
        kitchen.socket_limits = SocketLimits(messages=2, per_seconds=3600.0)
        with kitchen.open() as client, join(client) as player:
            sent = [player.say("start", length=1) for _ in range(4)]
            heard = [player.hear() for _ in range(4)]

        refused = [message for message in heard if message["kind"] == "error"]
        assert [message["code"] for message in refused] == ["busy", "busy"]
        assert [message["client_id"] for message in refused] == sent[2:]
        assert all(message["retry_after"] > 0 for message in refused)


class TestClientIdOf:
    @pytest.mark.parametrize("frame", [None, "", "[]", '{"client_id": 5}', '{"client_id": "' + "x" * 65 + '"}'])
    def test_is_none_where_there_is_none(self, frame: str | None) -> None:
        """What cannot be a client_id is not repeated."""
        assert client_id_of(frame) is None
