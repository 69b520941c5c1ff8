from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coach.errors import UnknownInterview
from coach.interview.events import Asked, Graded, Summarised

if TYPE_CHECKING:
    from tests.store.conftest import Candidate, Run


class TestStoredAttempts:
    def test_saves_the_grade_and_what_follows(self, ada: Candidate) -> None:
        """A grade, its words, and the next question are one step."""
        ada.begins()
        ada.answers(1)
        turn = ada.gets(72.5)

        graded, asked = (record.event for record in ada.sees().records[2:])
        assert graded == Graded(1, turn.grade, 72.5, "Well said.", "So.", turn.grader)
        assert isinstance(asked, Asked)

    def test_changes_nothing_the_second_time(self, ada: Candidate) -> None:
        """An answer has one grade, however often and by whatever version it is graded again."""
        ada.begins()
        ada.answers(1)
        turn = ada.gets(72.5)
        before = ada.sees()

        ada.attempts.record(turn)
        ada.attempts.record(ada.grade(turn.answer, 10.0, "v2"))

        assert ada.sees() == before
        assert [result.credit for result in ada.store.record_of("ada").reviews] == [72.5]

    def test_ends_with_the_summary(self, ada: Candidate) -> None:
        """The last grade brings the summary, and the history knows its score."""
        ada.begins()
        ada.answers(1)
        ada.gets(80.0)
        ada.skips(2)
        ada.answers(3)
        ada.gets(40.0)

        last = ada.sees().records[-1].event
        assert isinstance(last, Summarised)
        assert last.summary.score == 40.0
        assert ada.store.history("ada", 1)[0].score == 40.0

    def test_keeps_the_words_with_the_grade(self, ada: Candidate, behind: Run) -> None:
        """The grade's row names its grader and holds the feedback, and is the one that counts."""
        ada.begins()
        ada.answers(1)
        ada.gets(72.5)

        rows = behind("SELECT grader_version, model, current, score, band, feedback FROM grade")
        assert rows == [("v1", "m1", True, 72.5, "good", "Well said.")]

    def test_knows_only_saved_answers(self, ada: Candidate) -> None:
        """A grade for an answer that was never saved is refused."""
        ada.begins()
        ada.answers(1)
        turn = ada.grade(replace(ada.store.waiting()[0], interview="never"), 50.0)

        with pytest.raises(UnknownInterview):
            ada.attempts.record(turn)
