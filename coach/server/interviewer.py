"""Takes a candidate's messages, and sees that everybody who follows the interview hears what comes of them."""

from __future__ import annotations

import asyncio

from coach.errors import TimeOver
from coach.protocol.commands import Command, Edit, Resume, Start, SubmitAnswer
from coach.protocol.told import event_messages, snapshot
from coach.server.desk import Desk
from coach.server.followers import Follower, Followers
from coach.server.interviews import Interviews, ungraded
from coach.server.metrics import Metrics
from coach.store.reader import Opened


class Interviewer:
    """Saves what a message changes, acknowledges it, and passes answers on to the desk."""

    def __init__(self, interviews: Interviews, followers: Followers, desk: Desk, metrics: Metrics) -> None:
        self._interviews = interviews
        self._followers = followers
        self._desk = desk
        self._metrics = metrics

    async def start(self, follower: Follower, message: Start) -> None:
        """Begin an interview; a repeated `start` takes up the one that it began.

        Raises:
            CoachError: Nothing was begun.
        """
        opened = await asyncio.to_thread(self._interviews.start, follower.candidate, message)
        if self._followers.seen(opened.interview.id, follower) is None:
            self._followers.follow(opened.interview.id, follower, seen=0)
        self._answer(follower, opened)

    async def change(self, follower: Follower, message: Command) -> None:
        """Save what a message changes and tell everybody.

        Raises:
            CoachError: Nothing was changed.
        """
        if isinstance(message, SubmitAnswer | Edit) and message.text is not None:
            self._desk.check_room()
        async with self._followers.turnstile(message.interview):
            try:
                opened = await asyncio.to_thread(self._interviews.change, follower.candidate, message)
            except TimeOver:
                await self._tell(follower.candidate, message.interview)
                raise
            self._answer(follower, opened)
        self._desk.add(ungraded(opened.interview))

    async def resume(self, follower: Follower, message: Resume) -> None:
        """Bring a follower from `last_seq` up to date; one who claims to know more than there is begins again.

        Raises:
            UnknownInterview: This candidate has no such interview.
        """
        async with self._followers.turnstile(message.interview):
            opened = await asyncio.to_thread(self._interviews.load, follower.candidate, message.interview)
            if message.last_seq > opened.records[-1].seq:
                self._metrics.replayed("snapshot")
                self._show(follower, opened)
            else:
                self._metrics.replayed("events")
                self._followers.follow(message.interview, follower, seen=message.last_seq)
                self._followers.tell(opened)
        # Whatever kept an answer from the desk, its candidate comes back for it.
        self._desk.add(ungraded(opened.interview))

    async def show(self, follower: Follower, interview: str) -> None:
        """Give a follower the whole interview as it stands.

        Raises:
            UnknownInterview: This candidate has no such interview.
        """
        async with self._followers.turnstile(interview):
            self._show(follower, await asyncio.to_thread(self._interviews.load, follower.candidate, interview))

    def leave(self, follower: Follower) -> None:
        """Let a follower go."""
        self._followers.leave(follower)

    async def _tell(self, candidate: str, interview: str) -> None:
        """Bring everybody up to date with what no message of theirs has led to."""
        self._followers.tell(await asyncio.to_thread(self._interviews.load, candidate, interview))

    def _show(self, follower: Follower, opened: Opened) -> None:
        self._followers.follow(opened.interview.id, follower, seen=opened.records[-1].seq)
        follower.deliver((snapshot(opened.interview, opened.records),))

    def _answer(self, follower: Follower, opened: Opened) -> None:
        """Tell everybody; whoever repeats a message gets its first result again."""
        if opened.repeated:
            self._metrics.repeated()
        first = opened.fresh[0].seq
        seen = self._followers.seen(opened.interview.id, follower)
        if seen is None:
            seen = first - 1
            self._followers.follow(opened.interview.id, follower, seen)
        last = min(seen, opened.fresh[-1].seq)
        if first <= last:
            again = event_messages(opened.interview, opened.records[:last], after=first - 1)
            follower.deliver(again)
        self._followers.tell(opened)
