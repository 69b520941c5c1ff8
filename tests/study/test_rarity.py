from __future__ import annotations

from coach.interview.question import KeyPoint, Question
from coach.study.rarity import rarity


class TestRarity:
    def test_tells_common_from_rare(self) -> None:
        """A word of every text weighs nothing, a rarer one more, and one that hardly occurs is left out."""
        says = ("the lock holds", "the lock waits", "the lock ends", "the lock starts", "the thread", "the end")
        question = Question("q", "t", "the", "the", tuple(KeyPoint(str(n), text) for n, text in enumerate(says)))

        weights = rarity([question])

        assert weights["the"] == 0.0
        assert 0.0 < weights["lock"] < 1.0
        assert "thread" not in weights
