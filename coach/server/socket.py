"""One candidate's socket: a reader, a worker and a writer, so that none waits for another."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from coach.errors import BadMessage, Busy, CoachError, StaleTurn
from coach.protocol.commands import ClientMessage, Command, Hello, Resume, Start
from coach.protocol.convert import error_message, parse
from coach.protocol.messages import SUBPROTOCOL, ServerMessage, Welcome
from coach.server.bucket import TokenBucket
from coach.server.followers import Follower
from coach.server.frames import client_id_of
from coach.server.logs import logged
from coach.server.metrics import Metrics

TOO_SLOW = 4408
"""Close code for a client that does not read what it asked for; it may come back and resume."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """What one socket may use."""

    inbox: int = 16
    """Messages read and not yet worked on."""
    outbox: int = 64
    """Deliveries not yet sent."""
    send_seconds: float = 10.0
    """How long one message may take to leave."""
    messages: int = 20
    """Messages that may come at once, and in every `per_seconds`."""
    per_seconds: float = 10.0


class Interviewing(Protocol):
    """Who takes the messages of a socket; what comes of them is delivered. Raises CoachError for what is refused."""

    async def start(self, follower: Follower, message: Start) -> None:
        """Begin an interview."""
        ...

    async def change(self, follower: Follower, message: Command) -> None:
        """Change an interview."""
        ...

    async def resume(self, follower: Follower, message: Resume) -> None:
        """Bring the follower up to date."""
        ...

    async def show(self, follower: Follower, interview: str) -> None:
        """Give the follower the whole interview."""
        ...

    def leave(self, follower: Follower) -> None:
        """Let the follower go."""
        ...


class Conversation:
    """What is said on one socket."""

    def __init__(
        self,
        websocket: WebSocket,
        *,
        candidate: str,
        interviewer: Interviewing,
        welcome: Callable[[], Welcome],
        limits: SocketLimits,
        metrics: Metrics,
    ) -> None:
        self._websocket = websocket
        self._candidate = candidate
        self._interviewer = interviewer
        self._welcome = welcome
        self._limits = limits
        self._metrics = metrics
        self._inbox: asyncio.Queue[ClientMessage | None] = asyncio.Queue(limits.inbox)
        self._outbox: asyncio.Queue[Sequence[ServerMessage]] = asyncio.Queue(limits.outbox)
        self._slow = asyncio.Event()

    @property
    def candidate(self) -> str:
        """Whose interviews these are."""
        return self._candidate

    def deliver(self, messages: Sequence[ServerMessage], /) -> None:
        """Take messages that belong together, to be sent in order; never waits."""
        try:
            self._outbox.put_nowait(messages)
        except asyncio.QueueFull:
            self._slow.set()

    async def run(self) -> None:
        """Talk until either side leaves; what was received is worked on to the end."""
        await self._websocket.accept(subprotocol=SUBPROTOCOL)
        tasks = [asyncio.create_task(one) for one in (self._read(), self._work(), self._write(), self._slow.wait())]
        reader, worker, _, slow = tasks
        try:
            await asyncio.wait({reader, slow}, return_when=asyncio.FIRST_COMPLETED)
            if not reader.done():
                await self._close_slow()
                reader.cancel()
            await self._inbox.put(None)
            await worker
        finally:
            self._interviewer.leave(self)
            for task in tasks:
                task.cancel()
            # Not gather(): cancelled itself, it would raise a child's cancellation, which no outer scope knows.
            await asyncio.wait(tasks)

    async def _close_slow(self) -> None:
        log.info("socket_too_slow")
        self._metrics.shed("slow")
        # The close frame, too, waits behind what is not being read.
        with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(1.0):
                await self._websocket.close(TOO_SLOW, "too slow: reconnect and resume")

    async def _read(self) -> None:
        """Read without ever waiting for work, so that pings are answered and a closed socket is noticed."""
        bucket = TokenBucket.full(self._limits.messages, self._limits.per_seconds, time.monotonic())
        while (received := await self._websocket.receive())["type"] == "websocket.receive":
            frame = received.get("text")
            try:
                self._admit(frame, bucket.take(time.monotonic()))
            except CoachError as error:
                self.deliver((error_message(error, client_id=client_id_of(frame)),))

    def _admit(self, frame: str | None, wait: float) -> None:
        if wait:
            self._metrics.shed("messages")
            raise Busy("Too many messages at once. Slow down a little.", round(wait, 2))
        if frame is None:
            raise BadMessage("Binary frames are not part of coach.v1. Send JSON as text.")
        try:
            self._inbox.put_nowait(parse(frame))
        except asyncio.QueueFull:
            self._metrics.shed("inbox")
            raise Busy("Earlier messages are still being worked on. Send this one again.", 1.0) from None

    async def _work(self) -> None:
        while (message := await self._inbox.get()) is not None:
            try:
                await self._take(message)
            except CoachError as error:
                self._refuse(message, error)
            except Exception as error:  # noqa: BLE001 - the socket and the other interviews go on
                self._refuse(message, logged(error))

    async def _take(self, message: ClientMessage) -> None:
        match message:
            case Hello():
                log.info("hello", client=message.client)
                self.deliver((self._welcome(),))
            case Start():
                await self._interviewer.start(self, message)
            case Resume():
                await self._interviewer.resume(self, message)
            case _:
                await self._change(message)

    async def _change(self, message: Command) -> None:
        try:
            await self._interviewer.change(self, message)
        except StaleTurn as error:
            self._refuse(message, error)
            await self._interviewer.show(self, message.interview)

    def _refuse(self, message: ClientMessage, error: CoachError) -> None:
        client_id, interview = getattr(message, "client_id", None), getattr(message, "interview", None)
        self.deliver((error_message(error, client_id=client_id, interview=interview),))

    async def _write(self) -> None:
        """Send what is delivered, until the client is gone or too slow."""
        while True:
            for message in await self._outbox.get():
                frame = message.model_dump_json()
                try:
                    async with asyncio.timeout(self._limits.send_seconds):
                        await self._websocket.send_text(frame)
                except TimeoutError:
                    self._slow.set()
                    return
                except (WebSocketDisconnect, RuntimeError):  # gone: the reader hears of it as well
                    return
