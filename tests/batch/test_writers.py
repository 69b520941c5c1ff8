from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.cells import unguard
from coach.batch.outcome import FailedRow
from coach.batch.writers import CsvWriter, JsonLinesWriter
from coach.interview.grade import MisconceptionFound, Span, Verdict
from tests.batch.conftest import GRADER, graded, verdict

FAILED = FailedRow("a2", 9, "bad_row", "answer is missing.")


class TestJsonLinesWriter:
    def test_writes_the_contract(self) -> None:
        """Every field of a result row, in its order, and evidence in the words of the answer."""
        out = io.BytesIO()
        outcome = graded(
            candidate="ada",
            verdicts=[verdict(Verdict.COVERED, Span(0, 13, "It is a lock."))],
            misconceptions=[MisconceptionFound("It is slow.", "It is not.", (Span(0, 2, "It"),))],
        )

        JsonLinesWriter(out, GRADER).add(outcome)

        assert out.getvalue().decode() == (
            '{"id": "a1", "question_id": "gil", "topic": "python", "candidate": "ada", "score": 60.0, "band": "fair", '
            '"confidence": 0.8765, "verdicts": [{"key_point": "lock", "says": "It is a lock.", "weight": 3, '
            '"verdict": "covered", "confidence": 0.9123, "evidence": [{"start": 0, "end": 13, '
            '"text": "It is a lock."}]}], '
            '"misconceptions": [{"says": "It is slow.", "because": "It is not.", '
            '"evidence": [{"start": 0, "end": 2, "text": "It"}]}], "flags": ["question_echo"], '
            '"feedback": "You made the one point.", '
            '"grader": {"version": "v1", "model": "words", "bank": "bank1"}}\n'
        )

    def test_writes_a_failed_row_with_its_line(self) -> None:
        """An error has a code for machines and a message for people."""
        out = io.BytesIO()

        JsonLinesWriter(out, GRADER).add(FAILED)

        assert json.loads(out.getvalue()) == {
            "id": "a2",
            "line": 9,
            "error": {"code": "bad_row", "message": "answer is missing."},
        }


class TestCsvWriter:
    def test_writes_the_same_columns_with_lists_as_json(self) -> None:
        """A spreadsheet shows a row a line; what is nested can be read by machines."""
        out = io.BytesIO()
        writer = CsvWriter(out, GRADER)

        writer.add(graded(7, feedback='Two lines,\n"quoted".'))
        writer.add(FAILED)

        good, bad = csv.DictReader(io.StringIO(out.getvalue().decode()))
        assert (good["id"], good["score"], good["line"]) == ("7", "60.0", "")
        assert good["feedback"] == 'Two lines,\n"quoted".'
        assert json.loads(good["grader"]) == {"version": "v1", "model": "words", "bank": "bank1"}
        assert json.loads(good["flags"]) == ["question_echo"]
        assert (bad["id"], bad["line"], bad["error_code"], bad["score"]) == ("a2", "9", "bad_row", "")

    @pytest.mark.parametrize("text", ["=1+1", " -1", "'=1", "''@a"])
    def test_puts_a_quote_before_what_would_start_a_formula(self, text: str) -> None:
        """As in every table that coach writes: one quote, which can be taken away again."""
        cell = self.feedback(text)

        assert cell == f"'{text}"
        assert unguard(cell) == text

    @given(st.text())
    def test_keeps_the_text(self, text: str) -> None:
        """Whatever else is said stands in its cell to the last character."""
        assert unguard(self.feedback(text)) == text

    @staticmethod
    def feedback(text: str) -> str:
        out = io.BytesIO()
        CsvWriter(out, GRADER).add(graded(feedback=text))
        (row,) = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
        return row["feedback"]
