from __future__ import annotations

import pytest

from coach.encoder.cached import CachedEncoder
from coach.grading.alignment import Weighing
from coach.study.baselines import nearness_to
from tests.fakes import WordEncoder

WEIGHING = Weighing(rarity={}, asked=0.3, function=0.3)


class TestNearnessTo:
    def test_of_the_same_text_is_full(self) -> None:
        """Each measure is 1."""
        (row,) = nearness_to(["Locks guard shared state."], "Locks guard shared state.", encoder(), WEIGHING)

        assert row == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)

    def test_shares_words(self) -> None:
        """Two of four content words of both: half; function words count nowhere."""
        row, other = nearness_to(
            ["locks guard the state", "bananas"], "guard a state now and then slowly", encoder(), WEIGHING
        )

        assert row[2] == pytest.approx(2 / 4)
        assert other[2] == 0.0
        assert row[1] > other[1]

    def test_of_an_empty_answer_is_none(self) -> None:
        """No word, no nearness, no error."""
        (row,) = nearness_to(["Locks guard shared state."], "", encoder(), WEIGHING)

        assert row == pytest.approx([0.0, 0.0, 0.0], abs=1e-6)


def encoder() -> CachedEncoder:
    return CachedEncoder(WordEncoder())
