"""Which questions an interview asks, and why: due first, weak topics more, interleaved, replayable from its seed."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coach.errors import NoQuestions, NothingDue, UnknownQuestion, UnknownTopic
from coach.interview.choice import Choice, why_due, why_fitting, why_named
from coach.interview.mastery import Mastery, mastery, weighed
from coach.interview.question import LEVELS, Level, Question
from coach.interview.record import Record
from coach.interview.schedule import DUE_CAP, Schedule, queue, schedule
from coach.interview.session import Plan

DUE_SHARE = 2 / 3
"""How much of an interview is given to what is due, as long as there is anything else to ask."""

REMEMBERED = 60
"""Turns over which the shares of the topics are kept."""

_FULL = 110.0
_STEEPNESS = 1.75
"""A topic's share grows as (110 - mastery) ** 1.75: six times as many questions at 40 as at 85."""

_JITTER = 0.2
"""How far chance may move a topic's share, so that interviews differ."""

_LEVEL_FROM: tuple[tuple[float, Level], ...] = ((75.0, "senior"), (45.0, "mid"), (0.0, "junior"))
"""The least mastery of a topic at which questions of a level come first."""


def choose(
    questions: Iterable[Question],
    plan: Plan,
    record: Record,
    today: int,
    cap: int = DUE_CAP,
    standing: Schedule | None = None,
) -> tuple[Choice, ...]:
    """Return the questions to ask and why, in order, at most `plan.length`.

    What is due comes first, the most overdue before the others. The rest goes to topics by how weak they are and how
    little they were asked; within a topic to questions never asked, near the level that its mastery calls for. No two
    neighbours share a topic while there is a choice. The same arguments give the same questions.

    Args:
        questions: The bank.
        plan: What the candidate wants.
        record: What the candidate has done.
        today: The day.
        cap: Due questions a day at most.
        standing: What comes back when by this record, for who knows it already.

    Raises:
        UnknownTopic: A wanted topic is not in the bank.
        NoQuestions: No question fits.
        NothingDue: Only what is due was wanted, and nothing that fits is.
    """
    questions = tuple(questions)
    _known(plan.topics, questions)
    pool = {one.id: one for one in sorted(questions, key=lambda one: one.id) if _fits(one, plan)}
    if not pool:
        raise NoQuestions
    cards = queue(standing or schedule(record.reviews), today, cap, pool)
    due = [Choice(card.question_id, why_due(card, today)) for card in cards]
    if plan.due:
        if not due:
            raise NothingDue
        return tuple(due[: plan.length])
    first = due[: math.ceil(plan.length * DUE_SHARE)]
    rest = _Draw.of(pool, plan, record, today).others({one.question_id for one in due}, plan.length - len(first))
    # Where there is nothing else, what is due fills the rest.
    chosen = [*first, *rest, *due[len(first) :]][: plan.length]
    return tuple(_interleaved(chosen, {one.question_id: pool[one.question_id].topic for one in chosen}))


def exactly(questions: Mapping[str, Question], wanted: Sequence[str]) -> tuple[Choice, ...]:
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
    return tuple(Choice(one, why_named()) for one in dict.fromkeys(wanted))


def wanted_level(estimate: float) -> Level:
    """Return the level of the questions that fit a topic's mastery, 0 to 100."""
    return next(level for least, level in _LEVEL_FROM if estimate >= least)


@dataclass(frozen=True, slots=True)
class _Draw:
    """What is drawn from when nothing more is due."""

    pool: Mapping[str, Question]
    plan: Plan
    known: Mapping[str, Mastery]
    """By topic; a topic never asked has none."""
    asked: frozenset[str]
    lately: frozenset[str]
    taken: Counter[str]
    """How often each topic was asked, by the record and then by this draw."""
    chance: random.Random
    shares: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, pool: Mapping[str, Question], plan: Plan, record: Record, today: int) -> _Draw:
        chance = random.Random(plan.seed)  # noqa: S311 - a replayable draw, not a secret
        known = {one.topic: one for one in mastery(weighed(record.reviews, today))}
        return cls(
            pool=pool,
            plan=plan,
            known=known,
            asked=frozenset(review.question_id for review in record.reviews),
            lately=frozenset(record.lately),
            taken=Counter(review.topic for review in record.reviews[-REMEMBERED:]),
            chance=chance,
        )

    def others(self, left_out: Collection[str], length: int) -> Iterator[Choice]:
        """Yield at most `length` questions, those asked lately only after all others."""
        piles = self._piles(left_out)
        self.shares.update((topic, self._share(topic)) for topic in sorted(piles))
        for late in (False, True):
            open_piles = {
                topic: [one for one in pile if (one.id in self.lately) == late] for topic, pile in piles.items()
            }
            while length > 0 and (topic := self._next_topic(open_piles)) is not None:
                question = open_piles[topic].pop()
                self.taken[topic] += 1
                length -= 1
                yield Choice(question.id, self._why(question))

    def _piles(self, left_out: Collection[str]) -> dict[str, list[Question]]:
        """Return the questions of each topic, what to ask first at the end."""
        piles: dict[str, list[Question]] = {}
        for question in self.pool.values():
            if question.id not in left_out:
                piles.setdefault(question.topic, []).append(question)
        for topic in sorted(piles):
            self.chance.shuffle(piles[topic])
            piles[topic].sort(key=lambda one: (one.id in self.asked, self._step(one)), reverse=True)
        return piles

    def _share(self, topic: str) -> float:
        steady = math.pow(_FULL - self._estimate(topic), _STEEPNESS)
        return steady * self.chance.uniform(1.0 - _JITTER, 1.0 + _JITTER)

    def _next_topic(self, piles: Mapping[str, Sequence[Question]]) -> str | None:
        """Return the topic whose share is least fulfilled.

        Source: the Webster method of apportionment, by its divisors 1, 3, 5, ...
        """
        open_topics = sorted(topic for topic, pile in piles.items() if pile)
        return max(open_topics, key=lambda one: self.shares[one] / (2 * self.taken[one] + 1), default=None)

    def _estimate(self, topic: str) -> float:
        """Return the mastery of a topic; what was never asked is believed to be like the others."""
        if topic in self.known:
            return self.known[topic].estimate
        return math.fsum(one.estimate for one in self.known.values()) / len(self.known) if self.known else 50.0

    def _step(self, question: Question) -> int:
        """Return how many levels a question is from the one that fits; a level that was asked for fits."""
        if self.plan.level is not None:
            return 0
        return abs(LEVELS.index(question.level) - LEVELS.index(wanted_level(self._estimate(question.topic))))

    def _why(self, question: Question) -> str:
        return why_fitting(
            self.known.get(question.topic),
            level=question.level if self.plan.level is None and not self._step(question) else None,
            asked=question.id in self.asked,
            lately=question.id in self.lately,
        )


def _known(topics: Collection[str], questions: Iterable[Question]) -> None:
    known = tuple(sorted({question.topic for question in questions}))
    for topic in topics:
        if topic not in known:
            raise UnknownTopic(topic, known)


def _fits(question: Question, plan: Plan) -> bool:
    return (
        (not plan.topics or question.topic in plan.topics)
        and plan.level in {None, question.level}
        and (not plan.tags or not set(plan.tags).isdisjoint(question.tags))
    )


def _interleaved(choices: Sequence[Choice], topics: Mapping[str, str]) -> Iterator[Choice]:
    """Yield choices so that neighbours differ in their topics where that can be had, otherwise in their order."""
    waiting = list(choices)
    last = None
    while waiting:
        left = Counter(topics[one.question_id] for one in waiting)
        most = max(left.values())
        # A topic that has more than half of what is left must come now, or stand beside itself later.
        urgent = {topic for topic, number in left.items() if 2 * number > len(waiting) and number == most}
        here = [one for one in waiting if topics[one.question_id] != last] or waiting
        one = next((one for one in here if topics[one.question_id] in urgent), here[0])
        waiting.remove(one)
        last = topics[one.question_id]
        yield one
