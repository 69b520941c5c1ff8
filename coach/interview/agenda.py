"""Which questions an interview asks: filtered, interleaved over topics, replayable from its seed."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping, Sequence

from coach.errors import NoQuestions, UnknownQuestion, UnknownTopic
from coach.interview.question import Level, Question
from coach.interview.session import Plan


def choose(questions: Iterable[Question], plan: Plan, lately: Collection[str] = ()) -> tuple[str, ...]:
    """Return the ids of the questions to ask, in order, at most `plan.length`.

    Topics take turns, so that no two neighbours share a topic while there is a choice. Within a topic,
    questions not asked lately come first. The same arguments give the same questions.

    Args:
        questions: The bank.
        plan: What the candidate wants.
        lately: Ids of questions asked lately.

    Raises:
        UnknownTopic: A wanted topic is not in the bank.
        NoQuestions: No question fits.
    """
    questions = tuple(questions)
    _known(plan.topics, questions)
    draw = random.Random(plan.seed)  # noqa: S311 - a replayable draw, not a secret
    by_topic: dict[str, list[Question]] = {}
    for question in sorted(questions, key=lambda one: one.id):
        if _fits(question, plan.topics, plan.level):
            by_topic.setdefault(question.topic, []).append(question)
    if not by_topic:
        raise NoQuestions
    topics = sorted(by_topic)
    draw.shuffle(topics)
    for topic in topics:
        draw.shuffle(by_topic[topic])
        by_topic[topic].sort(key=lambda one: one.id in lately)
    return tuple(_in_turns([by_topic[topic] for topic in topics]))[: plan.length]


def exactly(questions: Mapping[str, Question], wanted: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions that a candidate names, in that order, each once.

    Args:
        questions: The bank, by id.
        wanted: Ids of questions.

    Raises:
        UnknownQuestion: One is not in the bank.
    """
    for one in wanted:
        if one not in questions:
            raise UnknownQuestion(one)
    return tuple(questions[one] for one in dict.fromkeys(wanted))


def _known(topics: Collection[str], questions: Iterable[Question]) -> None:
    known = tuple(sorted({question.topic for question in questions}))
    for topic in topics:
        if topic not in known:
            raise UnknownTopic(topic, known)


def _fits(question: Question, topics: Collection[str], level: Level | None) -> bool:
    return (not topics or question.topic in topics) and (level is None or question.level == level)


def _in_turns(piles: list[list[Question]]) -> Iterable[str]:
    for round_number in range(max(map(len, piles))):
        for pile in piles:
            if round_number < len(pile):
                yield pile[round_number].id
