"""What to practise next, in at most three lines with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from textwrap import shorten
from typing import Literal

from coach.interview.agenda import choose
from coach.interview.gaps import commonest_missing
from coach.interview.mastery import Mastery, mastery, weighed
from coach.interview.question import Question
from coach.interview.record import Record
from coach.interview.schedule import Card, Schedule
from coach.interview.session import Plan

LINES = 3
LENGTH = 5
"""Questions of one line."""

QUOTED = 100
"""Characters of a question that a line repeats."""

Kind = Literal["due", "weak", "new", "leech"]


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to practise."""

    kind: Kind
    why: str
    topics: tuple[str, ...]
    questions: tuple[str, ...]
    """At most LENGTH ids, in the order in which to practise them."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What advice rests on."""

    record: Record
    schedule: Schedule
    due: tuple[Card, ...]
    """What is to be reviewed today."""
    today: int


def advise(questions: Mapping[str, Question], titles: Mapping[str, str], now: Situation) -> tuple[Advice, ...]:
    """Return what to practise next, most pressing first: what is due, weak, does not stick, is new.

    Args:
        questions: The bank, by id.
        titles: The topics' titles, by id.
        now: How the candidate stands.
    """
    return tuple(islice(_lines(questions, titles, now), LINES))


def _lines(questions: Mapping[str, Question], titles: Mapping[str, str], now: Situation) -> Iterator[Advice]:
    if now.due:
        yield _due(now)
    left = {question.topic for question in questions.values()}
    known = [one for one in mastery(weighed(now.record.reviews, now.today)) if one.topic in left]
    weak = [one for one in known if one.weak]
    if weak:
        yield _weak(weak[0], questions, titles, now)
    yield from _leech(questions, now)
    unseen = sorted(left - {one.topic for one in known}, key=lambda topic: (titles[topic], topic))
    if unseen:
        why = f"You have not practised {titles[unseen[0]]} yet."
        yield Advice("new", why, (unseen[0],), _some(unseen[0], questions, now))
    for one in weak[1:]:
        yield _weak(one, questions, titles, now)


def _due(now: Situation) -> Advice:
    waited = now.today - now.due[0].due
    why = "1 question is due today" if len(now.due) == 1 else f"{len(now.due)} questions are due today"
    if waited:
        why += f", the oldest since {'yesterday' if waited == 1 else f'{waited} days ago'}"
    first = now.due[:LENGTH]
    topics = tuple(dict.fromkeys(card.topic for card in first))
    return Advice("due", f"{why}.", topics, tuple(card.question_id for card in first))


def _weak(one: Mastery, questions: Mapping[str, Question], titles: Mapping[str, str], now: Situation) -> Advice:
    answers = "1 answer" if one.answers == 1 else f"{one.answers} answers"
    why = f"{titles[one.topic]} is weak: {one.estimate:.0f} of 100 from {answers}."
    missing = commonest_missing([review for review in now.record.reviews if review.topic == one.topic])
    if missing:
        why += f" You left out: {missing[0].says}"
    return Advice("weak", why, (one.topic,), _some(one.topic, questions, now))


def _leech(questions: Mapping[str, Question], now: Situation) -> Iterator[Advice]:
    leeches = [card for card in now.schedule.cards if card.leech and card.question_id in questions]
    if leeches:
        most = max(leeches, key=lambda card: (card.lapses, card.question_id))
        prompt = shorten(questions[most.question_id].prompt, QUOTED, placeholder=" ...")
        why = f"You forgot this {most.lapses} times; read its answer again before you try: {prompt}"
        yield Advice("leech", why, (most.topic,), (most.question_id,))


def _some(topic: str, questions: Mapping[str, Question], now: Situation) -> tuple[str, ...]:
    plan = Plan(topics=(topic,), length=LENGTH, seed=now.today)
    chosen = choose(questions.values(), plan, now.record, now.today, standing=now.schedule)
    return tuple(one.question_id for one in chosen)
