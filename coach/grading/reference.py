"""What the score is decided on where a question has only a reference: how the answer and the reference meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from coach.grading.alignment import Alignment, Unit, Weighing, align, side, units
from coach.grading.claims import Claim
from coach.grading.vectors import TextVectors
from coach.interview.question import Question
from coach.interview.words import content_stems, negations, words

REFERENCE_FEATURES = (
    "whole_cosine",
    "cosine",
    "recall",
    "precision",
    "overlap",
    "turned",
    "all_recall",
    "all_precision",
    "all_overlap",
    "best_cosine",
    "best_recall",
    "points_cosine",
    "points_recall",
    "least_point",
    "question_cosine",
    "question_recall",
    "shared",
    "novel",
    "fuzzy",
    "numbers",
    "negations",
    "length",
    "new_length",
    "ratio",
)
"""Without prefix: with the question's words weighed down; `all_`: at full weight; `best_`: of the best unit;
`points_`: mean over the derived points of each one's best unit. Lengths are logs of 1 + words."""
_LONGER = 2.0
"""An answer more than this many times as long as the reference is just `much longer`."""
_MANY = 3


def reference_features(
    question: Question, claims: Sequence[Claim], spoken: Mapping[str, TextVectors], weighing: Weighing
) -> NDArray[np.float64]:
    """Return the features of an answer of at least one claim, shape (len(REFERENCE_FEATURES),).

    `spoken` holds the vectors of the prompt, the reference, the derived points and the claims.
    """
    answer = " ".join(claim.text for claim in claims)
    among = (Unit(0, len(claims) - 1), *units(claims))
    texts = [question.reference, question.prompt, *(point.says for point in question.key_points)]
    new = _aligned(texts, claims, among, spoken, weighing, question.prompt)
    every = _aligned(texts[:2], claims, among[:1], spoken, replace(weighing, asked=1.0), question.prompt)
    whole = _whole([spoken[claim.text] for claim in claims])
    measured = [
        float(whole @ spoken[question.reference].sentence),
        *(m[0, 0] for m in (new.cosine, new.recall, new.precision, new.overlap, new.turned)),
        *(m[0, 0] for m in (every.recall, every.precision, every.overlap)),
        new.cosine[0].max(),
        new.recall[0, 1:].max(),
        new.cosine[2:].max(axis=1).mean(),
        new.recall[2:].max(axis=1).mean(),
        new.recall[2:].max(axis=1).min(),
        float(whole @ spoken[question.prompt].sentence),
        every.recall[1, 0],
        *_lexical(question, answer, weighing),
    ]
    return np.array(measured, dtype=np.float64)


def _aligned(
    texts: Sequence[str],
    claims: Sequence[Claim],
    among: Sequence[Unit],
    spoken: Mapping[str, TextVectors],
    weighing: Weighing,
    prompt: str,
) -> Alignment:
    said = side([claim.text for claim in claims], spoken, weighing, prompt)
    return align(side(texts, spoken, weighing, prompt), said, among)


def _whole(vectors: Sequence[TextVectors]) -> NDArray[np.float32]:
    """Return the vector of the whole answer, the mean of its claims' by length, shape (dim,)."""
    total = np.sum([v.sentence * max(1, len(v.tokens)) for v in vectors], axis=0, dtype=np.float32)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)


def _lexical(question: Question, answer: str, weighing: Weighing) -> list[float]:
    """Return `shared` and what follows it in REFERENCE_FEATURES."""
    said, meant, asked = (set(content_stems(text)) for text in (answer, question.reference, question.prompt))
    count, meant_count = len(words(answer)), len(words(question.reference))
    return [
        _weight(said & meant, weighing) / max(_weight(said | meant, weighing), 1e-6),
        _weight(said - asked, weighing) / max(_weight(said, weighing), 1e-6),
        fuzz.token_set_ratio(" ".join(sorted(said - asked)), " ".join(sorted(meant - asked))) / 100,
        _share_of_numbers(said, meant),
        float(min(negations(answer), _MANY)),
        float(np.log1p(count)),
        float(np.log1p(len(said - asked))),
        min(count / max(meant_count, 1), _LONGER),
    ]


def _weight(stems: set[str], weighing: Weighing) -> float:
    return sum(weighing.rarity.get(stem, 1.0) for stem in stems)


def _share_of_numbers(said: set[str], meant: set[str]) -> float:
    """Return the share of the reference's numbers that were said, less that of the answer's that are not in it."""
    mine, theirs = ({stem for stem in stems if stem[0].isdigit()} for stems in (said, meant))
    return len(mine & theirs) / max(len(theirs), 1) - len(mine - theirs) / max(len(mine), 1)
