"""Dialogues, edits and disputes in the database."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import Engine

from coach.errors import IdempotencyMismatch
from coach.interview.events import Closed
from coach.interview.grade import Verdict
from coach.protocol.commands import Confidence, Confirm, Dispute, Edit, Next, Skip, SubmitAnswer
from coach.store import postgres, sqlite
from coach.store.check import check
from coach.store.migrate import configuration
from coach.store.open import DATABASE, Place, open_store
from coach.store.postgres import Postgres
from coach.store.store import Store
from coach.store.transaction import transaction

if TYPE_CHECKING:
    from tests.store.conftest import Candidate, Clock, Run

HEAD = {"client_id": "c", "interview": "i1"}


def talk(ada: Candidate) -> None:
    """A dialogue with everything in it: the last reply still waits."""
    ada.begins(dialogue=True)
    ada.does(Confidence(**HEAD, turn=1, sure="sure"))
    ada.does(SubmitAnswer(**HEAD, turn=1, text="Firstt."))
    ada.does(Edit(**HEAD, turn=1, text="First."))
    ada.attempts.record(ada.grade(ada.store.waiting()[0], 30.0, verdict=Verdict.UNSURE))
    ada.does(Confirm(**HEAD, turn=1, key_point="point", said=False))
    ada.does(SubmitAnswer(**HEAD, turn=1, text="What else."))
    ada.attempts.record(ada.grade(ada.store.waiting()[0], 0.0, verdict=Verdict.MISSING))
    ada.does(Dispute(**HEAD, turn=1, key_point="point", verdict="covered"))
    ada.does(Next(**HEAD, turn=1))
    ada.does(SubmitAnswer(**HEAD, turn=2, text="Second."))
    ada.attempts.record(ada.grade(ada.store.waiting()[0], 0.0, verdict=Verdict.MISSING))
    ada.does(Skip(**HEAD, turn=2))
    ada.does(SubmitAnswer(**HEAD, turn=2, text="To the hint."))


class TestAttempts:
    def test_are_rows_of_their_own(self, ada: Candidate, behind: Run) -> None:
        """Every answer, reply and edit is kept, with what it replies to, and each grade with its attempt."""
        talk(ada)

        answers = behind("SELECT turn, attempt, text, step, key_point, replaced FROM answer ORDER BY turn, attempt")
        assert [(*row[:5], bool(row[5])) for row in answers] == [
            (1, 1, "Firstt.", None, None, True),
            (1, 2, "First.", None, None, False),
            (1, 3, "What else.", "pump", None, False),
            (2, 1, "Second.", None, None, False),
            (2, 2, "To the hint.", "hint", "point", False),
        ]
        assert behind("SELECT turn, attempt, score FROM grade ORDER BY turn, attempt") == [
            (1, 2, 30.0),
            (1, 3, 0.0),
            (2, 1, 0.0),
        ]
        assert behind("SELECT number, state, credit, waits_for FROM turn ORDER BY number") == [
            (1, "graded", 100.0, None),
            (2, "graded", 0.0, 2),
        ]

    def test_wait_one_at_a_time(self, ada: Candidate, store: Store) -> None:
        """A reply is offered for grading with what it replies to; one that was edited is not."""
        talk(ada)
        (waits,) = store.waiting()
        assert (waits.turn, waits.attempt, waits.step, waits.key_point) == (2, 2, "hint", "point")
        ada.does(Edit(**HEAD, turn=2, text="To the hint, better."))
        (edited,) = store.waiting()

        assert (edited.attempt, edited.step, edited.text) == (3, "hint", "To the hint, better.")
        assert store.started_grading(waits) is None
        assert store.started_grading(edited) == 1
        ada.attempts.record(ada.grade(waits, 100.0, verdict=Verdict.COVERED))
        assert ada.sees().interview.turns[1].credit == 0.0
        ada.attempts.record(ada.grade(edited, 100.0, verdict=Verdict.COVERED))
        assert ada.sees().interview.turns[1].credit == 60.0

    def test_are_counted_once_each_question(self, ada: Candidate, store: Store) -> None:
        """The history counts turns, and a question's record the answers to itself."""
        talk(ada)

        assert store.history("ada", 1)[0].answered == 2
        assert (store.records("ada")["q1"].answers, len(store.past_answers("ada", "q1", 9))) == (1, 1)
        assert [result.credit for result in store.record_of("ada").reviews] == [100.0, 0.0]
        assert store.under_way({"q2"}) == 1

    def test_keep_what_the_interview_was_to_be(self, ada: Candidate) -> None:
        """The plan and the reasons of the questions come back."""
        begun = ada.begins(dialogue=True).interview

        assert ada.sees().interview == begun
        assert (begun.plan.dialogue, begun.plan.tags, begun.reasons) == (True, ("a", "b"), ("new", "weak", "due"))

    @pytest.mark.parametrize(
        ("message", "other"),
        [
            (Edit(**HEAD, turn=2, text="Better."), Edit(**HEAD, turn=2, text=None)),
            (Edit(**HEAD, turn=2, text=None), Edit(**HEAD, turn=2, text="Better.")),
            (
                Dispute(**HEAD, turn=1, key_point="point", verdict="missing"),
                Dispute(**HEAD, turn=1, key_point="point", verdict=None),
            ),
        ],
    )
    def test_are_changed_once(self, ada: Candidate, message: Edit | Dispute, other: Edit | Dispute) -> None:
        """A repeated message gets its first result, and other content under its id is refused."""
        talk(ada)
        once = ada.does(message, client_id="same")
        again = ada.does(message, client_id="same")

        assert again.fresh == once.fresh
        assert again.records == once.records
        with pytest.raises(IdempotencyMismatch):
            ada.does(other, client_id="same")


class TestDisputes:
    def test_are_kept_with_who_and_when(self, ada: Candidate, behind: Run) -> None:
        """Beside the grade, which stays; taking one back is kept as well."""
        talk(ada)
        ada.does(Dispute(**HEAD, turn=1, key_point="point", verdict=None))
        rows = behind("SELECT turn, key_point, verdict, by FROM dispute ORDER BY seq")

        assert rows == [(1, "point", "covered", "ada"), (1, "point", None, "ada")]
        assert behind("SELECT count(*) FROM dispute WHERE at IS NULL") == [(0,)]
        assert behind("SELECT count(DISTINCT score) FROM grade WHERE turn = 1") == [(2,)]

    def test_after_the_end_change_its_score(self, ada: Candidate, store: Store, place: Place) -> None:
        """The line of the history says what the interview counts now."""
        ada.begins()
        ada.answers(1)
        ada.gets(20.0)
        ada.ends()
        before = store.listed("i1", "ada").score
        ada.does(Dispute(**HEAD, turn=1, key_point="point", verdict="covered"))

        assert (before, store.listed("i1", "ada").score) == (20.0, 100.0)
        assert store.record_of("ada").reviews[0].credit == 100.0
        assert check(place).problems == ()


class TestExpire:
    def test_closes_an_exam_whose_time_is_over(self, ada: Candidate, store: Store, clock: Clock) -> None:
        """And nothing else, and not before."""
        ada.begins(mode="exam", minutes=1)
        store.expire("i1", ada.bank)
        assert not ada.sees().interview.closed
        clock.now = clock.now.replace(hour=clock.now.hour + 1)
        store.expire("i1", ada.bank)
        store.expire("i1", ada.bank)
        store.expire("elsewhere", ada.bank)

        assert [record.event for record in ada.sees().records].count(Closed(timed_out=True)) == 1
        assert ada.sees().interview.summarised


class TestMigration:
    @pytest.fixture
    def engine(self, place: Place) -> Engine:
        return postgres.engine(place) if isinstance(place, Postgres) else sqlite.writer(place / DATABASE)

    def test_can_be_taken_back_and_made_again(self, place: Place, clock: Clock, engine: Engine) -> None:
        """What an older coach cannot hold stays in the events, and its rows are made of them again."""
        from tests.store.conftest import Candidate

        with closing(open_store(place, clock=clock)) as store:
            ada = Candidate(store)
            talk(ada)
            ada.begins("next", interview="i2", dialogue=True)
            ada.answers(1, interview="i2")
            before, waiting = ada.sees(), store.waiting()
        with transaction(engine) as connection:
            command.downgrade(configuration(connection), "0002")
            assert connection.exec_driver_sql("SELECT count(*) FROM answer").scalar() == 3
        engine.dispose()

        with closing(open_store(place, clock=clock)) as store:
            again = Candidate(store)
            assert again.sees().records == before.records
            assert again.sees().interview.plan.dialogue
            assert [(one.interview, one.turn, one.attempt) for one in store.waiting()] == [
                (one.interview, one.turn, one.attempt) for one in waiting
            ]
            assert check(place).problems == ()
            again.attempts.record(again.grade(store.waiting()[0], 100.0, verdict=Verdict.COVERED))
            assert again.sees().interview.turns[1].credit == 60.0
