"""An interview with a service that runs already, over its socket."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from coach.cli.practice.table import Table, after
from coach.errors import NotReady
from coach.protocol.commands import Command, Hello, Resume, Start
from coach.protocol.messages import SERVER, SUBPROTOCOL, ErrorMessage, ServerMessage, Snapshot, Welcome

PATIENCE = 300.0
"""Seconds after which a service that says nothing is given up."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between two tries to come back after the connection was lost."""

_LOST = (ConnectionClosed, InvalidHandshake, OSError)


@dataclass(slots=True)
class Wire:
    """Talks to a service; a lost connection is taken up where it was lost, and nothing is said twice."""

    url: str
    wait: Callable[[float], None] = time.sleep
    table: Table = field(default_factory=Table)
    _socket: ClientConnection | None = None
    _held: ExitStack = field(default_factory=ExitStack)

    def close(self) -> None:
        """Leave."""
        self._socket = None
        self._held.close()

    def say(self, message: Start | Command, /) -> Iterator[ServerMessage]:
        """Send a message and yield all that comes of it, also over another connection where one is lost.

        Raises:
            NotReady: The service cannot be reached any more.
        """
        for pause in (*PAUSES, None):
            try:
                yield from self._try(message)
            except _LOST as error:
                self.close()
                if pause is None:
                    raise NotReady(f"Nothing answers at {self.url} any more; what was saved is kept.", 5.0) from error
                self.wait(pause)
            else:
                return

    def _try(self, message: Start | Command) -> Iterator[ServerMessage]:
        """Send a message, again or for the first time, and yield what is new until all of it is there."""
        if self._socket is None:
            self._open()
        self._send(message)
        heard = False
        while True:
            told = self._hear()
            match told:
                case Welcome():
                    if heard and not self.table.waits:
                        return
                case ErrorMessage(client_id=None | message.client_id, retry_after=float(pause)):
                    self.wait(pause)
                    self._send(Hello() if heard else message)
                    continue
                case _:
                    yield from self._new(told)
                    heard = heard or getattr(told, "client_id", None) == message.client_id
            if heard and not self.table.waits and not isinstance(told, Welcome):
                # Whatever belongs to what was heard stands before the answer to this.
                self._send(Hello())

    def _new(self, told: ServerMessage) -> Iterator[ServerMessage]:
        """Yield what was not heard before."""
        if isinstance(told, Snapshot):
            for event in told.events:
                yield from self._new(event)
            return
        seq = getattr(told, "seq", None)
        if seq is None or seq > self.table.last_seq:
            self.table = after(self.table, told)
            yield told

    def _open(self) -> None:
        opening = connect(
            self.url, subprotocols=[Subprotocol(SUBPROTOCOL)], compression=None, proxy=None, max_size=None
        )
        self._socket = self._held.enter_context(opening)
        if self.table.question is not None:
            self._send(Resume(interview=self.table.question.interview, last_seq=self.table.last_seq))

    def _send(self, message: Hello | Start | Resume | Command) -> None:
        assert self._socket is not None  # noqa: S101 - for the type checker
        self._socket.send(message.model_dump_json())

    def _hear(self) -> ServerMessage:
        assert self._socket is not None  # noqa: S101 - for the type checker
        told: ServerMessage = SERVER.validate_json(self._socket.recv(PATIENCE))
        return told
