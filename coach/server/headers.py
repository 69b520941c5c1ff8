"""What every response tells the browser to allow, and one line in the log for each request."""

from __future__ import annotations

import secrets
import time

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coach.server.answers import problem
from coach.server.logs import logged

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; "  # the component library writes style elements
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
)

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(self), geolocation=()",
}

FAILED = 400
"""Statuses from here on mean that something was not done."""

log = structlog.get_logger(__name__)


def caching(path: str, status: int) -> str:
    """Return how long a response may be kept: names of built assets hold a hash, what a candidate wrote is private."""
    if path.startswith("/assets/") and status in {200, 304}:
        return "public, max-age=31536000, immutable"
    private = path.startswith(("/api/", "/healthz", "/metrics", "/readyz", "/ws"))
    return "no-store" if private else "no-cache"


class Headers:
    """Adds the security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with headers on the response."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", caching(scope["path"], message["status"]))
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Correlation:
    """Gives each request and socket an id in the log, and answers for errors that nobody foresaw."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and write down how it went."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            status = message.get("status", status or 101)
            await send(message)

        with structlog.contextvars.bound_contextvars(call=secrets.token_hex(4)):
            began = time.monotonic()
            try:
                await self._app(scope, receive, noting)
            except Exception as error:  # noqa: BLE001 - the last resort: the client learns the reference, the log the rest
                unexpected = logged(error)
                if not status:
                    await problem(unexpected)(scope, receive, noting)
            ms = round(1000 * (time.monotonic() - began))
            # Health checks ask every few seconds: what went well is told to those who want to know more.
            tell = log.info if status >= FAILED else log.debug
            tell(scope["type"], method=scope.get("method"), path=scope["path"], status=status, ms=ms)
