"""Which texts must be embedded to grade an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.grading.claims import Claim, split
from coach.grading.features import right_forms
from coach.grading.normalise import Clean, normalise
from coach.interview.question import Question


@dataclass(frozen=True, slots=True)
class Plan:
    """An answer taken apart, and the texts whose vectors `grade` needs."""

    question: Question
    clean: Clean
    claims: tuple[Claim, ...]
    others: tuple[str, ...]
    """References of other questions, for the guard `other_answer`."""
    texts: tuple[str, ...]
    """Every text to embed, each once: first those of the bank, then the claims."""


def plan(question: Question, answer: str, *, others: Iterable[Question] = ()) -> Plan:
    """Take an answer apart.

    Args:
        question: What was asked.
        answer: The text as sent; any text will do.
        others: The questions of the same bank; `question` itself among them is passed over.
    """
    clean = normalise(answer)
    claims = split(clean.text)
    references = tuple(dict.fromkeys(other.reference for other in others if other.reference != question.reference))
    texts = dict.fromkeys((*question_texts(question), *references, *(claim.text for claim in claims)))
    return Plan(question, clean, claims, references, tuple(texts))


def question_texts(question: Question) -> tuple[str, ...]:
    """Return the texts of a question that every answer to it is compared with; an encoder does well to keep them."""
    forms = [form for point in question.key_points for form in (*right_forms(point), *point.wrong)]
    beliefs = [misconception.says for misconception in question.misconceptions]
    return (question.prompt, question.reference, *forms, *beliefs)
