from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.grading.claims import MOST_CHARACTERS, split
from coach.grading.normalise import normalise


def texts(answer: str) -> list[str]:
    return [claim.text for claim in split(answer)]


class TestSplit:
    @pytest.mark.parametrize(
        ("answer", "claims"),
        [
            ("Lists grow. Tuples do not!", ["Lists grow.", "Tuples do not!"]),
            ("It is fast, e.g. a set lookup.", ["It is fast, e.g. a set lookup."]),
            ("Version 3.11 is out.", ["Version 3.11 is out."]),
            ("- one lock\n- two threads", ["one lock", "two threads"]),
            ("1. first thing\n2) second thing", ["first thing", "second thing"]),
            (
                "The lock is held by one thread, and the others have to wait for it",
                ["The lock is held by one thread", "and the others have to wait for it"],
            ),
            ("It is small, but quick", ["It is small, but quick"]),
            ("", []),
            ("... !?", []),
        ],
    )
    def test_cuts_where_a_thought_ends(self, answer: str, claims: list[str]) -> None:
        """Sentences, list items and clauses that can stand alone are claims; abbreviations and asides are not."""
        assert texts(answer) == claims

    def test_keeps_code_whole(self) -> None:
        """A block of code is one claim, full stops and line breaks included."""
        code = "```python\nimport os. path\n\nx = 1\n```"

        assert texts(f"Like this:\n{code}\nDone.") == ["Like this:", code, "Done."]

    def test_reads_on_after_a_wrapped_line(self) -> None:
        """A long line without a full stop goes on in the next one."""
        wrapped = "The event loop runs one task at a time and every task gives the\ncontrol back when it waits."

        assert texts(wrapped) == [wrapped]

    def test_knows_its_sentence(self) -> None:
        """Clauses of one sentence share its number."""
        claims = split("The lock is held by one thread, and the others have to wait. Then it goes on.")

        assert [claim.sentence for claim in claims] == [0, 0, 1]

    @given(st.text() | st.text(alphabet="ab .,;\n-`1)("))
    def test_loses_nothing(self, sent: str) -> None:
        """Claims are ordered, apart, short enough for the encoder, and hold every letter of the text."""
        text = normalise(sent).text
        claims = split(text)

        assert all(text[claim.start : claim.end] == claim.text for claim in claims)
        assert all(left.end <= right.start for left, right in pairwise(claims))
        assert all(len(claim.text) <= MOST_CHARACTERS for claim in claims)
        letters = sum(character.isalpha() for character in text)
        bullets = text.count("\n") + 1
        assert letters - sum(c.isalpha() for claim in claims for c in claim.text) <= bullets
