"""One answer through the whole product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from coach import reply
from coach.errors import UnknownQuestion
from coach.grading.grade import grade
from coach.grading.numbers import Numbers
from coach.grading.plan import plan
from coach.grading.vectors import TextVectors
from coach.interview.grade import Grade, GraderVersion, credit_after_hints
from coach.interview.question import Question


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
    """Ids of the key points whose hints were given before the answer."""


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
    )
    coach.attempts.record(turn)
    return turn
