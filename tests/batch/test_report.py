from __future__ import annotations

import io
import re
from typing import cast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.batch.outcome import FailedRow, Outcome
from coach.batch.report import Kind, ReportWriter, pieces, summary_page
from coach.batch.summary import summary_of
from coach.batch.tally import Tally
from coach.interview.grade import MisconceptionFound, Span, Verdict
from tests.batch.conftest import GRADER, graded, question, verdict

NASTY = "<script>alert(1)</script> & \"quoted\" 'single' | `code` ]]> *bold* \x01"
ROWS: tuple[Outcome, ...] = (
    graded(
        "<b>1",
        score=80.0,
        candidate=NASTY,
        answer=NASTY,
        asked=question(NASTY, "<i>topic"),
        feedback=NASTY,
        verdicts=[verdict(Verdict.COVERED, Span(0, 8, NASTY[:8]), says=NASTY), verdict(Verdict.MISSING, says=NASTY)],
        misconceptions=[MisconceptionFound(NASTY, NASTY, (Span(0, 8, NASTY[:8]),))],
    ),
    graded(2, score=10.0, asked=question("", "")),
    FailedRow("<b>3", 3, "bad_row", NASTY),
)


def report(kind: Kind, *rows: Outcome, min_score: float | None = None) -> str:
    out = io.BytesIO()
    tally = Tally()
    writer = ReportWriter(out, io.BytesIO(), GRADER, kind, min_score)
    for row in rows:
        writer.add(row)
        tally.add(row)
    writer.close(summary_of(tally, GRADER, {"<i>topic": NASTY}))
    return out.getvalue().decode()


class TestHtml:
    def test_shows_evidence_in_the_words_of_the_answer(self) -> None:
        """The words that earned credit are marked with the number of their point."""
        page = report(
            "html",
            graded(answer="Well, it is a lock.", verdicts=[verdict(Verdict.COVERED, Span(6, 18, "it is a lock"))]),
        )

        assert 'Well, <mark class="covered">it is a lock<sup>1</sup></mark>.' in page

    def test_makes_no_markup_of_anything_that_was_sent(self) -> None:
        """Ids, names, answers, questions, feedback and messages are text."""
        page = report("html", *ROWS)

        assert "<script" not in page
        assert "<b>" not in page
        assert "<i>" not in page
        assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 8

    def test_needs_nothing_but_itself(self) -> None:
        """No script, no address, and a policy that allows none."""
        page = report("html", *ROWS)

        assert "default-src 'none'" in page
        assert "http:" not in page
        assert "https:" not in page
        assert "src=" not in page

    def test_begins_with_the_summary(self) -> None:
        """What was found stands before the single answers."""
        page = report("html", *ROWS)

        assert page.index("2 of 3 answers graded") < page.index("Hardest questions") < page.index("<h2>Answers</h2>")

    def test_of_nothing_is_a_page(self) -> None:
        """No rows are no error."""
        assert "0 of 0 answers graded" in report("html")


class TestMarkdown:
    def test_writes_a_table_row_for_each_answer(self) -> None:
        """Nothing that was sent breaks the table or means anything to Markdown."""
        text = report("md", *ROWS)

        table = text[text.index("## Answers") :].splitlines()
        assert [len(re.findall(r"(?<!\\)\|", line)) for line in table[2:7]] == [7] * 5
        assert "<script" not in text
        assert "\\`code\\`" in text
        assert "\\| " in text


def suite_of(text: str) -> ET.Element:
    return ET.fromstring(text)[0]  # noqa: S314 - written by the line above


class TestJunit:
    def test_has_a_case_for_each_row(self) -> None:
        """A failed row is an error; without --min-score no score is a failure."""
        suite = suite_of(report("junit", *ROWS))

        assert (suite.get("tests"), suite.get("errors"), suite.get("failures")) == ("3", "1", "0")
        cases = suite.findall("testcase")
        assert [case.get("name") for case in cases] == ["<b>1", "2", "<b>3"]
        assert cases[2].find("error") is not None

    def test_fails_the_rows_under_the_least_score(self) -> None:
        """Each says its score and carries the feedback."""
        suite = suite_of(report("junit", *ROWS, min_score=50))

        failures = suite.findall("testcase/failure")
        assert suite.get("failures") == "1"
        assert [(one.get("message"), one.text) for one in failures] == [
            ("10.0 (none) is under 50", "You made the one point.")
        ]

    def test_says_what_graded(self) -> None:
        """The manifest stands among the properties."""
        suite = suite_of(report("junit"))

        assert {one.get("name"): one.get("value") for one in suite.findall("properties/property")}["grader"] == "v1"


class TestSummaryPage:
    def test_is_the_summary_alone(self) -> None:
        """The same overview, without the answers."""
        tally = Tally()
        for row in ROWS:
            tally.add(row)

        page = summary_page(summary_of(tally, GRADER, {})).decode()

        assert "Hardest questions" in page
        assert "<h2>Answers</h2>" not in page
        assert "<script" not in page


class TestPieces:
    @given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
    def test_together_are_the_answer(self, answer: str, borders: list[tuple[int, int]]) -> None:
        """However evidence overlaps, nothing is lost or said twice, and each piece names what covers it."""
        spans = [tuple(sorted((min(a, len(answer)), min(b, len(answer))))) for a, b in borders]
        verdicts = [{"verdict": "covered", "evidence": [{"start": start, "end": end}]} for start, end in spans]

        found = pieces(answer, cast("list[dict[str, object]]", verdicts))

        assert "".join(piece.text for piece in found) == answer
        for number, (start, end) in enumerate(spans, start=1):
            assert "".join(piece.text for piece in found if number in piece.numbers) == answer[start:end]

    @pytest.mark.parametrize("answer", ["", "a"])
    def test_an_answer_without_evidence_is_one_piece(self, answer: str) -> None:
        """Nothing is marked."""
        assert [piece.numbers for piece in pieces(answer, [])] == [()] * len(answer)
