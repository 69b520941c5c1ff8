from __future__ import annotations

from coach.interview.grade import Band
from coach.store.store import Store
from tests.store.conftest import Candidate


class TestRecords:
    def test_tell_the_best_and_the_last_of_each_question(self, store: Store, ada: Candidate) -> None:
        """Over all interviews; a question that was only skipped has no record."""
        ada.begins()
        ada.answers(1)
        ada.gets(80)
        ada.skips(2)
        ada.begins("again", interview="i2")
        ada.answers(1, interview="i2")
        ada.gets(40)
        records = store.records("ada")

        assert set(records) == {"q1"}
        assert (records["q1"].answers, records["q1"].best, records["q1"].last) == (2, 80.0, 40.0)

    def test_count_an_answer_that_waits(self, store: Store, ada: Candidate) -> None:
        """It has no score yet, and takes none away."""
        ada.begins()
        ada.answers(1)
        waiting = store.records("ada")["q1"]
        ada.gets(70)
        ada.begins("again", interview="i2")
        ada.answers(1, interview="i2")
        later = store.records("ada")["q1"]

        assert (waiting.answers, waiting.best, waiting.last) == (1, None, None)
        assert (later.answers, later.best, later.last) == (2, 70.0, None)

    def test_are_silent_about_an_exam_under_way(self, store: Store, ada: Candidate) -> None:
        """Its grades are told with its summary."""
        ada.begins(mode="exam")
        ada.answers(1)
        ada.gets(80)
        held = store.records("ada")["q1"], store.past_answers("ada", "q1", 9)
        ada.ends()
        told = store.records("ada")["q1"], store.past_answers("ada", "q1", 9)

        assert (held[0].best, held[0].last, held[1][0].score, held[1][0].band) == (None, None, None, None)
        assert (told[0].best, told[1][0].score, told[1][0].band) == (80.0, 80.0, Band.GOOD)

    def test_are_told_of_one_question_alone(self, store: Store, ada: Candidate) -> None:
        """As they are told among all."""
        ada.begins()
        ada.answers(1)
        ada.gets(80)
        ada.answers(2)

        assert set(store.records("ada")) == {"q1", "q2"}
        assert store.records("ada", question="q1") == {"q1": store.records("ada")["q1"]}
        assert store.records("ada", question="q3") == {}

    def test_are_ones_own(self, store: Store, ada: Candidate) -> None:
        """Nobody sees what others answered."""
        ada.begins()
        ada.answers(1)

        assert store.records("bob") == {}
        assert store.past_answers("bob", "q1", 9) == ()


class TestPastAnswers:
    def test_come_newest_first(self, store: Store, ada: Candidate) -> None:
        """As many as are asked for."""
        for number in (1, 2, 3):
            ada.begins(f"start {number}", interview=f"i{number}")
            ada.answers(1, interview=f"i{number}")
            ada.gets(10.0 * number)

        found = store.past_answers("ada", "q1", 2)

        assert [(one.interview, one.turn, one.score) for one in found] == [("i3", 1, 30.0), ("i2", 1, 20.0)]


class TestUnderWay:
    def test_counts_open_interviews_and_answers_that_wait(self, store: Store, ada: Candidate, bob: Candidate) -> None:
        """Whoever still needs a question, whether it was asked already or not."""
        ada.begins()
        bob.begins(interview="i2")
        ada.answers(1)
        ada.ends()
        assert store.under_way({"q3", "elsewhere"}) == 2

        ada.gets(50)
        assert store.under_way({"q3"}) == 1

        bob.ends(interview="i2")
        assert store.under_way({"q3"}) == 0
        assert store.under_way({"elsewhere"}) == 0
