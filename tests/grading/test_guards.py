from __future__ import annotations

from dataclasses import fields

import pytest

from coach.grading.guards import SIGNALS, Heard
from coach.grading.numbers import GuardLimits
from coach.grading.plan import plan
from coach.interview.question import Question


def heard(question: Question, answer: str) -> Heard:
    asked = plan(question, answer)
    return Heard(question, asked.claims, {}, {"slot": 0.4}, ())


class TestSignals:
    def test_every_guard_has_a_limit(self) -> None:
        """What is measured and what is limited are the same guards; only `empty` needs no measure."""
        assert {field.name for field in fields(GuardLimits)} == {*SIGNALS, "empty"}

    @pytest.mark.parametrize(
        ("guard", "answer", "signal"),
        [
            ("one_word", "Slots", 8.0),
            ("one_word", "Slots, mostly", 0.0),
            ("i_dont_know", "No idea. Maybe it hashes the key and then compares.", 2 / 10),
            ("i_dont_know", "You can pass a string and nobody complains.", 0.0),
            ("i_dont_know", "pass", 1.0),
            ("gibberish", "the slot", 0.0),
            ("question_echo", "A dict find key quickly", 1.0),
            ("question_echo", "Hashing", 0.0),
            ("keyword_list", "hash, slot", 0.0),
            ("keyword_list", "hash key slot table bucket chooses equality candidates", 1.0),
            ("keyword_list", "table[hash(key)] = candidates; compare(key, other) == True", 0.0),
            ("repetition", "It hashes. It compares.", 0.0),
            ("repetition", "It hashes. It hashes. It compares. It hashed!", 0.5),
            ("other_answer", "It hashes the key.", -2.0),
        ],
    )
    def test_measures(self, question: Question, guard: str, answer: str, signal: float) -> None:
        """Each signal is what its guard says it is."""
        assert SIGNALS[guard](heard(question, answer)) == pytest.approx(signal)
