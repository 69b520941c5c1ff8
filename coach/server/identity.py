"""Who is speaking. On one's own machine there is one candidate; accounts would come in here."""

from __future__ import annotations

from typing import Protocol

from starlette.requests import HTTPConnection

ONLY_CANDIDATE = "me"


class Identify(Protocol):
    """Says which candidate sends a request or opened a socket."""

    def __call__(self, connection: HTTPConnection, /) -> str:
        """Return the candidate's id."""
        ...


def only_candidate(connection: HTTPConnection, /) -> str:  # noqa: ARG001 - the port of later accounts
    """Return the one candidate of a service that only its own machine can reach."""
    return ONLY_CANDIDATE
