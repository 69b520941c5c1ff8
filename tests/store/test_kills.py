from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from coach.interview.events import Answered, Graded
from coach.store.attempts import StoredAttempts
from coach.store.check import check
from coach.store.keeping import Clock
from coach.store.open import Place, open_reader, open_store
from coach.store.store import Store
from tests.store.conftest import BANK, Candidate

if TYPE_CHECKING:
    from tests.store.conftest import Run

LIVES = 7
"""How often a service is killed at each step, on each database."""

STEPS = ("before it took an answer", "with an answer taken", "while it saves the grade", "with the grade saved")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def now() -> datetime:
    return datetime.now(UTC)


def grade_and_die(place: Place, step: str) -> None:
    """Live as a service does that grades one answer, and is killed at some step."""
    saving = False

    def clock() -> datetime:
        # The store asks for the time in the middle of its transactions.
        if saving and step == STEPS[2]:
            die()
        return now()

    store = open_store(place, clock=clock)
    ada = Candidate(store)
    answer = store.waiting()[0]
    if step == STEPS[0]:
        die()
    assert store.started_grading(answer) is not None
    if step == STEPS[1]:
        die()
    saving = True
    StoredAttempts(store, BANK).record(ada.grade(answer, 50.0))
    die()


def within(place: Place, act: Callable[[Store], None], clock: Clock = now) -> None:
    with closing(open_store(place, clock=clock)) as store:
        act(store)


def grade_all(store: Store) -> None:
    for answer in store.waiting():
        assert store.started_grading(answer) is not None
        StoredAttempts(store, BANK).record(Candidate(store).grade(answer, 80.0))


class TestKilledGrading:
    @pytest.mark.parametrize("step", STEPS)
    def test_loses_nothing_and_grades_nothing_twice(self, place: Place, behind: Run, step: str) -> None:
        """A service killed at any step has lost no answer, and the next one gives each its one grade."""
        sent: dict[str, str] = {}
        for life in range(LIVES):
            interview = f"i{life}"

            def answer(store: Store, interview: str = interview) -> None:
                ada = Candidate(store)
                ada.begins(f"start-{interview}", interview=interview, mode="exam")
                ada.answers(1, f"Said in {interview}.", interview=interview)
                ada.answers(2, f"Said later in {interview}.", interview=interview)

            within(place, answer)
            sent[interview] = f"Said in {interview}."
            service = get_context("fork").Process(target=grade_and_die, args=(place, step))
            service.start()
            service.join()
            assert service.exitcode == -signal.SIGKILL
            behind("UPDATE answer SET leased_until = leased_until - 1000")
            within(place, grade_all)

        with closing(open_reader(place)) as reader:
            for interview, text in sent.items():
                events = [record.event for record in reader.load(interview, "ada").records]
                assert Answered(1, text) in events
                assert sorted(event.turn for event in events if isinstance(event, Graded)) == [1, 2]
        assert behind("SELECT count(*) FROM grade") == [(2 * LIVES,)]
        assert behind("SELECT max(tries) FROM answer") == [(1 + (step in STEPS[1:3]),)]
        assert check(place).problems == ()
