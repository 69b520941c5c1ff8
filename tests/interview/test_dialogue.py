from __future__ import annotations

import pytest

from coach.errors import InterviewOver, NoDialogue, NotAsked, NotSettled, StaleTurn
from coach.interview import rules
from coach.interview.cloze import GAP
from coach.interview.dialogue import meant
from coach.interview.events import Summarised, Ungradable
from coach.interview.grade import Verdict
from coach.interview.talk import AskedBack, FollowedUp
from tests.interview.table import Table

COVERED, MISSING, PARTIAL, UNSURE = Verdict.COVERED, Verdict.MISSING, Verdict.PARTIAL, Verdict.UNSURE


def said(table: Table) -> FollowedUp | AskedBack:
    """Return what the coach asked last."""
    last = table.events[-1]
    assert isinstance(last, FollowedUp | AskedBack)
    return last


class TestSteps:
    def test_help_more_and_more_with_the_heaviest_gap(self) -> None:
        """What else? its hint, its sentence with a gap, its sentence; and then the next heaviest point."""
        table = Table()
        table.say()
        table.gets()
        steps = []
        for _ in range(7):
            one = said(table)
            assert isinstance(one, FollowedUp)
            steps.append((one.step, one.key_point))
            table.say()
            table.gets()

        assert steps == [
            ("pump", None),
            ("hint", "lost"),
            ("cloze", "lost"),
            ("reveal", "lost"),
            ("hint", "version"),
            ("cloze", "version"),
            ("reveal", "version"),
        ]

    def test_say_what_a_candidate_needs(self) -> None:
        """The hint as it stands, the sentence with a gap, and the sentence to be said back."""
        table = Table()
        table.say()
        table.gets()
        texts = []
        for _ in range(3):
            table.skip()
            texts.append(said(table).text)

        assert texts[0] == "What is left of the first one?"
        assert texts[1] == f"The second write {GAP} discards the first."
        assert texts[2] == "The second write silently discards the first. Say it back in your own words."

    def test_end_with_the_point_that_was_earned(self) -> None:
        """A reply that makes the point is enough; the next heaviest one begins at its hint."""
        table = Table()
        table.say()
        table.gets()
        table.say()
        table.gets(lost=COVERED)

        assert (said(table).kind, said(table).key_point) == ("followed_up", "version")
        assert said(table).text == "How would you notice?"

    def test_end_when_everything_was_said(self) -> None:
        """A full answer is followed by nothing, and waits for the candidate to go on."""
        table = Table()
        table.say()

        assert table.gets(lost=COVERED, version=COVERED, retry=COVERED) == ["graded", "stood"]
        assert table.go_on() == ["went_on", "asked"]

    def test_reach_everything_in_four_turns(self) -> None:
        """One who learns from each step has said everything after four messages."""
        table = Table()
        table.say("They overwrite each other, I guess.")
        table.gets(lost=PARTIAL)
        table.say("One is lost.")
        table.gets(lost=COVERED)
        table.say("By a version.")
        table.gets(version=COVERED)
        table.say("Try again.")
        kinds = table.gets(retry=COVERED)

        assert kinds == ["graded", "stood"]
        assert [table.how(point)[0] for point in ("lost", "version", "retry")] == [COVERED] * 3
        assert table.credit == pytest.approx(100 * (3 * 0.9 + 2 * 0.6 + 1 * 0.6) / 6, abs=0.1)

    def test_leave_out_a_hint_that_was_asked_for(self) -> None:
        """It was seen before the answer."""
        table = Table()
        table.hint()
        table.say()
        table.gets()
        table.skip()

        assert (said(table).kind, getattr(said(table), "step", "")) == ("followed_up", "cloze")

    def test_are_passed_over_to_the_end(self) -> None:
        """Whoever does not know may skip every step, and sees the sentence."""
        table = Table()
        table.say()
        table.gets(version=COVERED, retry=COVERED)
        kinds = [table.skip() for _ in range(4)]

        assert kinds == [["passed_over", "followed_up"]] * 3 + [["passed_over"]]
        assert table.go_on() == ["went_on", "asked"]

    def test_stop_when_the_question_has_left_the_bank(self) -> None:
        """Nothing can be asked about it any more, and the interview goes on."""
        table = Table()
        table.say()
        table.bank = {"cache": table.bank["cache"]}

        assert table.do(lambda one: rules.settle(one, {}, Ungradable(1))) == ["ungradable"]
        assert table.go_on() == ["went_on", "asked"]


class TestAsk:
    def test_comes_first_the_heaviest_before_the_others(self) -> None:
        """Whether it was meant is asked before anything is called missing, one point at a time."""
        table = Table()
        table.say()
        kinds = table.gets(version=UNSURE, lost=UNSURE)

        assert kinds == ["graded", "stood", "asked_back"]
        assert said(table).key_point == "lost"
        assert table.confirm("lost", said=True) == ["confirmed", "stood", "asked_back"]
        assert table.confirm("version", said=False) == ["confirmed", "stood", "followed_up"]
        assert table.how("lost") == (COVERED, 1.0, "confirmed")
        assert table.how("version") == (MISSING, 0.0, "confirmed")

    def test_may_be_passed_over(self) -> None:
        """The point stays unsure, and the coach goes on."""
        table = Table()
        table.say()
        table.gets(lost=UNSURE)

        assert table.skip() == ["passed_over", "followed_up"]
        assert table.how("lost") == (UNSURE, 0.4, "answer")

    def test_is_about_what_the_reply_was_about(self) -> None:
        """A reply to the hint for one point is no sign of another."""
        table = Table()
        table.say()
        table.gets(retry=COVERED)
        table.skip()
        table.say()

        table.gets(version=UNSURE)
        assert (said(table).kind, said(table).key_point) == ("followed_up", "lost")
        table.say()
        table.gets(lost=UNSURE)
        assert (said(table).kind, said(table).key_point) == ("asked_back", "lost")
        table.confirm("lost", said=True)
        assert table.how("lost") == (COVERED, 0.3, "confirmed")

    def test_takes_only_what_was_asked(self) -> None:
        """Yes to something else, or twice, changes nothing."""
        table = Table()
        table.say()
        table.gets(lost=UNSURE)
        with pytest.raises(NotAsked):
            table.confirm("version", said=True)
        table.confirm("lost", said=True)
        with pytest.raises(NotAsked):
            table.confirm("lost", said=True)

    @pytest.mark.parametrize(
        ("says", "asked"),
        [
            ("The later write wins.", "Did you mean that the later write wins?"),
            ("GIL means one thread.", "Did you mean that GIL means one thread?"),
            ("I/O waits. It is slow.", "Did you mean this: I/O waits. It is slow."),
        ],
    )
    def test_is_a_question(self, says: str, asked: str) -> None:
        """The point's sentence, as it would stand in one."""
        assert meant(says) == asked


class TestGoOn:
    def test_waits_for_the_answer_and_its_grade(self) -> None:
        """There is nothing to leave before."""
        table = Table()
        with pytest.raises(NotSettled):
            table.go_on()
        table.say()
        with pytest.raises(NotSettled):
            table.go_on()
        table.gets()

        assert table.go_on() == ["went_on", "asked"]

    def test_sums_up_after_the_last_question(self) -> None:
        """The summary counts credit, not the first score."""
        table = Table()
        table.say()
        table.gets(lost=COVERED, version=COVERED)
        table.say()
        table.gets(retry=COVERED)
        table.go_on()
        table.skip()
        kinds = table.go_on()
        last = table.events[-1]

        assert kinds == ["went_on", "summarised"]
        assert isinstance(last, Summarised)
        assert last.summary.score == pytest.approx((100 * 5.9 / 6) / 2, abs=0.1)
        assert last.summary.gaps == ()

    def test_belongs_to_a_dialogue(self) -> None:
        """Other interviews go on by themselves."""
        with pytest.raises(NoDialogue):
            Table(dialogue=False).go_on()

    def test_knows_a_stale_tab(self) -> None:
        """One that still shows the question before does not leave the next."""
        table = Table()
        table.say()
        table.gets()
        table.go_on()
        with pytest.raises(StaleTurn):
            rules.go_on(table.interview, table.bank, 1)

    def test_is_over_with_the_interview(self) -> None:
        """After the end there is nothing to go on to."""
        table = Table()
        table.end()
        with pytest.raises(InterviewOver):
            table.go_on()


class TestRetry:
    def test_shows_the_difference(self) -> None:
        """Answered anew after all was said, the turn stands by the best of both."""
        table = Table()
        table.say()
        table.gets(lost=COVERED, version=COVERED)
        for _ in range(4):
            table.skip()
        assert table.say("Anew.") == ["answered"]
        table.gets(version=COVERED, retry=COVERED)
        stood = table.events[-1]

        assert table.how("lost") == (COVERED, 1.0, "answer")
        assert table.how("retry") == (COVERED, 0.1, "say_back")
        assert getattr(stood, "change", None) == pytest.approx(100 * 0.1 / 6, abs=0.1)

    def test_is_possible_after_grading_failed(self) -> None:
        """An answer that could not be graded may be said otherwise."""
        table = Table()
        table.say()
        table.do(lambda one: rules.settle(one, table.bank, Ungradable(1)))
        table.say("Otherwise.")

        table.gets(lost=COVERED)
        assert table.credit == 50.0

    def test_is_not_for_what_was_skipped(self) -> None:
        """The reference was shown."""
        table = Table()
        table.skip()
        with pytest.raises(StaleTurn):
            table.say()
