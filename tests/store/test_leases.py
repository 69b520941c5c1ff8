from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coach.errors import UnknownInterview
from coach.store.open import Place, open_store
from coach.turn import Answer

if TYPE_CHECKING:
    from coach.store.store import Store
    from tests.store.conftest import Candidate, Clock, Run

EXPIRE = "UPDATE answer SET leased_until = leased_until - 1000"
"""What a thousand seconds by the clock of the database do."""


@pytest.fixture
def answer(ada: Candidate) -> Answer:
    ada.begins()
    ada.answers(1)
    (answer,) = ada.store.waiting()
    return answer


class TestStartedGrading:
    def test_takes_the_answer_from_the_others(self, store: Store, another: Store, answer: Answer) -> None:
        """While one replica grades an answer, no other lists it or gets it; the one that does may try again."""
        assert store.started_grading(answer) == 1

        assert another.waiting() == ()
        assert another.started_grading(answer) is None
        assert store.waiting() == (answer,)
        assert store.started_grading(answer) == 2

    def test_leaves_it_to_the_others_in_time(self, store: Store, another: Store, answer: Answer, behind: Run) -> None:
        """What a replica took and did not settle is taken by another, and its tries go on counting."""
        store.started_grading(answer)
        behind(EXPIRE)

        assert another.waiting() == (answer,)
        assert another.started_grading(answer) == 2
        assert store.waiting() == ()
        assert store.started_grading(answer) is None

    def test_goes_by_the_clock_of_the_database(
        self, store: Store, another: Store, answer: Answer, clock: Clock
    ) -> None:
        """A replica whose clock is a year ahead takes nothing from the others."""
        store.started_grading(answer)
        clock.now = clock.now.replace(year=clock.now.year + 1)

        assert another.started_grading(answer) is None

    def test_takes_no_settled_answer(self, ada: Candidate, another: Store, answer: Answer) -> None:
        """An answer that another replica graded in between is left alone."""
        ada.gets(80.0)

        assert another.started_grading(answer) is None
        assert ada.store.started_grading(answer) is None

    def test_lets_one_of_many_have_it(self, store: Store, another: Store, answer: Answer) -> None:
        """Two replicas that reach for one answer at the same moment: one gets it, however often they try."""
        together = threading.Barrier(2)

        def reach(replica: Store) -> int | None:
            together.wait()
            return replica.started_grading(answer)

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(reach, (store, another)), key=str) == [1, None]


class TestKeepGrading:
    def test_keeps_it_for_longer(self, store: Store, another: Store, answer: Answer, behind: Run) -> None:
        """Grading may take as long as it takes: an answer that is kept is not taken."""
        store.started_grading(answer)
        behind(EXPIRE)

        assert store.keep_grading(answer)
        assert another.started_grading(answer) is None

    def test_says_that_it_is_lost(self, store: Store, another: Store, answer: Answer, behind: Run) -> None:
        """A replica that slept while another took its answer cannot have it back."""
        store.started_grading(answer)
        behind(EXPIRE)
        another.started_grading(answer)

        assert not store.keep_grading(answer)
        assert another.keep_grading(answer)

    def test_knows_only_saved_answers(self, store: Store) -> None:
        """There is nothing to keep of an answer that was never saved."""
        assert not store.keep_grading(Answer("i1", 1, "q1", "text"))
        with pytest.raises(UnknownInterview):
            store.started_grading(Answer("i1", 1, "q1", "text"))


class TestRecord:
    def test_keeps_the_first_of_two_grades(self, ada: Candidate, another: Store, answer: Answer, behind: Run) -> None:
        """A replica that slept while grading, and lost its answer, comes too late with its grade."""
        turn = ada.grade(answer, 10.0)
        ada.store.started_grading(answer)
        behind(EXPIRE)
        another.started_grading(answer)
        another.record(ada.grade(answer, 90.0), ada.bank)

        ada.attempts.record(turn)

        assert [result.credit for result in ada.store.record_of("ada").reviews] == [90.0]
        assert behind("SELECT count(*) FROM grade") == [(1,)]


class TestRestart:
    @pytest.mark.parametrize("place", ["sqlite"], indirect=True)
    def test_of_the_only_service_waits_for_nothing(
        self, store: Store, answer: Answer, place: Place, clock: Clock
    ) -> None:
        """On a file there is no other replica: what the last life was grading when it died is free at once."""
        store.started_grading(answer)
        store.close()

        with closing(open_store(place, clock=clock)) as again:
            assert again.waiting() == (answer,)
            assert again.started_grading(answer) == 2
