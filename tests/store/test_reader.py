from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from coach.errors import DatabaseDamaged, UnknownInterview

if TYPE_CHECKING:
    from tests.store.conftest import Candidate, Clock, Run


class TestLoad:
    @pytest.mark.parametrize(
        ("statement", "said"),
        [
            ("UPDATE interview_event SET body = '{\"kind\":' WHERE seq = 2", "Event 2 of interview i1 cannot be read"),
            ("DELETE FROM interview_event WHERE seq = 2", "Events of interview i1 are missing"),
            ("UPDATE interview SET question_ids = '[' WHERE id = 'i1'", "A list of ids"),
        ],
    )
    def test_refuses_what_was_not_written(self, ada: Candidate, behind: Run, statement: str, said: str) -> None:
        """A damaged interview is said to be so, never shown with a hole; the others are still there."""
        ada.begins()
        ada.skips(1)
        ada.begins("other", interview="i2")
        behind(statement)

        with pytest.raises(DatabaseDamaged, match=said):
            ada.sees("i1")
        with pytest.raises(DatabaseDamaged, match=said):
            ada.skips(2, interview="i1")
        assert ada.sees("i2").interview.id == "i2"


class TestHistory:
    def test_lists_interviews_newest_first(self, ada: Candidate, bob: Candidate, clock: Clock) -> None:
        """Each interview is one line that says what it was and how far it came; others' are not listed."""
        started = clock.now + timedelta(seconds=1)
        ada.begins("s1", interview="i1")
        ada.answers(1, interview="i1")
        ada.gets(90.0)
        ada.ends(interview="i1")
        ada.begins("s2", interview="i2", mode="exam")
        ada.answers(1, interview="i2")
        bob.begins(interview="i3")

        newest, oldest = ada.store.history("ada", 10)
        assert (oldest.interview, oldest.plan.mode, oldest.length) == ("i1", "practice", 3)
        assert (oldest.answered, oldest.score, oldest.band, oldest.ended) == (1, 90.0, "excellent", True)
        assert (oldest.started_at, oldest.started_at.tzinfo) == (started, UTC)
        assert (newest.interview, newest.plan.mode, newest.plan.topics) == ("i2", "exam", ("python", "testing"))
        assert (newest.answered, newest.score, newest.band, newest.ended) == (1, None, None, False)
        assert ada.store.history("ada", 1) == (newest,)

    def test_says_that_an_interview_has_ended_before_its_summary(self, ada: Candidate) -> None:
        """An interview that was ended while an answer waits has no score yet."""
        ada.begins()
        ada.answers(1)
        ada.ends()

        (listed,) = ada.store.history("ada", 10)
        assert (listed.ended, listed.score) == (True, None)


class TestListed:
    def test_is_the_line_of_the_history(self, ada: Candidate) -> None:
        """One interview alone is described as the history describes it."""
        ada.begins()
        ada.answers(1)

        assert (ada.store.listed("i1", "ada"),) == ada.store.history("ada", 10)

    def test_knows_whose_interview_it_is(self, ada: Candidate) -> None:
        """Another candidate's interview is unknown, like one that never was."""
        ada.begins()

        for interview, candidate in (("i1", "bob"), ("never", "ada")):
            with pytest.raises(UnknownInterview):
                ada.store.listed(interview, candidate)
