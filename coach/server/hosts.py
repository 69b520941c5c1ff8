"""From where the service may be called: a page of somebody else must not talk to it through the candidate's browser."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from coach.errors import Refused
from coach.server.answers import problem

_HTTP_SCHEME = {"http": "http", "https": "https", "ws": "http", "wss": "https"}
_PORT = {"http": 80, "https": 443}
_READS = {"GET", "HEAD", "OPTIONS"}
_WILDCARDS = {"0.0.0.0", "::", ""}  # noqa: S104 - refused as names, not served on

Origin = tuple[str, str, int]
"""Scheme, host and port, as browsers compare them."""


def hosts_for(host: str, allowed: Iterable[str]) -> frozenset[str]:
    """Return the names under which a service on `host` may be called: the allowed ones, and its own address."""
    return frozenset(name.strip("[]").lower() for name in (*allowed, host)) - _WILDCARDS


def origin_of(text: str) -> Origin | None:
    """Return an Origin header as a value, None where it names no web page's origin."""
    try:
        parts = urlsplit(text)
        port = parts.port or _PORT[parts.scheme]
    except (ValueError, KeyError):
        return None
    exact = not (parts.path or parts.query or parts.fragment or parts.username)
    return (parts.scheme, parts.hostname, port) if exact and parts.hostname else None


class Doorkeeper:
    """Refuses requests and sockets by their Host and Origin, before anything else sees them.

    A Host that is not allowed means that a foreign name was pointed at this machine (DNS rebinding). A foreign
    Origin means that another page calls. With a cookie, whatever changes something must name an exact Origin.

    Source: OWASP Application Security Verification Standard 5.0, 3.5.1 and 4.4.2.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], origins: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = frozenset(map(origin_of, origins)) - {None}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or answer 403."""
        why = self._objection(scope) if scope["type"] in {"http", "websocket"} else None
        if why is None:
            await self._app(scope, receive, send)
        else:
            await problem(Refused(why))(scope, receive, send)

    def _objection(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        own = origin_of(f"{_HTTP_SCHEME[scope['scheme']]}://{headers.get('host', '')}")
        if own is None or own[1] not in self._hosts:
            return "This service is not called by that host name. COACH_ALLOWED_HOSTS lists those that it takes."
        origin = headers.get("origin")
        if origin is not None and origin_of(origin) not in {own, *self._origins}:
            return "Another page may not call this service. COACH_ALLOWED_ORIGINS lists those that may."
        changes = scope["type"] == "websocket" or scope["method"] not in _READS
        if origin is None and changes and "cookie" in headers:
            return "A request with a cookie must say from which page it comes."
        return None
