from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

import pytest

from coach.batch.grading import CHUNK_CHARS, Grader, grade_rows
from coach.batch.kept import KeepingEncoder
from coach.batch.outcome import FailedRow, GradedRow, Outcome, Row
from coach.errors import NotReady
from coach.grading.numbers import Numbers
from coach.grading.vectors import TextVectors
from tests.batch.conftest import GRADER, question
from tests.fakes import WordEncoder

BANK = {name: question(name) for name in ("gil", "asyncio")}


class FussyEncoder(WordEncoder):
    """Fails on a word, and notes what it was asked."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.calls: list[int] = []

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        self.calls.append(len(texts))
        if any("poison" in text for text in texts):
            raise self.error
        return super().encode(texts)


def rows(*answers: str) -> list[Row]:
    return [Row(f"r{place}", place, answer, None, BANK["gil"]) for place, answer in enumerate(answers, start=1)]


def grader(numbers: Numbers, encoder: WordEncoder | None = None) -> Grader:
    return Grader(BANK, KeepingEncoder(encoder or WordEncoder()), numbers, GRADER)


class TestGradeRows:
    def test_grades_in_the_order_of_the_rows(self, numbers: Numbers) -> None:
        """Failed rows keep their place among the graded ones."""
        first, last = rows("It is a lock.", "No idea at all.")
        broken = FailedRow("r9", 9, "bad_row", "Broken.")

        outcomes = list(grade_rows(grader(numbers), [first, broken, last]))

        assert outcomes[1] == broken
        assert [one.row for one in outcomes if isinstance(one, GradedRow)] == [first, last]
        assert all(one.feedback for one in outcomes if isinstance(one, GradedRow))

    def test_grades_the_same_however_many_rows_go_together(self, numbers: Numbers) -> None:
        """The size of a chunk changes nothing."""
        answers = rows(*(f"It is lock number {number}. Threads wait for it." for number in range(10)))

        together, alone, odd = (list(grade_rows(grader(numbers), answers, chunk_rows=size)) for size in (64, 1, 3))

        assert together == alone == odd

    def test_holds_few_rows_at_a_time(self, numbers: Numbers) -> None:
        """Rows are read as they are needed, and long answers make small chunks."""
        read: list[str] = []

        def reading() -> Iterator[Row]:
            long = "It is a lock." + " " * (CHUNK_CHARS // 2)
            for row in rows(long, long, long, long):
                read.append(str(row.id))
                yield row

        next(iter(grade_rows(grader(numbers), reading())))

        assert read == ["r1", "r2"]

    def test_fails_the_later_one_of_two_rows_with_one_id(self, numbers: Numbers) -> None:
        """Each id has one result; a number and the same number as text are one id."""
        ids: tuple[int | str, ...] = (5, "a", "5")
        answers = [Row(name, line, "It is a lock.", None, BANK["gil"]) for line, name in enumerate(ids, start=2)]

        outcomes = list(grade_rows(grader(numbers), answers))

        assert [isinstance(one, GradedRow) for one in outcomes] == [True, True, False]
        assert isinstance(outcomes[2], FailedRow)
        assert (outcomes[2].id, outcomes[2].line, outcomes[2].code) == ("5", 4, "duplicate_id")

    def test_lets_no_row_take_the_others_with_it(self, numbers: Numbers, caplog: pytest.LogCaptureFixture) -> None:
        """A row that breaks the grader is one failed row, and the log says where."""
        answers = rows("It is a lock.", "This is poison.", "It is a lock.")

        with caplog.at_level(logging.ERROR):
            outcomes = list(grade_rows(grader(numbers, FussyEncoder(RuntimeError("boom"))), answers))

        assert [isinstance(one, GradedRow) for one in outcomes] == [True, False, True]
        assert isinstance(outcomes[1], FailedRow)
        assert outcomes[1].code == "internal_error"
        assert "RuntimeError" in outcomes[1].message
        assert "line 2" in caplog.text

    def test_keeps_the_code_of_an_error_that_coach_can_explain(self, numbers: Numbers) -> None:
        """Its words are safe to show."""
        encoder = FussyEncoder(NotReady("The model is still loading.", 1.0))

        (outcome,) = grade_rows(grader(numbers, encoder), rows("This is poison."))

        assert outcome == FailedRow("r1", 1, "not_ready", "The model is still loading.")

    def test_asks_the_encoder_once_for_the_answers_of_a_chunk(self, numbers: Numbers) -> None:
        """Many rows fill a batch; the texts of the bank are asked for before, and only once."""
        encoder = FussyEncoder(RuntimeError())

        outcomes: list[Outcome] = list(grade_rows(grader(numbers, encoder), rows("It is a lock.", "It waits.")))

        assert len(outcomes) == 2
        assert len(encoder.calls) == 2
