"""One answer through the whole product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from coach import reply
from coach.errors import UnknownQuestion
from coach.grading.filled import filled
from coach.grading.grade import grade
from coach.grading.numbers import Numbers
from coach.grading.plan import plan
from coach.grading.vectors import TextVectors
from coach.interview.credit import Prices
from coach.interview.dialogue import cloze_for
from coach.interview.grade import Grade, GraderVersion, credit_after_hints
from coach.interview.question import Question
from coach.interview.steps import Step


class Encoder(Protocol):
    """Turns texts into vectors; the same text always gives the same bits on one processor."""

    def encode(self, texts: Sequence[str]) -> Sequence[TextVectors]:
        """Return the vectors of each text, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A saved answer that waits for its grade."""

    interview: str
    turn: int
    question_id: str
    text: str
    hinted: tuple[str, ...] = ()
    """Ids of the key points whose hints were asked for before the answer."""
    attempt: int = 1
    """Which answer, reply or edit of the turn this is, from 1."""
    step: Step | None = None
    """The coach's step that it replies to; None for an answer to the question itself."""
    key_point: str | None = None
    """The point of that step."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer with what came of it."""

    answer: Answer
    question: Question
    grade: Grade
    credit: float
    """The score after hints, 0 to 100; what mastery counts."""
    feedback: str
    grader: GraderVersion
    prices: Prices | None = None
    """What hints and wrong claims cost."""
    filled: bool = False
    """A reply to a cloze that holds the missing term."""


class Attempts(Protocol):
    """Remembers turns."""

    def record(self, turn: Turn) -> None:
        """Save the grade, the feedback and what follows from them in one transaction; saving twice changes nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Coach:
    """Everything that one answer needs."""

    questions: Mapping[str, Question]
    encoder: Encoder
    numbers: Numbers
    grader: GraderVersion
    attempts: Attempts


def take_turn(coach: Coach, answer: Answer) -> Turn:
    """Grade one answer, word the feedback and remember both.

    Raises:
        UnknownQuestion: The answer's question is not in the bank.
    """
    question = coach.questions.get(answer.question_id)
    if question is None:
        raise UnknownQuestion(answer.question_id)
    asked = plan(question, answer.text, others=coach.questions.values())
    given = grade(asked, coach.encoder.encode(asked.texts), coach.numbers)
    turn = Turn(
        answer=answer,
        question=question,
        grade=given,
        credit=credit_after_hints(given, answer.hinted, coach.numbers.hint_cap),
        feedback=reply.feedback(question, given),
        grader=coach.grader,
        prices=Prices(coach.numbers.hint_cap, coach.numbers.score.contradicted, coach.numbers.score.misconception),
        filled=_fills(question, answer),
    )
    coach.attempts.record(turn)
    return turn


def _fills(question: Question, answer: Answer) -> bool:
    """Return whether an answer is a reply to a cloze and holds the missing term."""
    point = next((one for one in question.key_points if one.id == answer.key_point), None)
    gap = cloze_for(question, point) if point is not None and answer.step == "cloze" else None
    return gap is not None and filled(gap, answer.text)
