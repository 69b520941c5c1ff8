from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import IdempotencyMismatch, NoMoreHints, NoQuestions, StaleTurn, UnknownInterview
from coach.interview.events import Answered, Asked, Hinted, Skipped, Ungradable
from coach.interview.session import Interview, Plan
from coach.turn import Answer

if TYPE_CHECKING:
    from coach.store.reader import Opened
    from coach.store.store import Store
    from tests.store.conftest import Candidate


def kinds(opened: Opened) -> list[str]:
    return [record.event.kind for record in opened.records]


class TestBegin:
    def test_asks_the_first_question(self, ada: Candidate) -> None:
        """A new interview has one event, which answers the message that began it."""
        begun = ada.begins("start")

        (first,) = begun.records
        assert begun.fresh == (first,)
        assert (first.seq, first.client_id) == (1, "start")
        assert first.event == Asked(1, "q1", "python", "mid", "What of 1?")
        assert begun.interview.current == 1
        assert ada.sees() == type(begun)(begun.interview, begun.records)

    def test_keeps_the_plan(self, ada: Candidate) -> None:
        """What was asked for is read back whole, up to the largest seed."""
        begun = ada.begins(mode="exam")

        assert ada.sees().interview == begun.interview
        assert ada.sees().interview.plan == Plan(("python", "testing"), "mid", 3, "exam", 2**53 - 1)
        assert ada.sees().interview.question_ids == ("q1", "q2", "q3")

    def test_repeats_the_first_result(self, ada: Candidate) -> None:
        """The same message again begins nothing: it returns the interview as it stands, and what it led to."""
        begun = ada.begins("start", interview="i1")
        ada.skips(1)

        again = ada.begins("start", interview="another")

        assert again.fresh == begun.fresh
        assert again.interview.id == "i1"
        assert kinds(again) == ["asked", "skipped", "asked"]
        assert len(ada.store.history("ada", 10)) == 1

    def test_refuses_other_content_under_one_id(self, ada: Candidate) -> None:
        """A client_id that began an interview cannot begin another one."""
        ada.begins("start", payload="five questions")

        with pytest.raises(IdempotencyMismatch):
            ada.begins("start", interview="i2", payload="ten questions")

    def test_keeps_candidates_apart(self, ada: Candidate, bob: Candidate) -> None:
        """Two candidates may choose the same client_id."""
        ada.begins("start", interview="i1")

        assert bob.begins("start", interview="i2").interview.id == "i2"

    def test_writes_nothing_when_there_is_no_question(self, store: Store) -> None:
        """An interview that cannot begin leaves no trace."""
        with pytest.raises(NoQuestions):
            store.begin(
                candidate="ada",
                client_id="start",
                payload_hash="p",
                interview=Interview("i1", Plan(), ("gone",)),
                bank_hash="b",
                bank={},
            )

        assert store.history("ada", 10) == ()


class TestBegun:
    def test_is_what_the_message_led_to(self, ada: Candidate, bob: Candidate) -> None:
        """Of this candidate and this content; None when nothing was begun."""
        begun = ada.begins("start")
        ada.skips(1)
        again = ada.store.begun("ada", "start", "start")

        assert again is not None
        assert again.fresh == begun.fresh
        assert kinds(again) == ["asked", "skipped", "asked"]
        assert ada.store.begun("ada", "another", "start") is None
        assert bob.store.begun("bob", "start", "start") is None
        with pytest.raises(IdempotencyMismatch):
            ada.store.begun("ada", "start", "other content")


class TestChange:
    def test_appends_without_holes(self, ada: Candidate) -> None:
        """Every event gets the next number, and the first of a message carries its client_id."""
        ada.begins()
        hinted = ada.asks_hint(1, client_id="h")
        skipped = ada.skips(1, client_id="s")

        assert [(record.seq, record.client_id) for record in skipped.records] == [
            (1, "start"),
            (2, "h"),
            (3, "s"),
            (4, None),
        ]
        assert hinted.fresh == skipped.records[1:2]
        assert [record.event for record in skipped.fresh] == [
            Skipped(1, "So."),
            Asked(2, "q2", "testing", "mid", "What of 2?"),
        ]
        assert ada.sees().records == skipped.records
        assert ada.sees().interview == skipped.interview

    def test_repeats_the_first_result(self, ada: Candidate) -> None:
        """The same message again changes nothing and returns what it led to, whatever happened since."""
        ada.begins()
        first = ada.skips(1, client_id="s")
        later = ada.skips(2)

        again = ada.skips(1, client_id="s")

        assert again.fresh == first.fresh
        assert (again.interview, again.records) == (later.interview, later.records)

    def test_refuses_other_content_under_one_id(self, ada: Candidate) -> None:
        """A client_id stands for one message of an interview, the one that began it included."""
        ada.begins("start")
        ada.answers(1, "This.", client_id="a")

        for client_id in ("a", "start"):
            with pytest.raises(IdempotencyMismatch):
                ada.answers(1, "That.", client_id=client_id)
        assert kinds(ada.sees()) == ["asked", "answered"]

    def test_writes_nothing_when_the_rules_refuse(self, ada: Candidate) -> None:
        """A refused message leaves everything as it was, and its client_id unused."""
        ada.begins()
        before = ada.sees()

        with pytest.raises(StaleTurn):
            ada.skips(2, client_id="m")

        assert ada.sees() == before
        assert [record.event for record in ada.asks_hint(1, client_id="m").fresh] == [Hinted(1, "point", "Hint of 1.")]
        with pytest.raises(NoMoreHints):
            ada.asks_hint(1)

    def test_knows_whose_interview_it_is(self, ada: Candidate, bob: Candidate) -> None:
        """Another candidate's interview is unknown, like one that never was."""
        ada.begins()

        for interview in ("i1", "never"):
            with pytest.raises(UnknownInterview):
                bob.skips(1, interview=interview)
            with pytest.raises(UnknownInterview):
                bob.sees(interview)

    def test_takes_a_message_that_leads_to_nothing(self, ada: Candidate) -> None:
        """No event is a result too, and the same again."""
        begun = ada.begins()

        for _ in range(2):
            nothing = ada.store.change(
                "i1", candidate="ada", client_id="m", payload_hash="p", decide=lambda _stands: ()
            )
            assert nothing == type(begun)(begun.interview, begun.records)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
    def test_keeps_an_answer_to_the_letter(self, ada: Candidate, text: str) -> None:
        """Any text comes back exactly as it was sent, from the events and from the queue."""
        ada.sent += 1
        interview = f"text-{ada.sent}"
        ada.begins(interview, interview=interview)
        ada.answers(1, text, interview=interview)

        assert ada.sees(interview).records[1].event == Answered(1, text)
        assert ada.store.waiting()[-1].text == text


class TestWaiting:
    def test_lists_ungraded_answers_oldest_first(self, ada: Candidate, bob: Candidate) -> None:
        """Everybody's answers wait in the order in which they were saved, with the hints given before."""
        bob.begins(interview="i2")
        ada.begins(interview="i1", mode="exam")
        bob.asks_hint(1, interview="i2")
        ada.answers(1, "First.")
        bob.answers(1, "Second.", interview="i2")
        ada.answers(2, "Third.")

        assert ada.store.waiting() == (
            Answer("i1", 1, "q1", "First."),
            Answer("i2", 1, "q1", "Second.", ("point",)),
            Answer("i1", 2, "q2", "Third."),
        )

    def test_forgets_what_was_graded_or_given_up(self, ada: Candidate) -> None:
        """An answer that is settled waits no more."""
        ada.begins(mode="exam")
        ada.answers(1)
        ada.answers(2)

        ada.gets(80.0)
        assert [answer.turn for answer in ada.store.waiting()] == [2]
        ada.store.give_up(ada.store.waiting()[0], ada.bank)
        assert ada.store.waiting() == ()


class TestStartedGrading:
    def test_counts_the_tries(self, ada: Candidate) -> None:
        """Each try is counted before it is made, so that one which kills the service counts too."""
        ada.begins()
        ada.answers(1)
        (answer,) = ada.store.waiting()

        assert [ada.store.started_grading(answer) for _ in range(3)] == [1, 2, 3]

    def test_knows_only_saved_answers(self, store: Store) -> None:
        """An answer that was never saved cannot be graded."""
        with pytest.raises(UnknownInterview):
            store.started_grading(Answer("i1", 1, "q1", "text"))


class TestGiveUp:
    def test_goes_on_without_a_grade(self, ada: Candidate) -> None:
        """An answer that cannot be graded is noted as such, and the next question comes."""
        ada.begins()
        ada.answers(1)
        (answer,) = ada.store.waiting()

        for _ in range(2):
            ada.store.give_up(answer, ada.bank)

        assert kinds(ada.sees()) == ["asked", "answered", "ungradable", "asked"]
        assert ada.sees().records[2].event == Ungradable(1)
        assert ada.store.record_of("ada").reviews == ()

    def test_knows_only_saved_answers(self, store: Store, ada: Candidate) -> None:
        """An answer that was never saved cannot be given up."""
        with pytest.raises(UnknownInterview):
            store.give_up(Answer("i1", 1, "q1", "text"), ada.bank)
