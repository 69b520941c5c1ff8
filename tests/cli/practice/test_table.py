from __future__ import annotations

from coach.cli.practice.entry import Heads, edited, message_of
from coach.cli.practice.table import Table, after
from coach.interview.credit import StandingPoint
from coach.interview.grade import Grade, PointVerdict, Span, Verdict, band_of
from coach.interview.session import Mode
from coach.protocol.commands import (
    AskHint,
    Confidence,
    Confirm,
    Dispute,
    Edit,
    End,
    Next,
    Skip,
    SubmitAnswer,
)
from coach.protocol.events import AskedMessage, AskMessage, FollowUpMessage, GradedMessage, Saved, StandingMessage
from coach.protocol.messages import ServerMessage

HEADS = Heads(lambda: "c1")


def question(mode: Mode = "practice", *, turn: int = 1, seq: int = 1) -> AskedMessage:
    return AskedMessage(
        interview="i", seq=seq, turn=turn, of=2, mode=mode, question_id="q", topic="t", level="mid", prompt="What?"
    )


def verdict(point: str, what: Verdict, said: str = "") -> PointVerdict:
    evidence = (Span(0, len(said), said),) if said else ()
    return PointVerdict(point, f"So is {point}.", 1, what, 0.9, float(what is Verdict.COVERED), evidence)


def graded(seq: int, attempt: int = 1, turn: int = 1) -> GradedMessage:
    points = (verdict("a", Verdict.COVERED, "a  it is"), verdict("b", Verdict.MISSING))
    grade = Grade(50.0, band_of(50.0), 0.9, points)
    return GradedMessage(interview="i", seq=seq, turn=turn, status="graded", attempt=attempt, grade=grade, credit=50.0)


def standing(seq: int) -> StandingMessage:
    points = (
        StandingPoint("a", Verdict.COVERED, 1.0, "answer"),
        StandingPoint("b", Verdict.MISSING, 0.0, "answer"),
    )
    return StandingMessage(interview="i", seq=seq, turn=1, attempt=1, credit=50.0, points=points, change=None)


def laid(*messages: ServerMessage) -> Table:
    table = Table()
    for message in messages:
        table = after(table, message)
    return table


ANSWERED = Saved(interview="i", seq=2, what="answer", turn=1, text="a it is", attempt=1)
TALKED = (question(), ANSWERED, graded(3), standing(4))
PUMP = FollowUpMessage(interview="i", seq=5, turn=1, step="pump", key_point=None, text="What else?")


class TestTable:
    def test_waits_for_a_grade(self) -> None:
        """In practice for each; a repeated message changes nothing."""
        waiting = laid(question(), ANSWERED)

        assert (laid(question()).waits, waiting.waits, laid(*TALKED).waits) == (False, True, False)
        assert after(waiting, ANSWERED) == waiting

    def test_of_an_exam_waits_for_the_summary_alone(self) -> None:
        """After its last answer, or its end."""
        first = laid(question("exam"), ANSWERED)
        last = laid(question("exam", turn=2), ANSWERED.model_copy(update={"turn": 2}))
        ended = after(laid(question("exam")), Saved(interview="i", seq=2, what="end", turn=1))

        assert (first.waits, last.waits, ended.waits) == (False, True, True)

    def test_hides_what_is_still_to_be_found(self) -> None:
        """While the coach asks, its points are not told; when it reveals one, that one is."""
        reveal = PUMP.model_copy(update={"seq": 6, "step": "reveal", "key_point": "b"})

        assert laid(*TALKED).hidden == frozenset()
        assert laid(*TALKED, PUMP).hidden == {"b"}
        assert laid(*TALKED, PUMP, reveal).hidden == frozenset()

    def test_keeps_the_words_that_spoke_of_a_point(self) -> None:
        """In one line, also when a later reply says nothing of it."""
        assert laid(*TALKED).quotes == {"a": "a it is"}

    def test_is_quiet_after_what_was_asked_is_answered(self) -> None:
        """A reply, a step passed over, yes or no: nothing is asked any more."""
        asked = AskMessage(interview="i", seq=6, turn=1, key_point="b", text="Did you mean that?")
        table = laid(*TALKED, PUMP)
        for what in ("answer", "skip", "confirm", "next", "edit"):
            saved = Saved.model_validate({"interview": "i", "seq": 7, "what": what, "turn": 1, "step": "pump"})
            assert (after(table, saved).step, after(after(table, asked), saved).asking) == (None, None)
            assert not after(table, saved).skipped

    def test_is_open_again_after_a_withdrawal(self) -> None:
        """And passed over after a skip."""
        taken_back = Saved(interview="i", seq=5, what="withdraw", turn=1, attempt=1)
        skipped = Saved(interview="i", seq=2, what="skip", turn=1, reference="So.")

        assert after(laid(*TALKED), taken_back).open
        assert not laid(question(), skipped).open


class TestMessageOf:
    def test_is_what_was_typed(self) -> None:
        """Commands by their words, everything else as an answer."""
        table = laid(*TALKED)
        typed = {
            "/hint": AskHint,
            "/skip": Skip,
            "/NEXT": Next,
            "/withdraw": Edit,
            "/sure": Confidence,
            "/said 2": Dispute,
            "/quit": End,
            "It is so.": SubmitAnswer,
            "y": SubmitAnswer,
        }

        assert {entry: type(message_of(entry, table, HEADS)) for entry in typed} == typed
        dispute = message_of("/said 2", table, HEADS)
        assert isinstance(dispute, Dispute)
        assert (dispute.key_point, dispute.verdict) == ("b", "covered")

    def test_is_yes_or_no_where_that_was_asked(self) -> None:
        """And an answer where somebody writes more."""
        asked = AskMessage(interview="i", seq=5, turn=1, key_point="b", text="Did you mean that?")
        table = laid(*TALKED, asked)

        assert message_of("Y", table, HEADS) == Confirm(client_id="c1", interview="i", turn=1, key_point="b", said=True)
        assert isinstance(message_of("no", table, HEADS), Confirm)
        assert isinstance(message_of("no, but", table, HEADS), SubmitAnswer)

    def test_is_nothing_where_it_means_nothing(self) -> None:
        """An empty line, a word that is none, a point that is not there."""
        table = laid(*TALKED)

        assert [message_of(one, table, HEADS) for one in ("", "/nonsense", "/said", "/said 3", "/said x")] == [None] * 5
        assert edited("  ", table, HEADS) is None
        assert edited(" More. ", table, HEADS) == Edit(client_id="c1", interview="i", turn=1, text="More.")
