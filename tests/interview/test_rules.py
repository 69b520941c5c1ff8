from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from coach.errors import InterviewOver, NoHintsInExam, NoMoreHints, NoQuestions, StaleTurn, UnknownQuestion
from coach.interview import rules
from coach.interview.events import Answered, Asked, Closed, Event, Graded, Hinted, Skipped, Summarised, Ungradable
from coach.interview.grade import Band, Grade, GraderVersion, PointVerdict, Verdict
from coach.interview.question import KeyPoint, Question
from coach.interview.session import Interview, Mode, Plan, replay

GRADER = GraderVersion("v", "model", "bank")


def question(name: str) -> Question:
    return Question(
        id=name,
        topic=name[0],
        prompt=f"What is {name}?",
        reference=f"The reference of {name}.",
        key_points=(
            KeyPoint("light", "A light point.", 1, hint="light hint"),
            KeyPoint("silent", "A point without a hint.", 3),
            KeyPoint("heavy", "A heavy point.", 3, hint="heavy hint"),
        ),
    )


BANK = {name: question(name) for name in ("a1", "b1", "a2")}


def graded(turn: int, score: float = 50.0) -> Graded:
    verdict = PointVerdict("heavy", "A heavy point.", 3, Verdict.MISSING, 0.9, 0.0)
    grade = Grade(score, Band.FAIR, 0.8, (verdict,))
    return Graded(turn, grade, score, "words", "reference", GRADER)


class Table:
    """An interview on which rules are tried one after the other."""

    def __init__(self, mode: Mode = "practice", ids: tuple[str, ...] = ("a1", "b1", "a2")) -> None:
        self.interview = Interview("i", Plan(length=len(ids), mode=mode), ids)
        self.do(lambda one: rules.begin(one, BANK))

    def do(self, rule: Callable[[Interview], tuple[Event, ...]]) -> tuple[Event, ...]:
        events = rule(self.interview)
        self.interview = replay(self.interview, events)
        return events

    def answer(self, turn: int) -> tuple[Event, ...]:
        return self.do(lambda one: rules.answer(one, BANK, turn, "text"))

    def skip(self, turn: int) -> tuple[Event, ...]:
        return self.do(lambda one: rules.skip(one, BANK, turn))

    def hint(self, turn: int) -> tuple[Event, ...]:
        return self.do(lambda one: rules.hint(one, BANK, turn))

    def settle(self, outcome: Graded | Ungradable) -> tuple[Event, ...]:
        return self.do(lambda one: rules.settle(one, BANK, outcome))

    def close(self) -> tuple[Event, ...]:
        return self.do(lambda one: rules.close(one, BANK))


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [event.kind for event in events]


class TestPractice:
    def test_begins_with_the_first_question(self) -> None:
        """The first event puts question one on the table."""
        table = Table()

        assert table.interview.current == 1
        assert table.interview.last_seq == 1

    def test_asks_on_only_after_the_grade(self) -> None:
        """An answer waits for its grade; the next question comes with it."""
        table = Table()

        assert kinds(table.answer(1)) == ["answered"]
        assert [turn.number for turn in table.interview.waiting] == [1]
        assert kinds(table.settle(graded(1))) == ["graded", "asked"]
        assert table.interview.turns[1].question_id == "b1"

    def test_a_skip_asks_on_at_once_and_shows_the_reference(self) -> None:
        """Not knowing is an answer: the reference and the next question follow."""
        events = Table().skip(1)

        assert isinstance(events[0], Skipped)
        assert events[0].reference == "The reference of a1."
        assert isinstance(events[1], Asked)

    def test_sums_up_after_the_last_grade(self) -> None:
        """When every question is settled the summary comes by itself, and a skip counts as nothing said."""
        table = Table()
        table.answer(1)
        table.settle(graded(1, 80.0))
        table.skip(2)
        table.answer(3)
        events = table.settle(graded(3, 40.0))

        assert kinds(events) == ["graded", "summarised"]
        assert isinstance(events[1], Summarised)
        assert events[1].summary.score == 40.0
        assert events[1].summary.skipped == 1
        assert table.interview.summarised

    def test_a_second_grade_changes_nothing(self) -> None:
        """An answer that was graded twice, as after a crash, keeps its first grade."""
        table = Table()
        table.answer(1)
        table.settle(graded(1))

        assert table.settle(graded(1, 99.0)) == ()
        assert table.interview.turns[0].credit == 50.0

    def test_an_ungradable_answer_does_not_count(self) -> None:
        """The interview goes on, and the score leaves the answer out."""
        table = Table(ids=("a1",))
        table.answer(1)
        events = table.settle(Ungradable(1))

        assert kinds(events) == ["ungradable", "summarised"]
        assert isinstance(events[1], Summarised)
        assert events[1].summary.ungradable == 1
        assert events[1].summary.score == 0.0


class TestExam:
    def test_asks_on_at_once_and_sums_up_when_all_grades_are_there(self) -> None:
        """An exam is silent: questions follow each other, and the last grade brings the summary."""
        table = Table("exam", ids=("a1", "b1"))

        assert kinds(table.answer(1)) == ["answered", "asked"]
        assert kinds(table.answer(2)) == ["answered"]
        assert kinds(table.settle(graded(2))) == ["graded"]
        assert kinds(table.settle(graded(1))) == ["graded", "summarised"]

    def test_gives_no_hints(self) -> None:
        """Hints belong to practice."""
        with pytest.raises(NoHintsInExam):
            Table("exam").hint(1)


class TestHints:
    def test_come_heaviest_first_and_end(self) -> None:
        """Points without a hint are passed over; after the last one there is a clear no."""
        table = Table()

        assert table.hint(1) == (Hinted(1, "heavy", "heavy hint"),)
        assert table.hint(1) == (Hinted(1, "light", "light hint"),)
        with pytest.raises(NoMoreHints):
            table.hint(1)

    def test_need_the_question(self) -> None:
        """A question that has left the bank has no hints, but can still be answered and skipped."""
        table = Table()
        with pytest.raises(UnknownQuestion):
            rules.hint(table.interview, {}, 1)

        assert rules.answer(table.interview, {}, 1, "text")[0] == Answered(1, "text")
        assert rules.skip(table.interview, {}, 1)[0] == Skipped(1, "")


class TestEnd:
    def test_sums_up_at_once_when_nothing_waits(self) -> None:
        """The open question does not count against the candidate."""
        table = Table()
        table.answer(1)
        table.settle(graded(1, 70.0))
        events = table.close()

        assert kinds(events) == ["closed", "summarised"]
        assert isinstance(events[1], Summarised)
        assert events[1].summary.score == 70.0

    def test_waits_for_grades_under_way(self) -> None:
        """An answer sent before the end still gets its grade, and only then the summary."""
        table = Table()
        table.answer(1)

        assert table.close() == (Closed(),)
        assert kinds(table.settle(graded(1))) == ["graded", "summarised"]

    def test_is_final(self) -> None:
        """After the end nothing can be answered, and it cannot be ended twice."""
        table = Table()
        table.close()

        with pytest.raises(InterviewOver):
            table.close()
        with pytest.raises(InterviewOver):
            table.answer(1)


class TestStaleTurns:
    @pytest.mark.parametrize("turn", [0, 2, 99])
    def test_another_question_is_refused(self, turn: int) -> None:
        """A message must speak of the question on the table."""
        with pytest.raises(StaleTurn):
            Table().answer(turn)

    def test_a_second_answer_is_refused(self) -> None:
        """What was answered, or skipped, stays so."""
        table = Table()
        table.answer(1)

        with pytest.raises(StaleTurn):
            table.answer(1)
        with pytest.raises(StaleTurn):
            table.hint(1)


class TestAChangedBank:
    def test_lost_questions_are_passed_over(self) -> None:
        """A question that left the bank is not asked; the interview goes on with the next."""
        interview = Interview("i", Plan(), ("gone", "b1"))

        assert rules.begin(interview, BANK)[0] == Asked(1, "b1", "b", "mid", "What is b1?")

    def test_none_left_is_said(self) -> None:
        """An interview with no question of this bank cannot begin."""
        with pytest.raises(NoQuestions):
            rules.begin(Interview("i", Plan(), ("gone",)), BANK)

    def test_losing_the_rest_ends_the_interview(self) -> None:
        """Nothing left to ask is the end."""
        table = Table()
        table.answer(1)
        events = rules.settle(table.interview, {"a1": BANK["a1"]}, graded(1))

        assert kinds(events) == ["graded", "summarised"]


class TestReplay:
    def test_counts_every_event(self) -> None:
        """The last number is the number of events, whatever they were."""
        table = Table()
        table.hint(1)
        table.answer(1)
        table.settle(graded(1))
        table.close()
        again = replay(Interview("i", table.interview.plan, table.interview.question_ids), ())

        assert table.interview.last_seq == 7
        assert replace(again, last_seq=0) == again
