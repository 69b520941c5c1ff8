from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from coach.interview.events import Asked, Hinted, Recorded
from coach.interview.session import Interview, Plan
from coach.protocol.messages import ServerMessage
from coach.server.followers import Followers
from coach.store.reader import Opened

INTERVIEW = Interview("i", Plan(), ("q",))
RECORDS = (
    Recorded(1, Asked(1, "q", "topic", "mid", "What?")),
    *(Recorded(seq, Hinted(1, f"p{seq}", "Think.")) for seq in range(2, 9)),
)


class Listener:
    """Notes the numbers of the events that it hears."""

    def __init__(self, candidate: str = "ada") -> None:
        self.candidate = candidate
        self.heard: list[int] = []

    def deliver(self, messages: Sequence[ServerMessage], /) -> None:
        self.heard += [message.seq for message in messages if message.kind in {"question", "hint"}]


def up_to(seq: int) -> Opened:
    return Opened(INTERVIEW, RECORDS[:seq])


class TestFollowers:
    @given(st.lists(st.integers(1, len(RECORDS))), st.integers(0, len(RECORDS)))
    def test_hear_every_event_once_and_in_order(self, told: list[int], seen: int) -> None:
        """In whatever order the states of an interview arrive, late ones and double ones too."""
        followers, listener = Followers(), Listener()
        followers.follow("i", listener, seen)
        for seq in told:
            followers.tell(up_to(seq))

        assert listener.heard == list(range(seen + 1, max([seen, *told]) + 1))

    def test_hear_nothing_after_they_left(self) -> None:
        """The others go on."""
        followers, leaving, staying = Followers(), Listener(), Listener()
        for listener in (leaving, staying):
            followers.follow("i", listener, 0)
        followers.leave(leaving)
        followers.tell(up_to(2))

        assert (leaving.heard, staying.heard) == ([], [1, 2])
        followers.leave(staying)
        assert followers.candidate("i") is None

    def test_share_one_turnstile_for_each_interview(self) -> None:
        """Changes of one interview pass one at a time, those of others beside them."""
        followers = Followers()
        turnstile = followers.turnstile("i")

        assert followers.turnstile("i") is turnstile
        assert followers.turnstile("j") is not turnstile
