from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from coach.interview.record import PointSeen, Record, Review
from coach.store.learned import LATELY, local_day
from coach.store.store import Store
from tests.store.conftest import Candidate

FIRST_DAY = datetime(2026, 3, 1, tzinfo=UTC).toordinal()


def day_of(moment: datetime) -> int:
    return local_day(moment, UTC)


def record(ada: Candidate, name: str = "ada") -> Record:
    return ada.store.record_of(name, closely=True, day_of=day_of)


class TestLocalDay:
    @pytest.mark.parametrize(("hours", "later"), [(0, 0), (9, 1), (-8, 0)])
    def test_is_the_candidates_own(self, hours: int, later: int) -> None:
        """At nine in the evening in London it is tomorrow in Tokyo."""
        evening = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)

        assert local_day(evening, timezone(timedelta(hours=hours))) == FIRST_DAY + later


class TestRecordOf:
    def test_tells_every_settled_turn(self, ada: Candidate) -> None:
        """Oldest first; what was skipped counts nothing, and what waits is not there yet."""
        ada.begins()
        ada.answers(1)
        ada.gets(80)
        ada.skips(2)
        ada.answers(3)

        assert record(ada).reviews == (
            Review("q1", "python", 80.0, FIRST_DAY, "i1", 1, points=(PointSeen("point", "Point.", missed=False),)),
            Review("q2", "testing", 0.0, FIRST_DAY, "i1", 2),
        )

    def test_is_silent_about_an_exam_under_way(self, ada: Candidate) -> None:
        """What it holds back is not to be had by another door either."""
        ada.begins(mode="exam")
        ada.answers(1)
        ada.gets(80)
        held = record(ada).reviews
        ada.ends()

        assert held == ()
        assert [review.credit for review in record(ada).reviews] == [80.0]

    def test_names_what_was_asked_lately(self, ada: Candidate) -> None:
        """Newest first, each once, settled or not."""
        ada.begins()
        ada.skips(1)
        ada.begins("again", interview="i2")
        ada.skips(1, interview="i2")

        assert record(ada).lately == ("q2", "q1")
        assert LATELY == 50

    def test_may_be_read_quickly(self, ada: Candidate) -> None:
        """Without what became of the points."""
        ada.begins()
        ada.answers(1)
        ada.gets(80)
        (closely,) = record(ada).reviews
        (quickly,) = ada.store.record_of("ada", day_of=day_of).reviews

        assert quickly == replace(closely, points=())

    def test_is_ones_own(self, ada: Candidate) -> None:
        """Nobody learns from what others answered."""
        ada.begins()
        ada.skips(1)

        assert record(ada, "bob") == Record()


class TestAnswered:
    def test_tells_when(self, store: Store, ada: Candidate) -> None:
        """Once for each question, graded or not; a skip is no answer."""
        ada.begins()
        ada.answers(1)
        ada.gets(80)
        ada.skips(2)
        ada.answers(3)

        moments = store.answered("ada")

        assert [moment.date().toordinal() for moment in moments] == [FIRST_DAY, FIRST_DAY]
        assert moments[0] < moments[1]
        assert store.answered("bob") == ()


class TestHaving:
    def test_finds_words_in_questions_and_answers(self, store: Store, ada: Candidate) -> None:
        """All of them, anywhere in the interview, whatever their case."""
        ada.begins()
        ada.answers(1, "Der Prüfstein: a lock.")
        ada.begins("again", interview="i2")

        assert store.having("ada", "what") == {"i1", "i2"}
        assert store.having("ada", "PRÜFSTEIN what") == {"i1"}
        assert store.having("ada", "prüfstein elsewhere") == frozenset()
        assert store.having("bob", "what") == frozenset()

    def test_takes_no_signs_for_patterns(self, store: Store, ada: Candidate) -> None:
        """A percent sign is a percent sign."""
        ada.begins()
        ada.answers(1, "In 90 % of all cases.")

        assert store.having("ada", "%") == {"i1"}
        assert store.having("ada", "_") == frozenset()
