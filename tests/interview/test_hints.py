from __future__ import annotations

from dataclasses import replace

from coach.bank.load import load_banks
from coach.interview.cloze import GAP, names_any
from coach.interview.dialogue import cloze_for, hint_for
from coach.interview.question import Question
from coach.settings import shipped
from tests.interview.table import LOCKS


class TestHints:
    def test_never_hold_the_term_that_the_cloze_asks_for(self) -> None:
        """Over the whole built-in bank: neither hint nor question gives away what belongs in the gap."""
        leaks, without = [], 0
        bank = load_banks((shipped("corpus"),))
        points = [(question, point) for question in bank.questions for point in question.key_points]
        for question, point in points:
            gap = cloze_for(question, point)
            if gap is None:
                without += 1
                continue
            assert GAP in gap.text
            assert not names_any(gap.text, gap.wanted)
            shown = hint_for(question, point)
            if names_any(f"{question.prompt} {shown or ''}", gap.wanted):
                leaks.append((question.id, point.id))

        assert leaks == []
        assert without <= len(points) * 0.02

    def test_that_leave_nothing_to_say_are_left_out(self) -> None:
        """A hint that names everything is none; the sentence with a gap comes at once."""
        point = replace(LOCKS.key_points[0], says="Locks wait.", hint="Locks wait, don't they?")
        told = Question("q", "t", "What?", "So.", (point,))

        assert hint_for(told, told.key_points[0]) is None
        assert cloze_for(told, told.key_points[0]) is not None
