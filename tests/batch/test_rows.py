from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.batch.outcome import FailedRow, Row
from coach.batch.rows import COLUMNS, check_row
from coach.batch.source import RawRow
from coach.interview.question import KeyPoint, Question
from coach.protocol.commands import ANSWER_CHARS

QUESTION = Question("gil", "python", "What is the GIL?", "A lock.", (KeyPoint("lock", "It is a lock."),))
BANK = {"gil": QUESTION}
INLINE: dict[str, object] = {
    "answer": "x",
    "question": "Why?",
    "reference": "Because it rains. And the sun shines on the sea.",
}


def failed(fields: dict[str, object]) -> FailedRow:
    row = check_row(RawRow(7, fields), BANK)
    assert isinstance(row, FailedRow)
    return row


def good(fields: dict[str, object]) -> Row:
    row = check_row(RawRow(7, fields), BANK)
    assert isinstance(row, Row), row
    return row


class TestCheckRow:
    def test_finds_the_question_of_the_bank(self) -> None:
        """A row names its question, and may name its candidate."""
        row = good({"id": "a1", "answer": "A lock.", "question_id": "gil", "candidate": " ada "})

        assert row == Row("a1", 7, "A lock.", "ada", QUESTION)

    def test_takes_the_line_where_there_is_no_id(self) -> None:
        """Absent, null and empty ids are the line number."""
        absent: list[dict[str, object]] = [{}, {"id": None}, {"id": ""}]

        assert [good({"answer": "x", "question_id": "gil"} | more).id for more in absent] == [7, 7, 7]

    def test_gives_an_id_back_as_it_came(self) -> None:
        """A number stays a number, so that results can be joined with what was sent."""
        assert [good({"id": one, "answer": "x", "question_id": "gil"}).id for one in (5, "5", -1)] == [5, "5", -1]

    def test_derives_points_for_a_question_that_brings_none(self) -> None:
        """A question and a reference suffice."""
        question = good(INLINE).question

        assert question.derived
        assert (question.id, question.topic, question.prompt) == ("", "", "Why?")

    @pytest.mark.parametrize("as_text", [False, True])
    def test_takes_points_as_a_list_or_as_json_in_a_cell(self, as_text: bool) -> None:  # noqa: FBT001 - a case of the test
        """CSV cells hold the same list as text."""
        points: object = [
            {"id": "Rain 1", "says": "It rains.", "weight": 2, "also": ["Water falls."], "wrong": ["No."]}
        ]

        row = good(INLINE | {"key_points": json.dumps(points) if as_text else points, "topic": "weather"})

        assert row.question.key_points == (
            KeyPoint("Rain 1", "It rains.", weight=2, also=("Water falls.",), wrong=("No.",)),
        )
        assert row.question.topic == "weather"

    def test_passes_over_columns_that_it_does_not_know(self) -> None:
        """Exports of other tools have more columns."""
        assert good({"answer": "x", "question_id": "gil", "mark": 3, "": "y"}).answer == "x"

    @pytest.mark.parametrize("answer", ["", "  \n"])
    def test_takes_an_empty_answer(self, answer: str) -> None:
        """Nothing said is graded as nothing said."""
        assert good({"answer": answer, "question_id": "gil"}).answer == answer

    @pytest.mark.parametrize(
        ("fields", "code", "message"),
        [
            ({"question_id": "gil"}, "bad_row", "answer is missing."),
            ({"question_id": "gil", "answer": None}, "bad_row", "answer is missing."),
            ({"question_id": "gil", "answer": ["x"]}, "bad_row", "answer must be text"),
            ({"question_id": "gil", "answer": "x" * (ANSWER_CHARS + 1)}, "answer_too_long", "at most 8,000"),
            ({"question_id": "gil", "answer": "a\0b"}, "forbidden_character", "a NUL"),
            ({"question_id": "gil", "answer": "a\ud800"}, "forbidden_character", "surrogate"),
            ({"question_id": "gil", "answer": "x", "candidate": "\ud800"}, "bad_row", "candidate holds half of a"),
            ({"question_id": "gil", "answer": "x", "candidate": "a\0"}, "bad_row", "candidate holds a NUL"),
            ({"question_id": "gil", "answer": "x", "candidate": "a" * 201}, "bad_row", "longer than 200 characters"),
            ({"question_id": "gil", "answer": "x", "id": {"a": 1}}, "bad_row", "id must be text"),
            ({"question_id": "gli", "answer": "x"}, "unknown_question", "'gli'"),
            ({"answer": "x"}, "bad_row", "needs a question_id of the bank, or a question with its reference"),
            ({"answer": "x", "question": "Why?"}, "bad_row", "needs a question_id"),
            (INLINE | {"question_id": "gil"}, "bad_row", "must do one of them"),
            (INLINE | {"key_points": "[{"}, "bad_row", "key_points is not JSON"),
            (INLINE | {"key_points": "[" * 100_000}, "bad_row", "key_points is not JSON"),
            (INLINE | {"key_points": {"a": 1}}, "bad_row", "key_points must be a list"),
            (INLINE | {"key_points": [{"id": "a"}]}, "bad_row", "key_points[1].says is missing"),
            (INLINE | {"key_points": [{"id": "a", "says": "b", "alsoo": []}]}, "bad_row", "did you mean also?"),
            (INLINE | {"key_points": [{"id": "a", "says": "b"}] * 2}, "bad_row", "have the same id"),
        ],
    )
    def test_says_why_a_row_cannot_be_graded(self, fields: dict[str, object], code: str, message: str) -> None:
        """A code for machines and words for people."""
        row = failed(fields)

        assert (row.line, row.code) == (7, code)
        assert message in row.message

    def test_keeps_the_id_of_a_failed_row(self) -> None:
        """So that each id that was sent is found among the results."""
        assert failed({"id": "a9", "question_id": "gil"}).id == "a9"

    def test_hands_on_why_a_line_could_not_be_read(self) -> None:
        """Its id is its line."""
        assert check_row(RawRow(3, None, "Broken."), BANK) == FailedRow(3, 3, "bad_row", "Broken.")

    @given(
        st.dictionaries(
            st.sampled_from(COLUMNS),
            st.none()
            | st.booleans()
            | st.floats()
            | st.integers()
            | st.text()
            | st.lists(st.dictionaries(st.text(), st.text())),
        )
    )
    def test_takes_or_refuses_any_fields(self, fields: dict[str, object]) -> None:
        """No content of a row makes it fail in another way, and its id can be written as JSON in UTF-8."""
        row = check_row(RawRow(1, fields), BANK)

        json.dumps(row.id, ensure_ascii=False).encode()
