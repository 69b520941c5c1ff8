"""How a candidate in a terminal talks to the coach, whoever grades."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from coach.protocol.commands import Command, Start
from coach.protocol.messages import ServerMessage


class Line(Protocol):
    """Takes messages and brings what comes of them."""

    def say(self, message: Start | Command, /) -> Iterator[ServerMessage]:
        """Send a message and yield all that comes of it, in order, until the coach waits for the candidate again.

        What is refused comes as an `error`.

        Raises:
            CoachError: The coach cannot be reached any more.
        """
        ...
