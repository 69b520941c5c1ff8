from __future__ import annotations

import numpy as np

from coach.bank.search import MEANT, Meanings, Wording, best, meant_by
from coach.interview.question import KeyPoint, Question

QUESTIONS = (
    Question("gil", "python", "What is the GIL?", "A lock.", (KeyPoint("p", "One thread runs."),), tags=("threads",)),
    Question("queue", "async", "What is a queue?", "It holds threads back.", (KeyPoint("p", "First in."),)),
    Question("tree", "trees", "What is a Straße?", "Nothing.", (KeyPoint("p", "A road."), KeyPoint("q", "In town."))),
)


class TestWording:
    def test_brings_what_has_every_word(self) -> None:
        """Words may be cut short and of any case; those in the head of a question count more than those below it."""
        wording = Wording.of(QUESTIONS)

        assert wording.having("THREAD") == [0, 1]
        assert wording.having("thread queue") == [1]
        assert wording.having("strasse") == [2]
        assert wording.having("hread") == []
        assert wording.having(" ?! ") == []


class TestMeanings:
    def test_take_the_nearest_text_of_each_question(self) -> None:
        """A question is as near as its prompt or the nearest of its points."""
        texts = [text for question in QUESTIONS for text in meant_by(question)]
        vectors = dict(zip(texts, np.eye(len(texts), dtype=np.float32), strict=True))
        query = vectors["In town."] * 0.8 + vectors["What is the GIL?"] * 0.6

        nearness = Meanings.of(QUESTIONS, vectors).nearness(query)

        assert nearness.round(2).tolist() == [np.float32(0.6), 0.0, np.float32(0.8)]


class TestBest:
    def test_puts_first_what_both_ways_bring(self) -> None:
        """A question that words and meaning agree on stands above those that only one of them brings."""
        assert best([2, 1], np.array([0.9, 0.1, 0.5], np.float32))[0] == 2

    def test_does_with_words_alone(self) -> None:
        """Before the model is there."""
        assert best([2, 0], None) == [2, 0]

    def test_brings_only_the_nearest(self) -> None:
        """Meaning has a nearness for everything: the far ones are left out."""
        assert len(best([], np.linspace(0, 1, 100, dtype=np.float32))) == MEANT
