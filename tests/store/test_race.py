from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from coach.errors import StaleTurn

if TYPE_CHECKING:
    from coach.store.reader import Opened
    from coach.store.store import Store
    from tests.store.conftest import Candidate

THREADS = 8


def at_once(act: Callable[[int], Opened]) -> list[Opened | StaleTurn]:
    """Let all threads act at the same moment, and return what each got."""
    together = threading.Barrier(THREADS)

    def one(number: int) -> Opened | StaleTurn:
        together.wait()
        try:
            return act(number)
        except StaleTurn as error:
            return error

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


@pytest.fixture
def sides(ada: Candidate, another: Store) -> tuple[Candidate, Candidate]:
    """The same candidate at two replicas."""
    return ada, type(ada)(another)


class TestRace:
    def test_one_message_is_taken_once(self, sides: tuple[Candidate, Candidate]) -> None:
        """The same message from several sockets and replicas at once leads to one answer and equal replies."""
        ada = sides[0]
        ada.begins()

        got = at_once(lambda number: sides[number % 2].answers(1, "Same.", client_id="a"))

        assert all(one == got[0] for one in got)
        assert [record.event.kind for record in ada.sees().records] == ["asked", "answered"]

    def test_one_interview_is_begun_once(self, sides: tuple[Candidate, Candidate]) -> None:
        """The same start from several sockets and replicas at once begins one interview."""
        got = at_once(lambda number: sides[number % 2].begins("start", interview=f"i{number}"))

        assert all(one == got[0] for one in got)
        assert len(sides[0].store.history("ada", 10)) == 1

    def test_one_of_two_tabs_wins(self, sides: tuple[Candidate, Candidate]) -> None:
        """Different answers to one question: one is saved, the others are told that they came too late."""
        ada = sides[0]
        ada.begins()

        got = at_once(lambda number: sides[number % 2].answers(1, f"Mine is {number}.", client_id=f"tab-{number}"))

        assert Counter(type(one) is StaleTurn for one in got) == {True: THREADS - 1, False: 1}
        assert len(ada.store.waiting()) == 1

    def test_one_grade_is_kept(self, sides: tuple[Candidate, Candidate]) -> None:
        """An answer graded by several threads and replicas at once has one grade."""
        ada = sides[0]
        ada.begins()
        ada.answers(1)
        (answer,) = ada.store.waiting()

        def grade(number: int) -> Opened:
            sides[number % 2].attempts.record(ada.grade(answer, 10.0 * number, f"v{number}"))
            return ada.sees()

        got = at_once(grade)

        assert all(one == got[0] for one in got)
        assert len(ada.store.record_of("ada").reviews) == 1
