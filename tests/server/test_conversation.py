"""A socket whose client does not read, and one that leaves early."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.types import Message, Scope
from starlette.websockets import WebSocket

from coach.protocol.commands import Command, Resume, Start
from coach.protocol.messages import Welcome
from coach.server.followers import Follower
from coach.server.metrics import Metrics, Shed
from coach.server.socket import TOO_SLOW, Conversation, SocketLimits

SCOPE: Scope = {"type": "websocket", "path": "/ws", "headers": [], "subprotocols": ["coach.v1"]}
START = '{"kind": "start", "client_id": "c"}'
HELLO = '{"kind": "hello"}'


class Wire:
    """The client's end of a socket: it sends its frames at once, and leaves when it has what it wants.

    A `stuck` one reads nothing after it was accepted.
    """

    def __init__(self, frames: Sequence[str], *, stuck: bool = False, wants: int | None = None) -> None:
        self.incoming: asyncio.Queue[Message] = asyncio.Queue()
        self.incoming.put_nowait({"type": "websocket.connect"})
        for frame in frames:
            self.incoming.put_nowait({"type": "websocket.receive", "text": frame})
        self.stuck = stuck
        self.wants = wants
        self.sent: list[Message] = []
        if wants == 0:
            self.leave()

    def leave(self) -> None:
        self.incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})

    @property
    def told(self) -> list[str]:
        return [message["text"] for message in self.sent if message["type"] == "websocket.send"]

    async def send(self, message: Message) -> None:
        if self.stuck and message["type"] == "websocket.send":
            await asyncio.Event().wait()
        self.sent.append(message)
        if message["type"] == "websocket.close" or len(self.told) == self.wants:
            self.leave()


class SlowInterviewer:
    """Takes its time over `start`, and notes what it was asked."""

    def __init__(self, error: Exception | None = None) -> None:
        self.done: list[str] = []
        self.left = 0
        self.error = error

    async def start(self, follower: Follower, message: Start) -> None:
        del follower
        await asyncio.sleep(0.01)
        if self.error is not None:
            raise self.error
        self.done.append(message.client_id)

    async def change(self, follower: Follower, message: Command) -> None:
        raise NotImplementedError

    async def resume(self, follower: Follower, message: Resume) -> None:
        raise NotImplementedError

    async def show(self, follower: Follower, interview: str) -> None:
        raise NotImplementedError

    def leave(self, follower: Follower) -> None:
        del follower
        self.left += 1


def talk(wire: Wire, interviewer: SlowInterviewer, limits: SocketLimits) -> Metrics:
    metrics = Metrics.new()

    async def run() -> None:
        conversation = Conversation(
            WebSocket(SCOPE, wire.incoming.get, wire.send),
            candidate="ada",
            interviewer=interviewer,
            welcome=lambda: Welcome(server="test", capabilities=(), topics=(), ready=True),
            limits=limits,
            metrics=metrics,
        )
        async with asyncio.timeout(20):
            await conversation.run()

    asyncio.run(run())
    return metrics


def sheds(metrics: Metrics, reason: Shed) -> float | None:
    return metrics.registry.get_sample_value("coach_sheds_total", {"reason": reason})


class TestSlowClient:
    def test_is_closed_when_a_message_does_not_leave(self) -> None:
        """It may come back and resume; until then it holds nothing up."""
        wire, interviewer = Wire([HELLO], stuck=True), SlowInterviewer()
        talk(wire, interviewer, SocketLimits(send_seconds=0.01))

        assert wire.sent[-1] == {"type": "websocket.close", "code": TOO_SLOW, "reason": wire.sent[-1]["reason"]}
        assert interviewer.left == 1

    def test_is_closed_when_too_much_waits_for_it(self) -> None:
        """What waits to be sent is bounded."""
        wire = Wire([HELLO] * 5, stuck=True)
        metrics = talk(wire, SlowInterviewer(), SocketLimits(outbox=2))

        assert wire.sent[-1]["code"] == TOO_SLOW
        assert sheds(metrics, "slow") == 1


class TestLeavingClient:
    def test_has_its_messages_done(self) -> None:
        """What was received is done, although nobody waits for the result any more."""
        wire, interviewer = Wire([START, START.replace('"c"', '"d"')], wants=0), SlowInterviewer()
        talk(wire, interviewer, SocketLimits())

        assert interviewer.done == ["c", "d"]
        assert interviewer.left == 1


class TestInbox:
    def test_is_bounded(self) -> None:
        """Messages beyond it are refused with `busy` and are not done."""
        wire, interviewer = Wire([START.replace('"c"', f'"c{n}"') for n in range(6)], wants=0), SlowInterviewer()
        metrics = talk(wire, interviewer, SocketLimits(inbox=2))

        assert 2 <= len(interviewer.done) < 6
        assert sheds(metrics, "inbox") == 6 - len(interviewer.done)


class TestBug:
    def test_is_told_by_its_reference(self) -> None:
        """A client hears that coach is to blame, and the socket stays open."""
        wire = Wire([START, HELLO], wants=2)
        talk(wire, SlowInterviewer(RuntimeError("A bug.")), SocketLimits())

        error, welcome = wire.told
        assert '"code":"internal_error"' in error
        assert "A bug." not in error
        assert '"kind":"welcome"' in welcome
