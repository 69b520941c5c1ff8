"""Count what came of rows, one by one, so that a file of any length can be summed up."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from coach.batch.outcome import FailedRow, GradedRow, Outcome
from coach.interview.grade import Span, Verdict
from coach.interview.question import Question

Scores = dict[str, "array[float]"]
"""The score of every answer, by topic."""
Claim = tuple[str, str]
"""The id of a key point and what it says; of a misconception "" and what it says."""


@dataclass(frozen=True, slots=True, order=True)
class QuestionName:
    """What tells questions apart: one that came with its row has no id, but its words."""

    id: str
    topic: str
    prompt: str


@dataclass(slots=True)
class Asked:
    """What the answers to one question showed."""

    scores: array[float] = field(default_factory=lambda: array("d"))
    missing: Counter[Claim] = field(default_factory=Counter)
    wrong: Counter[Claim] = field(default_factory=Counter)
    examples: dict[Claim, str] = field(default_factory=dict)
    """The shortest words in which each wrong claim was made."""


@dataclass(slots=True)
class Tally:
    """What was counted; it grows with candidates and questions, and by 24 bytes a row."""

    topics: Scores = field(default_factory=dict)
    candidates: dict[str, Scores] = field(default_factory=dict)
    questions: dict[QuestionName, Asked] = field(default_factory=dict)
    bands: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def graded(self) -> int:
        """How many rows were graded."""
        return self.bands.total()

    @property
    def failed(self) -> int:
        """How many rows could not be graded."""
        return self.errors.total()

    @property
    def mean(self) -> float | None:
        """The mean score, 0 to 100, unrounded; None where nothing was graded."""
        return mean(score for asked in self.questions.values() for score in asked.scores) if self.graded else None

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        if isinstance(outcome, FailedRow):
            self.errors[outcome.code] += 1
            return
        row, score = outcome.row, outcome.grade.score
        self.bands[str(outcome.grade.band)] += 1
        _append(self.topics, row.question.topic, score)
        if row.candidate is not None:
            _append(self.candidates.setdefault(row.candidate, {}), row.question.topic, score)
        asked = self.questions.setdefault(_name(row.question), Asked())
        asked.scores.append(score)
        _count_claims(asked, outcome)


def mean(scores: Iterable[float]) -> float:
    """Return the mean of at least one score; an exact sum, so that the order of the rows cannot show."""
    scores = tuple(scores)
    return math.fsum(scores) / len(scores)


def _name(question: Question) -> QuestionName:
    return QuestionName(question.id, question.topic, question.prompt)


def _append(scores: Scores, topic: str, score: float) -> None:
    scores.setdefault(topic, array("d")).append(score)


def _count_claims(asked: Asked, outcome: GradedRow) -> None:
    for verdict in outcome.grade.verdicts:
        claim = (verdict.key_point, verdict.says)
        if verdict.verdict is Verdict.MISSING:
            asked.missing[claim] += 1
        elif verdict.verdict is Verdict.CONTRADICTED:
            _count_wrong(asked, claim, verdict.evidence)
    for found in outcome.grade.misconceptions:
        _count_wrong(asked, ("", found.says), found.evidence)


def _count_wrong(asked: Asked, claim: Claim, evidence: Iterable[Span]) -> None:
    asked.wrong[claim] += 1
    said = [span.text for span in evidence]
    if claim in asked.examples:
        said.append(asked.examples[claim])
    if said:
        asked.examples[claim] = min(said, key=lambda text: (len(text), text))
