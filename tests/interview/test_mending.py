from __future__ import annotations

import pytest

from coach.errors import InterviewOver, NothingToEdit, NotSettled, StaleTurn, TimeOver, TooLate, UnknownPoint
from coach.interview import mending, rules
from coach.interview.events import Asked, Closed, Summarised
from coach.interview.follow import summary_of
from coach.interview.grade import Verdict
from tests.interview.table import Table

COVERED, MISSING = Verdict.COVERED, Verdict.MISSING


class TestEdit:
    def test_puts_other_words_in_the_place_of_an_answer_that_waits(self) -> None:
        """The earlier text stays in the record and its grade, when it comes after all, counts no more."""
        table = Table()
        table.say("Thhe answer.")
        assert table.edit("The answer.") == ["edited"]
        first, second = table.turn.attempts

        assert (first.text, first.live, second.text, second.replaces) == ("Thhe answer.", False, "The answer.", 1)
        table.gets(lost=COVERED)
        assert table.how("lost") == (COVERED, 1.0, "answer")

    def test_after_the_grade_earns_as_after_the_help_that_was_given(self) -> None:
        """What was earned before stays earned; what is new counts as after what else?"""
        table = Table()
        table.say()
        table.gets(lost=COVERED)
        table.edit("More.")
        kinds = table.gets(lost=COVERED, version=COVERED)

        assert table.how("lost") == (COVERED, 1.0, "pump")
        assert table.how("version") == (COVERED, 0.9, "pump")
        assert kinds == ["graded", "stood", "followed_up"]

    def test_of_a_reply_gives_its_step_again(self) -> None:
        """A reply that is withdrawn leaves the coach's step open."""
        table = Table()
        table.say()
        table.gets()
        table.say("Hm.")
        kinds = table.edit(None)

        assert kinds == ["withdrawn", "stood", "followed_up"]
        assert table.turn.step is not None
        assert table.turn.step.step == "pump"

    def test_withdraws_an_answer(self) -> None:
        """The question is open again, and may be answered or skipped."""
        table = Table()
        table.say()
        table.gets(lost=COVERED)
        assert table.edit(None) == ["withdrawn"]
        assert table.turn.open

        table.say("Anew.")
        table.gets(version=COVERED)
        assert table.how("lost")[0] is MISSING
        assert table.how("version") == (COVERED, 0.9, "pump")

    def test_needs_an_answer(self) -> None:
        """There is nothing to mend before."""
        with pytest.raises(NothingToEdit):
            Table().edit("More.")

    def test_is_over_when_the_next_question_is_there(self) -> None:
        """In practice the grade of the earlier one was seen."""
        table = Table()
        table.say()
        table.gets()
        table.go_on()
        with pytest.raises(StaleTurn):
            table.edit("More.", turn=1)

    def test_in_an_exam_is_possible_until_the_next_answer(self) -> None:
        """The next question is asked at once; until it is answered one may come back."""
        table = Table("exam")
        table.say()
        assert table.edit("Better.", turn=1) == ["edited"]
        table.say()
        with pytest.raises(StaleTurn):
            table.edit("Better still.", turn=1)
        table.gets(turn=1, lost=COVERED)
        table.gets(turn=2, source=COVERED)
        last = table.events[-1]

        assert isinstance(last, Summarised)
        assert last.summary.score == 75.0

    def test_in_an_exam_lets_a_withdrawn_answer_be_given_anew(self) -> None:
        """Both questions are open then, and no other is asked."""
        table = Table("exam")
        table.say()
        table.edit(None, turn=1)
        assert table.say("Anew.", turn=1) == ["answered"]
        table.say()
        table.gets(turn=1, lost=COVERED)
        assert table.gets(turn=2, source=COVERED) == ["graded", "summarised"]

    def test_a_withdrawn_answer_counts_as_nothing_said(self) -> None:
        """Nobody takes a bad answer out of the reckoning."""
        table = Table("exam")
        table.say()
        table.edit(None, turn=1)
        table.say()
        table.gets(turn=2, source=COVERED)
        last = table.events[-1]

        assert isinstance(last, Summarised)
        assert (last.summary.score, last.summary.skipped) == (50.0, 1)


class TestDispute:
    def test_stands_beside_the_grade(self) -> None:
        """A point that was said after all counts at once, is kept with who said so, and can be taken back."""
        table = Table()
        table.say()
        table.gets(version=COVERED)
        before = table.credit
        kinds = table.dispute("lost", "covered")

        assert kinds == ["disputed", "stood"]
        assert table.how("lost") == (COVERED, 1.0, "disputed")
        assert table.turn.first_grade is not None
        assert table.turn.first_grade.verdicts[0].verdict is MISSING
        table.dispute("lost", None)
        assert (table.credit, table.how("lost")[2]) == (before, "answer")

    def test_ends_the_step_about_its_point(self) -> None:
        """The coach goes on to the next gap."""
        table = Table()
        table.say()
        table.gets()
        table.skip()
        assert table.dispute("lost", "covered") == ["disputed", "stood", "followed_up"]
        assert table.turn.step is not None
        assert table.turn.step.key_point == "version"

    def test_is_taken_after_the_end(self) -> None:
        """The summary that is read then has other numbers."""
        table = Table("exam")
        table.say()
        table.say()
        table.gets(turn=1)
        table.gets(turn=2, source=COVERED)
        assert table.dispute("lost", "covered", turn=1) == ["disputed", "stood"]

        assert summary_of(table.interview).score == 75.0
        assert [gap.key_point for gap in summary_of(table.interview).gaps] == ["version", "retry"]

    def test_in_an_exam_waits_for_its_end(self) -> None:
        """No grade was shown yet."""
        table = Table("exam")
        table.say()
        table.gets(turn=1)
        with pytest.raises(NotSettled):
            table.dispute("lost", "covered", turn=1)

    def test_knows_its_turn_and_its_point(self) -> None:
        """What is not there cannot be contested."""
        table = Table()
        with pytest.raises(NotSettled):
            table.dispute("lost", "covered")
        with pytest.raises(StaleTurn):
            table.dispute("lost", "covered", turn=2)
        table.say()
        table.gets()
        with pytest.raises(UnknownPoint):
            table.dispute("elsewhere", "covered")


class TestConfidence:
    def test_is_said_before_the_grade(self) -> None:
        """Before the answer or while it is read; the last word holds, and nothing is counted."""
        table = Table()
        table.do(lambda one: mending.tell_confidence(one, 1, "guessing"))
        table.say()
        table.do(lambda one: mending.tell_confidence(one, 1, "sure"))
        table.gets(retry=COVERED)

        assert table.turn.sure == "sure"
        assert summary_of(table.interview).sure_but_wrong == (1,)
        with pytest.raises(TooLate):
            mending.tell_confidence(table.interview, 1, "guessing")

    def test_is_not_of_what_was_skipped(self) -> None:
        """Nothing was said that one could be sure of."""
        table = Table()
        table.skip()
        with pytest.raises(TooLate):
            mending.tell_confidence(table.interview, 1, "sure")


class TestTime:
    def test_begins_with_the_first_question(self) -> None:
        """Each question says how long it should take, and when all is over."""
        table = Table("exam", minutes=10)
        asked = table.events[0]

        assert isinstance(asked, Asked)
        assert (asked.seconds, asked.ends_at, asked.why) == (300, 1_600.0, "because of locks")

    def test_is_over_with_its_end(self) -> None:
        """An answer that was on its way is taken; what comes later closes the interview."""
        table = Table("exam", minutes=10)
        rules.check_time(table.interview, 1_600.0 + rules.GRACE)
        table.say()
        with pytest.raises(TimeOver):
            rules.check_time(table.interview, 1_604.0)
        assert rules.expire(table.interview, table.bank, 1_600.0) == ()
        table.do(lambda one: rules.expire(one, table.bank, 1_604.0))

        assert table.events[-1] == Closed(timed_out=True)
        assert table.gets(turn=1) == ["graded", "summarised"]
        with pytest.raises(TimeOver):
            rules.check_time(table.interview, 1_604.0)

    def test_has_no_end_elsewhere(self) -> None:
        """Practice and an untimed exam take as long as they take."""
        table = Table()
        rules.check_time(table.interview, 10.0**9)
        assert rules.expire(table.interview, table.bank, 10.0**9) == ()
        table.end()
        with pytest.raises(InterviewOver):
            table.say()
