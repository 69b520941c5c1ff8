from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import AnswerTooLong, BadMessage, Busy, CoachError, EmptyAnswer, ForbiddenCharacter, StaleTurn
from coach.interview.events import (
    Answered,
    Asked,
    Closed,
    Event,
    Graded,
    Hinted,
    Recorded,
    Skipped,
    Summarised,
    Ungradable,
)
from coach.interview.grade import Band, Grade, GraderVersion
from coach.interview.session import Interview, Mode, Plan
from coach.interview.summary import summarise
from coach.protocol.commands import Start, SubmitAnswer
from coach.protocol.convert import check_text, error_message, parse, plan_of
from coach.protocol.events import GradedMessage, Saved, SummaryMessage
from coach.protocol.messages import SERVER
from coach.protocol.report import reports
from coach.protocol.told import event_messages, snapshot

GRADE = Grade(70.0, Band.GOOD, 0.9, ())
EVENTS: tuple[Event, ...] = (
    Asked(1, "q1", "async", "mid", "What is a task?"),
    Hinted(1, "p", "Think of the loop."),
    Answered(1, "A scheduled coroutine."),
    Graded(1, GRADE, 60.0, "You made it.", "The reference.", GraderVersion("v", "m", "b")),
    Asked(2, "q2", "async", "mid", "And a future?"),
    Skipped(2, "A promise of a value."),
    Asked(3, "q3", "async", "mid", "And a loop?"),
    Answered(3, "It spins."),
    Ungradable(3),
    Closed(),
    Summarised(summarise([])),
)
RECORDS = tuple(Recorded(seq, event, f"c{seq}") for seq, event in enumerate(EVENTS, start=1))


def interview(mode: Mode = "practice") -> Interview:
    return Interview("i1", Plan(mode=mode), ("q1", "q2", "q3"))


def frame(**fields: object) -> str:
    return json.dumps({"kind": "answer", "client_id": "c1", "interview": "i1", "turn": 1, "text": "hi", **fields})


class TestParse:
    def test_reads_a_message(self) -> None:
        """A frame becomes the message that its kind names."""
        assert parse(frame()) == SubmitAnswer(client_id="c1", interview="i1", turn=1, text="hi")

    @pytest.mark.parametrize(
        ("bad", "error", "says"),
        [
            ("{", BadMessage, "JSON"),
            ("[]", BadMessage, "coach.v1"),
            ('{"kind": "dance"}', BadMessage, "dance"),
            (frame(turn=0), BadMessage, "turn"),
            (frame(turn="NaN"), BadMessage, "turn"),
            (frame(extra=1), BadMessage, "extra"),
            (frame(client_id="has space"), BadMessage, "client_id"),
            (frame(interview="../etc"), BadMessage, "interview"),
            (frame(text="x" * 8_001), AnswerTooLong, "8,001"),
            (frame(text="a\0b"), ForbiddenCharacter, "Character 2 is a NUL"),
            (frame(text="a\ud800b"), BadMessage, "surrogate"),
            (frame(text=" \n\t"), EmptyAnswer, "skip"),
            (b"\xff\xfe", BadMessage, "coach.v1"),
            ("[" * 50_000, BadMessage, "coach.v1"),
        ],
    )
    def test_refuses_what_is_no_message(self, bad: str | bytes, error: type[CoachError], says: str) -> None:
        """Each kind of bad frame is a typed error that says what is wrong."""
        with pytest.raises(error, match=says):
            parse(bad)

    @given(st.binary(max_size=200) | st.text(max_size=200))
    def test_any_frame_is_a_message_or_a_typed_error(self, anything: str | bytes) -> None:
        """No frame raises anything but our own errors."""
        try:
            parse(anything)
        except CoachError as error:
            assert error_message(error).code == error.code


class TestCheckText:
    def test_half_a_surrogate_pair_is_refused(self) -> None:
        """What no database keeps faithfully is not taken."""
        with pytest.raises(ForbiddenCharacter, match="Character 3 is half of a surrogate pair"):
            check_text("ab\udc00")

    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
    def test_any_other_text_is_taken(self, text: str) -> None:
        """Emoji, right-to-left and control characters are the candidate's own business."""
        check_text(text)


class TestPlanOf:
    def test_uses_the_given_seed_only_where_none_is_named(self) -> None:
        """A named seed, 0 included, wins; repeated topics count once."""
        assert plan_of(Start(client_id="c", seed=0), 9).seed == 0
        assert plan_of(Start(client_id="c", topics=("a", "b", "a")), 9) == Plan(topics=("a", "b"), seed=9)


class TestEventMessages:
    def test_every_event_is_one_numbered_message(self) -> None:
        """No hole, no doubling, and the wire form reads back as the same message."""
        messages = event_messages(interview(), RECORDS)

        assert [message.seq for message in messages] == list(range(1, 12))
        assert [SERVER.validate_json(message.model_dump_json()) for message in messages] == list(messages)

    def test_gives_only_what_comes_after(self) -> None:
        """A client that has five events gets the sixth first."""
        assert event_messages(interview(), RECORDS, after=5)[0].seq == 6

    def test_an_exam_holds_back_grades_and_references(self) -> None:
        """Before the summary nothing tells how it went."""
        graded = event_messages(interview("exam"), RECORDS)[3]
        skipped = event_messages(interview("exam"), RECORDS)[5]

        assert isinstance(graded, GradedMessage)
        assert (graded.status, graded.grade, graded.feedback, graded.reference) == ("held", None, None, None)
        assert isinstance(skipped, Saved)
        assert skipped.reference is None

    def test_the_summary_tells_everything(self) -> None:
        """Each answered or skipped turn stands there with all that came of it, in an exam too."""
        last = event_messages(interview("exam"), RECORDS)[-1]

        assert isinstance(last, SummaryMessage)
        assert [(one.turn, one.answer, one.skipped, one.credit) for one in last.turns] == [
            (1, "A scheduled coroutine.", False, 60.0),
            (2, None, True, 0.0),
            (3, "It spins.", False, 0.0),
        ]

    def test_an_end_says_at_which_turn(self) -> None:
        """The closing message names the question that was on the table."""
        closed = event_messages(interview(), RECORDS)[9]

        assert isinstance(closed, Saved)
        assert (closed.what, closed.turn) == ("end", 3)


class TestSnapshot:
    def test_holds_the_whole_interview(self) -> None:
        """Everything from the first event on."""
        whole = snapshot(interview(), RECORDS)

        assert whole.last_seq == 11
        assert whole.events == event_messages(interview(), RECORDS)
        assert snapshot(interview(), ()).last_seq == 0


class TestReports:
    def test_leave_out_the_open_question(self) -> None:
        """Only what was answered or skipped is reported."""
        assert reports(RECORDS[:1]) == ()


class TestErrorMessage:
    def test_repeats_what_it_answers(self) -> None:
        """The client can tell which of its messages failed, and when to try again."""
        message = error_message(Busy("Much to do.", 2.5), client_id="c", interview="i")

        assert (message.code, message.retry_after, message.client_id, message.interview) == ("busy", 2.5, "c", "i")
        assert error_message(StaleTurn(1, 2)).retry_after is None
