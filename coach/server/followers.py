"""Who follows which interview, and how far each has come. Lives on the event loop alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol
from weakref import WeakValueDictionary

from coach.protocol.messages import ServerMessage
from coach.protocol.told import event_messages
from coach.store.reader import Opened


class Follower(Protocol):
    """Somebody who hears of interviews."""

    @property
    def candidate(self) -> str:
        """Whose interviews these are."""
        ...

    def deliver(self, messages: Sequence[ServerMessage], /) -> None:
        """Take messages that belong together; never waits."""
        ...


class Followers:
    """Brings every event of an interview to everybody who follows it, once and in order.

    What is told is the interview as it stands, never a single event: whoever lags behind gets all that is
    missing, whoever knows it already gets nothing. So the order in which worker threads return does not matter.
    """

    def __init__(self) -> None:
        self._seen: dict[str, dict[Follower, int]] = {}
        self._turnstiles: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turnstile(self, interview: str) -> asyncio.Lock:
        """Return the lock that lets one change of an interview through at a time, from writing to telling."""
        return self._turnstiles.setdefault(interview, asyncio.Lock())

    def candidate(self, interview: str) -> str | None:
        """Return whose interview this is, None when nobody follows it."""
        return next((follower.candidate for follower in self._seen.get(interview, ())), None)

    def seen(self, interview: str, follower: Follower) -> int | None:
        """Return the number of the last event that a follower got, None for one who does not follow."""
        return self._seen.get(interview, {}).get(follower)

    def follow(self, interview: str, follower: Follower, seen: int) -> None:
        """Count a follower in, who knows the events up to `seen`."""
        self._seen.setdefault(interview, {})[follower] = seen

    def leave(self, follower: Follower) -> None:
        """Let a follower go."""
        for interview in [one for one, followers in self._seen.items() if follower in followers]:
            del self._seen[interview][follower]
            if not self._seen[interview]:
                del self._seen[interview]

    def tell(self, opened: Opened) -> None:
        """Bring everybody who follows an interview up to date."""
        followers = self._seen.get(opened.interview.id, {})
        for follower, seen in followers.items():
            messages = event_messages(opened.interview, opened.records, after=seen)
            if messages:
                followers[follower] = messages[-1].seq
                follower.deliver(messages)
