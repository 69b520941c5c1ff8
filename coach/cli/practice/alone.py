"""An interview without a service: this process saves, grades and remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.errors import CoachError, StaleTurn, Unavailable
from coach.protocol.commands import Command, Start
from coach.protocol.convert import error_message
from coach.protocol.messages import ServerMessage
from coach.protocol.told import event_messages
from coach.server.identity import ONLY_CANDIDATE
from coach.server.interviews import Interviews, ungraded
from coach.store.reader import Opened
from coach.turn import Answer, Coach, take_turn


@dataclass(slots=True)
class Alone:
    """Says and grades in one process; the record is the same as the service's."""

    interviews: Interviews
    coach: Callable[[], Coach]
    """Returns what grades, as soon as its model is loaded."""
    seen: int = 0
    """The last event that was told."""

    def say(self, message: Start | Command, /) -> Iterator[ServerMessage]:
        """Send a message and yield all that comes of it, the grades of what waits among it."""
        try:
            opened = self._take(message)
        except CoachError as error:
            interview = None if isinstance(message, Start) else message.interview
            if interview is not None and not isinstance(error, StaleTurn):
                # The time of an exam may have ended it.
                yield from self._news(self.interviews.load(ONLY_CANDIDATE, interview))
            yield error_message(error, client_id=message.client_id, interview=interview)
            return
        yield from self._news(opened)
        while waiting := ungraded(opened.interview):
            for answer in waiting:
                self._grade(answer)
            opened = self.interviews.load(ONLY_CANDIDATE, opened.interview.id)
            yield from self._news(opened)

    def _take(self, message: Start | Command) -> Opened:
        if isinstance(message, Start):
            return self.interviews.start(ONLY_CANDIDATE, message)
        return self.interviews.change(ONLY_CANDIDATE, message)

    def _news(self, opened: Opened) -> Iterator[ServerMessage]:
        messages = event_messages(opened.interview, opened.records, after=self.seen)
        self.seen = opened.records[-1].seq
        yield from messages

    def _grade(self, answer: Answer) -> None:
        """Grade an answer, or note that it cannot be."""
        self.interviews.store.started_grading(answer)
        try:
            take_turn(self.coach(), answer)
        except Unavailable:
            raise
        except CoachError:
            self.interviews.store.give_up(answer, self.interviews.banks.now.by_id)
