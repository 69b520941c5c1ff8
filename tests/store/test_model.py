from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from coach.errors import CoachError, IdempotencyMismatch
from coach.interview import rules
from coach.interview.events import Answered, Event, Graded, Ungradable
from coach.interview.session import Interview, Mode, replay
from coach.store.open import Place, open_store
from coach.store.postgres import Postgres
from coach.store.store import Store

if TYPE_CHECKING:
    from coach.store.reader import Opened
    from tests.postgres import PostgresServer
    from tests.store.conftest import Candidate, Clock

Say = Callable[["Candidate", int, str], "Opened"]
Rule = Callable[["Candidate", Interview, int], tuple[Event, ...]]

MESSAGES: dict[str, tuple[Say, Rule]] = {
    "answer": (
        lambda ada, turn, client_id: ada.answers(turn, "Text.", client_id=client_id),
        lambda ada, stands, turn: rules.answer(stands, ada.bank, turn, "Text."),
    ),
    "skip": (
        lambda ada, turn, client_id: ada.skips(turn, client_id=client_id),
        lambda ada, stands, turn: rules.skip(stands, ada.bank, turn),
    ),
    "hint": (
        lambda ada, turn, client_id: ada.asks_hint(turn, client_id=client_id),
        lambda ada, stands, turn: rules.hint(stands, ada.bank, turn),
    ),
    "end": (
        lambda ada, _turn, client_id: ada.ends(client_id=client_id),
        lambda ada, stands, _turn: rules.close(stands, ada.bank),
    ),
}


class Conversation(RuleBasedStateMachine):
    """One interview in the store, beside the same interview as a plain list of events."""

    def __init__(self, place: Place, clock: Clock, candidate: type[Candidate]) -> None:
        super().__init__()
        self.place = place
        self.clock = clock
        self.candidate = candidate
        self.ada = candidate(self.open())
        self.taken: dict[str, tuple[str, list[Event]]] = {}

    def open(self) -> Store:
        return open_store(self.place, clock=self.clock)

    def teardown(self) -> None:
        self.ada.store.close()

    @initialize(mode=st.sampled_from(("practice", "exam")))
    def begin(self, mode: Mode) -> None:
        begun = self.ada.begins("start", mode=mode)
        self.empty = Interview("i1", begun.interview.plan, begun.interview.question_ids)
        self.events = list(rules.begin(self.empty, self.ada.bank))
        self.taken["start"] = ("start", list(self.events))

    @rule(kind=st.sampled_from(sorted(MESSAGES)), turn=st.integers(1, 3), client_id=st.sampled_from("abcdef"))
    def send(self, kind: str, turn: int, client_id: str) -> None:
        say, then = MESSAGES[kind]
        content = kind if kind == "end" else f"{kind} {turn}"
        try:
            expected: list[Event] | type[CoachError] = self.expect(client_id, content, turn, then)
        except CoachError as error:
            expected = type(error)
        try:
            got = say(self.ada, turn, client_id)
        except CoachError as error:
            assert type(error) is expected
        else:
            assert [record.event for record in got.fresh] == expected

    def expect(self, client_id: str, content: str, turn: int, then: Rule) -> list[Event]:
        if client_id not in self.taken:
            events = list(then(self.ada, replay(self.empty, self.events), turn))
            self.events += events
            self.taken[client_id] = (content, events)
        elif self.taken[client_id][0] != content:
            raise IdempotencyMismatch(client_id)
        return self.taken[client_id][1]

    @rule(score=st.sampled_from((0.0, 33.3, 100.0)), again=st.booleans())
    def grade(self, score: float, again: bool) -> None:  # noqa: FBT001 - drawn by name
        if waiting := self.ada.store.waiting():
            turn = self.ada.grade(waiting[0], score)
            for _ in range(1 + again):
                self.ada.attempts.record(turn)
            self.settle(Graded(turn.answer.turn, turn.grade, score, turn.feedback, "So.", turn.grader))

    @rule()
    def give_up(self) -> None:
        if waiting := self.ada.store.waiting():
            self.ada.store.give_up(waiting[0], self.ada.bank)
            self.settle(Ungradable(waiting[0].turn))

    def settle(self, outcome: Graded | Ungradable) -> None:
        self.events += rules.settle(replay(self.empty, self.events), self.ada.bank, outcome)

    @rule()
    def restart(self) -> None:
        self.ada.store.close()
        self.ada = self.candidate(self.open())

    @invariant()
    def agree(self) -> None:
        seen = self.ada.sees()
        stands = replay(self.empty, self.events)
        assert [record.event for record in seen.records] == self.events
        assert [record.seq for record in seen.records] == list(range(1, len(self.events) + 1))
        assert seen.interview == stands
        assert [answer.turn for answer in self.ada.store.waiting()] == [turn.number for turn in stands.waiting]
        settled = [turn for turn in stands.turns if turn.settled and not turn.ungradable]
        assert [one.credit for one in self.ada.store.results("ada")] == [turn.credit for turn in settled]
        (listed,) = self.ada.store.history("ada", 10)
        assert listed.ended == stands.closed
        assert listed.answered == sum(isinstance(event, Answered) for event in self.events)
        assert (listed.score is not None) == stands.summarised


class TestConversation:
    def test_is_the_list_of_its_events(
        self, place: Place, ada: Candidate, clock: Clock, tmp_path: Path, request: pytest.FixtureRequest
    ) -> None:
        """Whatever is sent, repeated, graded or restarted: the store holds what a plain list would hold."""
        numbers = count()
        server: PostgresServer | None = None
        if isinstance(place, Postgres):
            server = request.getfixturevalue("postgres_server")

        class Fresh(Conversation):
            def __init__(self) -> None:
                new = Postgres(server.lend()) if server else tmp_path / f"{next(numbers)}"
                super().__init__(new, type(clock)(), type(ada))

            def teardown(self) -> None:
                super().teardown()
                if server and isinstance(self.place, Postgres):
                    server.give_back(self.place.url)

        run_state_machine_as_test(
            Fresh, settings=settings(max_examples=15 if server is None else 6, stateful_step_count=20, deadline=None)
        )
