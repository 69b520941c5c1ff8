from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from coach.batch.source import RawRow
from coach.errors import BadAnswersFile
from coach.interview.grade import Verdict
from coach.interview.question import KeyPoint, Question
from coach.study.labelled import Labelled, LabelledFormat, labelled_rows

LOCK = Question("lock", "t", "Why lock?", "A. B.", (KeyPoint("a", "A", weight=3), KeyPoint("b", "B")))
GOLD: dict[str, Any] = {
    "id": "lock/1",
    "question_id": "lock",
    "kind": "halves",
    "text": "A holds.",
    "split": "fit",
    "verdicts": {"a": "covered", "b": "contradicted"},
}
MARKED: dict[str, Any] = {"question_id": "1.10", "question": "Why?", "reference": "Because.", "answer": "So."}


def read(
    rows: Sequence[Mapping[str, object]], wanted: LabelledFormat | None = None, *, start: int = 1
) -> list[Labelled]:
    raw = (RawRow(line, dict(fields)) for line, fields in enumerate(rows, start=start))
    return list(labelled_rows("x.jsonl", raw, {"lock": LOCK}, wanted))


class TestGold:
    def test_is_known_by_its_verdicts(self) -> None:
        """The verdicts give the mark: three of four parts of the weight."""
        (row,) = read([GOLD | {"verdicts2": {"a": "partial", "b": "missing"}}])

        assert (row.question, row.group, row.kind, row.split) == (LOCK, "lock", "halves", "fit")
        assert (row.mark, row.graded) == (0.75, True)
        assert row.verdicts == {"a": Verdict.COVERED, "b": Verdict.CONTRADICTED}
        assert row.second == {"a": Verdict.PARTIAL, "b": Verdict.MISSING}

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ({"question_id": "key"}, "There is no question 'key'"),
            ({"verdicts": {"a": "covered"}}, "missing: b"),
            ({"verdicts2": {"a": "covered", "b": "missing", "c": "missing"}}, "unknown: c"),
            ({"verdicts": {"a": "covered", "b": "unsure"}}, "verdicts.b"),
            ({"text": None}, "text"),
        ],
    )
    def test_names_the_line_of_a_row_that_cannot_be_used(self, wrong: dict[str, Any], message: str) -> None:
        """Figures over a part of a file would mislead, so that one row refuses the file."""
        with pytest.raises(BadAnswersFile, match=rf"x\.jsonl, line 8: .*{message}"):
            read([GOLD, GOLD | wrong], start=7)

    def test_refuses_a_row_of_another_kind(self) -> None:
        """The first row decides the format."""
        with pytest.raises(BadAnswersFile, match=r"line 2: (question_id|text)"):
            read([GOLD, MARKED])


class TestMarked:
    def test_takes_scores(self) -> None:
        """A score is on a fine scale; a label beside it stays."""
        (row,) = read([MARKED | {"score": "1", "score_max": "4", "label": "Partially correct", "split": "train"}])

        assert (row.mark, row.graded, row.label, row.group) == (0.25, True, "partially_correct", "1.10")
        assert (row.question.reference, row.verdicts) == ("Because.", None)

    def test_takes_labels(self) -> None:
        """What a label is worth is no fine scale."""
        (row,) = read([MARKED | {"label5": "partially_correct_incomplete", "label3": "incorrect"}])

        assert (row.mark, row.graded, row.label) == (0.5, False, "partially_correct_incomplete")

    @pytest.mark.parametrize("score", ["", "NaN", None])
    def test_leaves_open_what_nobody_marked(self, score: str | None) -> None:
        """No mark is no zero."""
        (row,) = read([MARKED | {"score": score, "score_max": 2}])

        assert math.isnan(row.mark)

    def test_takes_a_question_of_the_bank(self) -> None:
        """Where the row brings no reference."""
        (row,) = read([{"question_id": "lock", "answer": "A", "score": 2, "score_max": 2}])

        assert (row.question, row.mark) == (LOCK, 1.0)

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            (MARKED | {"score": "much", "score_max": "4"}, "score is no number: 'much'"),
            (MARKED | {"score": "5", "score_max": "4"}, "between 0 and score_max"),
            (MARKED | {"score": "5"}, "between 0 and score_max"),
            ({"question": "Why?", "reference": "Because."}, "needs an answer"),
            ({"answer": "So."}, "needs an answer, and a reference"),
            ({"sentence_a": "A", "sentence_b": " "}, "a sentence_b"),
            (MARKED | {"score": ["1"], "score_max": "4"}, r"score is no number: \"\['1'\]\""),
            (MARKED | {"score": {}, "score_max": "4"}, r"score is no number: '\{\}'"),
            (MARKED | {"score": "1", "score_max": [4]}, r"score_max is no number: '\[4\]'"),
            (MARKED | {"label": ["correct"]}, r"label is neither text nor a number: \['correct'\]"),
            (MARKED | {"label3": {}, "label": "correct"}, r"label3 is neither text nor a number: \{\}"),
            (MARKED | {"label": False}, "label is neither text nor a number: False"),
            ({"sentence_a": "A", "sentence_b": "B", "label": []}, r"label is neither text nor a number: \[\]"),
        ],
    )
    def test_names_the_line_of_a_row_that_cannot_be_used(self, fields: dict[str, Any], message: str) -> None:
        """With the reason."""
        with pytest.raises(BadAnswersFile, match=rf"x\.jsonl, line 3: .*{message}"):
            read([fields], start=3)

    def test_passes_on_why_a_line_cannot_be_read(self) -> None:
        """A broken line is said as the reader says it."""
        with pytest.raises(BadAnswersFile, match="line 5: The line is not JSON"):
            list(labelled_rows("x", [RawRow(5, None, "The line is not JSON.")], {}, None))


class TestPairs:
    @pytest.mark.parametrize(
        ("label", "verdict"),
        [("1", Verdict.COVERED), ("0", Verdict.MISSING), (1, Verdict.COVERED), (0, Verdict.MISSING)],
    )
    def test_of_a_text_and_a_point(self, label: str | int, verdict: Verdict) -> None:
        """A label of 0 or 1 says whether the text makes the point, and is no mark."""
        (row,) = read([MARKED | {"label": label}])

        assert row.verdicts == {row.question.key_points[0].id: verdict}
        assert math.isnan(row.mark)
        assert not row.question.derived

    @pytest.mark.parametrize(
        ("label", "verdict"),
        [("entailment", Verdict.COVERED), ("neutral", Verdict.MISSING), ("contradiction", Verdict.CONTRADICTED)],
    )
    def test_of_two_sentences(self, label: str, verdict: Verdict) -> None:
        """What follows is made, what is denied is contradicted; rows of one premise belong together."""
        (row,) = read([{"sentence_a": "It rains.", "sentence_b": "It is wet.", "label": label, "score": ""}])

        assert row.verdicts == {"point": verdict}
        assert (row.text, row.question.reference, row.group) == ("It rains.", "It is wet.", "It rains.")

    def test_leaves_open_what_a_label_does_not_tell(self) -> None:
        """Not entailed may be missing or contradicted."""
        (row,) = read([{"sentence_a": "It rains.", "sentence_b": "It is wet.", "label": "not_entailment"}])

        assert row.verdicts is None
