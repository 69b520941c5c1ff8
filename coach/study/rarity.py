"""How rare each word is, from the texts of the bank alone: the sets of marked answers stay unseen."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from coach.grading.plan import question_texts
from coach.interview.question import Question
from coach.interview.words import stem, words

_LEAST_TEXTS = 4
"""A stem of fewer texts counts as rare."""


def rarity(questions: Iterable[Question]) -> dict[str, float]:
    """Return the inverse document frequency, 0 to 1, of each stem that stands in several texts of a bank."""
    texts = [text for question in questions for text in question_texts(question)]
    counts = Counter(root for text in texts for root in {stem(word.text) for word in words(text)})
    whole = math.log(len(texts))
    return {root: math.log(len(texts) / count) / whole for root, count in counts.items() if count >= _LEAST_TEXTS}
