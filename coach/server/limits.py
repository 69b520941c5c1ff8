"""How many sockets may be open, and how much one request may bring."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from coach.errors import Busy, TooLarge
from coach.server.answers import problem
from coach.server.metrics import Metrics

RETRY_SECONDS = 5.0

BODY_BYTES = 10 * 2**20
"""The largest body of a request."""


class SocketCap:
    """Answers 503 to a socket beyond the limit, before it is accepted; plain requests always pass.

    The server's own `limit_concurrency` would do the reverse: let sockets in and refuse the health check.
    """

    def __init__(self, app: ASGIApp, *, limit: int, metrics: Metrics) -> None:
        self._app = app
        self._limit = limit
        self._metrics = metrics
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a socket while it is open."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
        elif self._open >= self._limit:
            self._metrics.shed("sockets")
            busy = Busy("Too many connections are open. Close other tabs, or try again soon.", RETRY_SECONDS)
            await problem(busy)(scope, receive, send)
        else:
            self._open += 1
            try:
                with self._metrics.open_socket():
                    await self._app(scope, receive, send)
            finally:
                self._open -= 1


async def body_of(request: Request, limit: int = BODY_BYTES) -> bytes:
    """Return the body of a request, at most `limit` bytes.

    Raises:
        TooLarge: It is longer, or says so; the rest is not read.
    """
    if int(request.headers.get("content-length", "0")) > limit:
        raise TooLarge(limit)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit:
            raise TooLarge(limit)
    return bytes(body)
