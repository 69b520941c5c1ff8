from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from coach.errors import CoachError, IdempotencyMismatch
from coach.interview import rules
from coach.interview.events import Event, Graded, Ungradable
from coach.interview.follow import summary_of
from coach.interview.grade import Verdict
from coach.interview.session import Mode, replay
from coach.protocol.commands import (
    AskHint,
    Command,
    Confidence,
    Confirm,
    Dispute,
    Edit,
    End,
    Next,
    Skip,
    SubmitAnswer,
)
from coach.protocol.decide import decide
from coach.store.check import check
from coach.store.open import Place, open_store
from coach.store.postgres import Postgres
from coach.store.store import Store

if TYPE_CHECKING:
    from tests.postgres import PostgresServer
    from tests.store.conftest import Candidate, Clock

HEAD = {"client_id": "c", "interview": "i1"}
MESSAGES: dict[str, Callable[[int], Command]] = {
    "answer": lambda turn: SubmitAnswer(**HEAD, turn=turn, text="Text."),
    "skip": lambda turn: Skip(**HEAD, turn=turn),
    "hint": lambda turn: AskHint(**HEAD, turn=turn),
    "next": lambda turn: Next(**HEAD, turn=turn),
    "edit": lambda turn: Edit(**HEAD, turn=turn, text="Better."),
    "withdraw": lambda turn: Edit(**HEAD, turn=turn, text=None),
    "yes": lambda turn: Confirm(**HEAD, turn=turn, key_point="point", said=True),
    "no": lambda turn: Confirm(**HEAD, turn=turn, key_point="point", said=False),
    "covered": lambda turn: Dispute(**HEAD, turn=turn, key_point="point", verdict="covered"),
    "undo": lambda turn: Dispute(**HEAD, turn=turn, key_point="point", verdict=None),
    "sure": lambda turn: Confidence(**HEAD, turn=turn, sure="sure"),
    "end": lambda _turn: End(**HEAD),
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
        assert check(self.place).problems == ()
        self.ada.store.close()

    @initialize(mode=st.sampled_from(("practice", "exam")), dialogue=st.booleans())
    def begin(self, mode: Mode, dialogue: bool) -> None:  # noqa: FBT001 - drawn by name
        begun = self.ada.begins("start", mode=mode, dialogue=dialogue and mode == "practice")
        self.empty = replace(begun.interview, turns=(), last_seq=0)
        self.events = list(rules.begin(self.empty, self.ada.bank))
        self.taken["start"] = ("start", list(self.events))

    @rule(kind=st.sampled_from(sorted(MESSAGES)), turn=st.integers(1, 3), client_id=st.sampled_from("abcdefghijkl"))
    def send(self, kind: str, turn: int, client_id: str) -> None:
        message = MESSAGES[kind](turn)
        try:
            expected: list[Event] | type[CoachError] = self.expect(client_id, message)
        except CoachError as error:
            expected = type(error)
        try:
            got = self.ada.does(message, client_id=client_id)
        except CoachError as error:
            assert type(error) is expected
        else:
            assert [record.event for record in got.fresh] == expected

    def expect(self, client_id: str, message: Command) -> list[Event]:
        content = message.model_dump_json()
        if client_id not in self.taken:
            events = list(decide(replay(self.empty, self.events), self.ada.bank, message, by="ada"))
            self.events += events
            self.taken[client_id] = (content, events)
        elif self.taken[client_id][0] != content:
            raise IdempotencyMismatch(client_id)
        return self.taken[client_id][1]

    @rule(verdict=st.sampled_from(Verdict), again=st.booleans())
    def answer(self, verdict: Verdict, again: bool) -> None:  # noqa: FBT001 - drawn by name
        """Answer what is open and have it graded, so that more than the first steps are seen."""
        stands = replay(self.empty, self.events)
        number = len(self.taken)
        try:
            message = SubmitAnswer(**HEAD, turn=stands.current, text="So.")
            self.expect(f"answer {number}", message)
        except CoachError:
            return
        self.ada.does(message, client_id=f"answer {number}")
        self.grade({Verdict.COVERED: 100.0, Verdict.UNSURE: 33.3}.get(verdict, 0.0), verdict, again)

    @rule(score=st.sampled_from((0.0, 33.3, 100.0)), verdict=st.sampled_from(Verdict), again=st.booleans())
    def grade(self, score: float, verdict: Verdict, again: bool) -> None:  # noqa: FBT001 - drawn by name
        if waiting := self.ada.store.waiting():
            turn = self.ada.grade(waiting[0], score, verdict=verdict)
            for _ in range(1 + again):
                self.ada.attempts.record(turn)
            number = turn.answer.attempt
            self.settle(Graded(turn.answer.turn, turn.grade, score, turn.feedback, "So.", turn.grader, attempt=number))

    @rule()
    def give_up(self) -> None:
        if waiting := self.ada.store.waiting():
            self.ada.store.give_up(waiting[0], self.ada.bank)
            self.settle(Ungradable(waiting[0].turn, attempt=waiting[0].attempt))

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
        counted = [turn for turn in stands.turns if turn.skipped or turn.standing]
        told = counted if stands.plan.mode == "practice" or stands.summarised else []
        assert [one.credit for one in self.ada.store.record_of("ada").reviews] == [turn.credit for turn in told]
        (listed,) = self.ada.store.history("ada", 10)
        assert listed.ended == stands.closed
        assert listed.answered == sum(bool(turn.live) for turn in stands.turns)
        assert listed.score == (summary_of(stands).score if stands.summarised else None)


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
