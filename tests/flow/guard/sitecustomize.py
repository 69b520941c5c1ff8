"""Loaded by Python at its start: every address but loopback is refused."""

from __future__ import annotations

import sys

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """End the process where it reaches out."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in LOOPBACK and host is not None:
        raise RuntimeError(f"Reached out to {host!r}.")


sys.addaudithook(refuse)
