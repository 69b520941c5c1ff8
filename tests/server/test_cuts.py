"""Connections that are cut at any moment."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from socket import SHUT_RDWR
from typing import Literal, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from coach.protocol.messages import SUBPROTOCOL
from tests.server.conftest import Kitchen, Message, Player

Step = Literal["answer", "hint", "skip", "next", "edit", "withdraw", "again"]
LATER = {"question", "saved", "hint", "graded", "follow_up", "ask", "standing", "summary"}
MORE: dict[str, tuple[str, Message]] = {
    "answer": ("answer", {"text": "It comes as number 1."}),
    "edit": ("edit", {"text": "It follows number 0."}),
    "withdraw": ("edit", {"text": None}),
}
"""Steps that say more than their kind; a dispute is none of them, for it may come after the summary."""


SILENT = logging.getLogger("cut")
SILENT.disabled = True  # the client's library is no less surprised by a cut


class Candidate:
    """Does steps without looking at what comes of them, and remembers every event that was read."""

    def __init__(self) -> None:
        self.interview = ""
        self.events: dict[int, Message] = {}
        self.sent: list[tuple[str, Message]] = []

    @property
    def last_seq(self) -> int:
        return max(self.events, default=0)

    @property
    def turn(self) -> int:
        return max((event["turn"] for event in self.events.values() if event["kind"] == "question"), default=1)

    def do(self, player: Player, step: Step) -> None:
        if step == "again" and self.sent:
            kind, fields = self.sent[-1]
            player.say(kind, **fields)
            return
        kind, more = MORE.get(step, ("hint" if step == "again" else step, {}))
        said: Message = {"interview": self.interview, "turn": self.turn, **more}
        self.sent.append((kind, {**said, "client_id": player.say(kind, **said)}))

    def read(self, player: Player, most: int | None) -> None:
        """Read messages until there were so many, or until the summary; events come in order or again."""
        read = 0
        while most is None or read < most:
            message = player.hear()
            read += 1
            if message["kind"] in LATER:
                seq = message["seq"]
                assert seq <= self.last_seq + 1, "an event is missing"
                assert self.events.setdefault(seq, message) == message
            if message["kind"] == "summary":
                return


class CutOff:
    """A real socket that ends without a word."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def send_json(self, data: object) -> None:
        self._socket.send(json.dumps(data))

    def send_text(self, data: str) -> None:
        self._socket.send(data)

    def send_bytes(self, data: bytes) -> None:
        self._socket.send(data)

    def receive_json(self) -> Message:
        message: Message = json.loads(self._socket.recv(20))
        return message


@contextmanager
def join(address: str) -> Iterator[Player]:
    with connect(address, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None, logger=SILENT) as socket:
        yield Player(CutOff(socket))
        socket.socket.shutdown(SHUT_RDWR)


@pytest.fixture
def address(kitchen: Kitchen) -> Iterator[str]:
    kitchen.set(max_sockets=100)
    with kitchen.serve() as address:
        yield address


class TestCuts:
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.tuples(st.lists(st.sampled_from(get_args(Step)), max_size=3), st.booleans()),
            max_size=5,
        ),
        st.booleans(),
    )
    def test_lose_no_event(
        self,
        address: str,
        lives: list[tuple[list[Step], bool]],
        dialogue: bool,  # noqa: FBT001 - drawn by name
    ) -> None:
        """Whatever was sent, and whenever the connection was cut, every event arrives once, in order."""
        candidate = Candidate()
        with join(address) as player:
            candidate.events[1] = player.start(length=4, dialogue=dialogue)
            candidate.interview = player.interview
        for steps, reads in lives:
            with join(address) as player:
                player.resume(candidate.last_seq, candidate.interview)
                for step in steps:
                    candidate.do(player, step)
                if reads and steps:
                    candidate.read(player, 1)
        with join(address) as player:
            player.resume(candidate.last_seq, candidate.interview)
            player.say("end", interview=candidate.interview, client_id=f"end-{candidate.interview}")
            finished = any(event["kind"] == "summary" for event in candidate.events.values())
            candidate.read(player, 1 if finished else None)
            player.resume(0, candidate.interview)
            whole = Candidate()
            whole.interview = candidate.interview
            while not any(event["kind"] == "summary" for event in whole.events.values()):
                whole.read(player, 1)

        assert candidate.events == whole.events
        assert sorted(whole.events) == list(range(1, whole.last_seq + 1))
