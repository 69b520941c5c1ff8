"""Texts that must earn nothing, made from a bank: one kind for each guard."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator, Mapping, Sequence

from coach.interview.question import Question
from coach.interview.words import FUNCTION_WORDS, words

Maker = Callable[[Question, Sequence[Question], random.Random], str]
"""Makes a text for a question of a bank."""

_GIVING_UP = (
    "I don't know.",
    "No idea, sorry.",
    "I have no clue about this one, next question please.",
    "Not sure. I can't remember.",
    "idk",
    "I really don't know the answer to that question.",
)
_FILLER = ("Good question.", "That is an important topic.", "It depends.", "Let me think about it.")


def one_word(question: Question, _: Sequence[Question], chance: random.Random) -> str:
    """Return one word of the reference."""
    return chance.choice(_content(question.reference))


def i_dont_know(_question: Question, _: Sequence[Question], chance: random.Random) -> str:
    """Return a way to give up."""
    return chance.choice(_GIVING_UP)


def gibberish(_question: Question, _: Sequence[Question], chance: random.Random) -> str:
    """Return words of random letters."""
    return " ".join(
        "".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 10))) for _ in range(chance.randint(5, 30))
    )


def question_echo(question: Question, _: Sequence[Question], chance: random.Random) -> str:
    """Return the prompt: as it stands, shuffled, or with filler."""
    shuffled = question.prompt.split()
    chance.shuffle(shuffled)
    return chance.choice((question.prompt, " ".join(shuffled), f"{chance.choice(_FILLER)} {question.prompt}"))


def keyword_list(question: Question, _: Sequence[Question], chance: random.Random) -> str:
    """Return the content words of the reference in any order."""
    terms = list(dict.fromkeys(_content(question.reference)))
    chance.shuffle(terms)
    return chance.choice((", ", " ", "\n- ")).join(terms[: chance.randint(10, 40)])


def repetition(question: Question, _: Sequence[Question], chance: random.Random) -> str:
    """Return one right claim again and again."""
    point = chance.choice(question.key_points)
    return " ".join([chance.choice((point.says, *point.also))] * chance.randint(5, 20))


def other_answer(question: Question, bank: Sequence[Question], chance: random.Random) -> str:
    """Return the reference of a question that has nothing to do with this one."""
    far = [
        q for q in bank if q.topic != question.topic and q.id not in question.related and question.id not in q.related
    ]
    return chance.choice(far or [q for q in bank if q.id != question.id]).reference


MAKERS: Mapping[str, Maker] = {
    maker.__name__: maker
    for maker in (one_word, i_dont_know, gibberish, question_echo, keyword_list, repetition, other_answer)
}
"""A maker for each guard, by the guard's name; `empty` needs none."""


def honest(question: Question) -> Iterator[str]:
    """Yield texts that no guard may flag: good samples, the reference, and each point alone and tersely put."""
    yield question.reference
    yield from (sample.text for sample in question.samples if sample.band in {"excellent", "good", "fair"})
    yield from (form for point in question.key_points for form in (point.says, *point.also))


def _content(text: str) -> list[str]:
    return [word.text for word in words(text) if word.text not in FUNCTION_WORDS]
