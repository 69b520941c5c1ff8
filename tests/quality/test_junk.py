from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest

from coach.bank.load import Bank
from coach.interview.grade import Band, Grade
from coach.interview.question import Question
from coach.study.junk import MAKERS
from coach.study.measure import JUNK_EARNS

Give = Callable[[Question, str], Grade]
EVERY = 6
"""One question in so many is tried here; all of them were when the figures were measured."""


class TestJunk:
    @pytest.mark.parametrize("kind", MAKERS)
    def test_earns_nothing(self, bank: Bank, give: Give, kind: str) -> None:
        """Junk of every kind stays under the band `fair`, but for the one in a hundred that is promised."""
        chance = random.Random(kind)  # noqa: S311
        questions = bank.questions[::EVERY]

        through = [q.id for q in questions if give(q, MAKERS[kind](q, bank.questions, chance)).score >= JUNK_EARNS]

        assert len(through) <= math.ceil(len(questions) / 100), through

    @pytest.mark.parametrize("kind", MAKERS)
    def test_earned_nothing_when_it_was_measured(self, metrics: dict[str, Any], kind: str) -> None:
        """Of hundreds of junk texts of each kind at most one in a hundred got through."""
        assert metrics["junk"][kind]["got_through"] <= 0.01

    def test_flags_no_good_answer(self, bank: Bank, give: Give, metrics: dict[str, Any]) -> None:
        """Good samples go through without a flag, and hardly any honest text was ever flagged."""
        good = [
            (q, s.text) for q in bank.questions[::EVERY] for s in q.samples if s.band in {Band.EXCELLENT, Band.GOOD}
        ]

        flagged = [text for question, text in good if give(question, text).flags]

        assert len(flagged) <= len(good) // 100
        assert metrics["junk"]["honest"]["flagged"] <= 0.02

    def test_gives_a_reference_its_due(self, bank: Bank, give: Give) -> None:
        """The bank's own reference answers are at least good, nearly always."""
        scores = [give(question, question.reference).score for question in bank.questions[::EVERY]]

        assert sum(score >= 65.0 for score in scores) >= 0.9 * len(scores)

    def test_grades_a_very_long_answer(self, bank: Bank, give: Give) -> None:
        """Eight thousand characters are read to the end: what stands last is found."""
        question = bank.questions[0]
        point = question.key_points[0]
        padding = "We had a long meeting about lunch that day. " * 180

        grade = give(question, f"{padding}{point.says}")

        assert grade.verdicts[0].evidence[-1].text.endswith(point.says[-20:])
