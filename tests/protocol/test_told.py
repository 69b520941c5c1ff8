"""What a dialogue's events are as messages."""

from __future__ import annotations

from coach.interview.credit import StandingPoint
from coach.interview.events import Answered, Asked, Closed, Event, Graded, Recorded, Summarised
from coach.interview.grade import Band, Grade, GraderVersion, PointVerdict, Verdict
from coach.interview.session import Interview, Plan
from coach.interview.summary import summarise
from coach.interview.talk import (
    AskedBack,
    ConfidenceTold,
    Confirmed,
    Disputed,
    Edited,
    FollowedUp,
    PassedOver,
    Stood,
    WentOn,
    Withdrawn,
)
from coach.protocol.messages import SERVER
from coach.protocol.report import reports
from coach.protocol.told import current_summary, event_messages

GRADE = Grade(
    0.0,
    Band.NONE,
    0.9,
    (
        PointVerdict("p", "So.", 3, Verdict.MISSING, 0.9, 0.0),
        PointVerdict("r", "And so.", 1, Verdict.MISSING, 0.9, 0.0),
    ),
)
GRADER = GraderVersion("v", "m", "b")
STOOD = Stood(1, 2, 75.0, (StandingPoint("p", Verdict.COVERED, 1.0, "disputed"),), 75.0)
EVENTS: tuple[Event, ...] = (
    Asked(1, "q1", "async", "mid", "What?", why="It is due.", seconds=60, ends_at=1_000_000.0),
    ConfidenceTold(1, "sure"),
    Answered(1, "Thhe."),
    Edited(1, "The.", 2, 1),
    Graded(1, GRADE, 0.0, "words", "ref", GRADER, attempt=2),
    AskedBack(1, "p", "Did you mean that?"),
    Confirmed(1, "p", said=False),
    FollowedUp(1, "pump", None, "What else?"),
    PassedOver(1, "pump", None),
    FollowedUp(1, "hint", "p", "Think."),
    Answered(1, "Hm.", attempt=3, step="hint", key_point="p"),
    Withdrawn(1, 3),
    WentOn(1),
    Closed(timed_out=True),
    Summarised(summarise([])),
    Disputed(1, "p", "covered", "ada"),
    STOOD,
)
RECORDS = tuple(Recorded(seq, event, f"c{seq}") for seq, event in enumerate(EVENTS, start=1))
INTERVIEW = Interview("i1", Plan(dialogue=True), ("q1",))


class TestEventMessages:
    def test_tell_one_message_for_each_event(self) -> None:
        """With its number and the message that it answers, and nothing that cannot be sent."""
        messages = event_messages(INTERVIEW, RECORDS)

        assert [message.seq for message in messages] == list(range(1, len(EVENTS) + 1))
        assert all(SERVER.validate_json(one.model_dump_json()) == one for one in messages)
        assert [message.kind if message.kind != "saved" else message.what for message in messages] == [
            *("question", "confidence", "answer", "edit", "graded", "ask", "confirm", "follow_up", "skip", "follow_up"),
            *("answer", "withdraw", "next", "end", "summary", "dispute", "standing"),
        ]

    def test_tell_what_a_client_needs_to_show_them(self) -> None:
        """The clock of an exam, why a question was chosen, which attempt, how sure."""
        told = {f"{one.kind} {one.seq}": one.model_dump(mode="json") for one in event_messages(INTERVIEW, RECORDS)}

        assert told["question 1"]["why"] == "It is due."
        assert (told["question 1"]["seconds"], told["question 1"]["ends_at"]) == (60, "1970-01-12T13:46:40Z")
        assert told["question 1"]["dialogue"]
        assert (told["saved 4"]["text"], told["saved 4"]["attempt"]) == ("The.", 2)
        assert (told["graded 5"]["attempt"], told["graded 5"]["confidence"]) == (2, "sure")
        assert (told["saved 9"]["step"], told["saved 11"]["step"]) == ("pump", "hint")
        assert told["saved 14"]["timed_out"]
        assert (told["saved 16"]["key_point"], told["saved 16"]["verdict"]) == ("p", "covered")

    def test_tell_the_summary_as_it_stands(self) -> None:
        """A dispute after the end changes what is read later, not what was kept."""
        before = current_summary(INTERVIEW, RECORDS[:15])
        now = current_summary(INTERVIEW, RECORDS)

        assert before == summarise([])
        assert now is not None
        assert (now.score, now.sure_but_wrong) == (75.0, ())
        assert current_summary(INTERVIEW, RECORDS[:14]) is None


class TestReports:
    def test_hold_all_that_was_said(self) -> None:
        """Every attempt with what it replied to, and whether it was replaced."""
        (report,) = reports(RECORDS)

        assert (report.answer, report.attempts, report.confidence, report.credit) == ("The.", 3, "sure", 75.0)
        assert [(line.by, line.text, line.step, line.replaced) for line in report.talk] == [
            ("you", "Thhe.", None, True),
            ("you", "The.", None, False),
            ("coach", "Did you mean that?", None, False),
            ("coach", "What else?", "pump", False),
            ("coach", "Think.", "hint", False),
            ("you", "Hm.", "hint", True),
        ]
        assert [(point.key_point, point.how) for point in report.points] == [("p", "disputed"), ("r", "answer")]
