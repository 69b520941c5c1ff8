"""When a question comes back: spaced repetition over the record, replayed from its reviews each time.

A question is recalled as well as its answer was graded, and is due again when the chance to recall it has fallen to
RECALLED. Whole days count: what was answered today is not due again before tomorrow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import fsrs

from coach.interview.record import Review, Sure

RECALLED = 0.9
"""The chance to recall a question at which it becomes due, 0 to 1."""

LONGEST = 180
"""Days after which a question comes back at the latest: interviews are prepared for in months, not in years."""

LEECH = 4
"""A question that was forgotten so often does not stick: practising it once more is not what helps."""

DUE_CAP = 20
"""Questions that become due in a day at most; what a break has piled up is spread over the days after it."""

AHEAD = 14
"""Days that a forecast covers."""

WRONG_BELOW = 40.0
"""An answer with less credit shows that the question was not recalled: the bands below "fair"."""

_HARD_BELOW = 65.0
_EASY_FROM = 85.0

_SCHEDULER = fsrs.Scheduler(
    desired_retention=RECALLED,
    # Minutes between two looks at a card make no sense for answers of some sentences.
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Card:
    """A question that was asked, and when it comes back."""

    question_id: str
    topic: str
    last: int
    """Day of the last review."""
    due: int
    """Day from which on it is due."""
    stability: float
    """Days in which the chance to recall it falls to RECALLED."""
    reviews: int
    lapses: int
    """How often it was forgotten: answered wrongly on a later day than the one before."""

    @property
    def leech(self) -> bool:
        """Whether it was forgotten so often that asking again is no help."""
        return self.lapses >= LEECH

    def retention(self, today: int) -> float:
        """Return the chance to recall it on a day, 0 to 1.

        Source: the forgetting curve of FSRS 6, by the package `fsrs`.
        """
        card = fsrs.Card(
            card_id=0, state=fsrs.State.Review, stability=self.stability, due=_at(self.due), last_review=_at(self.last)
        )
        return _SCHEDULER.get_card_retrievability(card, _at(today))


@dataclass(frozen=True, slots=True)
class Wait:
    """Days on which a question was due and not reviewed."""

    question_id: str
    since: int
    until: int | None
    """The first day after them; None while it is still due, or will be."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What comes back when, after all reviews so far."""

    cards: tuple[Card, ...]
    """By the question's id."""
    reviewed: Mapping[int, int]
    """How many due questions were reviewed on a day."""
    waits: tuple[Wait, ...]


def rating(credit: float, sure: Sure | None) -> fsrs.Rating:
    """Return how well a question was recalled.

    A guess that hit is not known: it comes back sooner. Only who was sure and right waits longest.

    Args:
        credit: Of the answer, 0 to 100.
        sure: What the candidate said before the grade.
    """
    if credit < WRONG_BELOW:
        return fsrs.Rating.Again
    if credit < _HARD_BELOW or sure == "guessing":
        return fsrs.Rating.Hard
    return fsrs.Rating.Easy if credit >= _EASY_FROM and sure == "sure" else fsrs.Rating.Good


def schedule(reviews: Iterable[Review]) -> Schedule:
    """Return what comes back when.

    Args:
        reviews: All of a candidate, oldest first.
    """
    cards: dict[str, Card] = {}
    kept: dict[str, fsrs.Card] = {}
    reviewed: dict[int, int] = {}
    waits: list[Wait] = []
    for review in reviews:
        before = cards.get(review.question_id)
        if before is not None and before.due <= review.day:
            reviewed[review.day] = reviewed.get(review.day, 0) + 1
            waits.append(Wait(review.question_id, before.due, review.day))
        given = rating(review.credit, review.sure)
        card, _ = _SCHEDULER.review_card(kept.get(review.question_id) or _new_card(review.day), given, _at(review.day))
        kept[review.question_id] = card
        cards[review.question_id] = _after(before, review, card, forgotten=given is fsrs.Rating.Again)
    waits += (Wait(card.question_id, card.due, None) for card in cards.values())
    return Schedule(tuple(cards[one] for one in sorted(cards)), reviewed, tuple(waits))


def queue(standing: Schedule, today: int, cap: int, known: Collection[str]) -> tuple[Card, ...]:
    """Return what is to be reviewed today, the most overdue first, then what is most forgotten.

    Args:
        standing: What comes back when.
        today: The day.
        cap: Reviews a day at most; those done today count.
        known: Ids of the questions that can be asked.
    """
    due = (card for card in standing.cards if card.due <= today and card.question_id in known)
    left = max(0, cap - standing.reviewed.get(today, 0))
    return tuple(sorted(due, key=lambda card: (card.due, card.retention(today), card.question_id))[:left])


def forecast(standing: Schedule, today: int, cap: int, known: Collection[str]) -> tuple[int, ...]:
    """Return how many questions are due today and on each of the days after it, AHEAD days in all.

    What is more than the cap goes on to the next day. What the reviews of these days will bring back is not foreseen.

    Args:
        standing: What comes back when.
        today: The day.
        cap: Reviews a day at most.
        known: Ids of the questions that can be asked.
    """
    coming = [0] * AHEAD
    for card in standing.cards:
        place = max(0, card.due - today)
        if card.question_id in known and place < AHEAD:
            coming[place] += 1
    room = [max(0, cap - standing.reviewed.get(today, 0)), *[cap] * (AHEAD - 1)]
    return tuple(_spread(coming, room))


def days_with_due(standing: Schedule, today: int, known: Collection[str]) -> frozenset[int]:
    """Return the days up to today on which something was due and stayed so until the end of the day."""
    days: set[int] = set()
    for wait in standing.waits:
        if wait.question_id in known:
            days.update(range(wait.since, today + 1 if wait.until is None else wait.until))
    return frozenset(days)


def _spread(coming: Iterable[int], room: Iterable[int]) -> Iterator[int]:
    left = 0
    for due, most in zip(coming, room, strict=True):
        left += due
        yield min(left, most)
        left -= min(left, most)


def _after(before: Card | None, review: Review, card: fsrs.Card, *, forgotten: bool) -> Card:
    lapsed = before is not None and forgotten and before.last < review.day
    return Card(
        question_id=review.question_id,
        topic=review.topic,
        last=review.day,
        due=card.due.toordinal(),
        stability=card.stability or 0.0,
        reviews=1 + (before.reviews if before else 0),
        lapses=lapsed + (before.lapses if before else 0),
    )


def _new_card(day: int) -> fsrs.Card:
    # Without an id and a day the package would look at the clock, and wait for it.
    return fsrs.Card(card_id=0, due=_at(day))


def _at(day: int) -> datetime:
    return datetime.fromordinal(day).replace(tzinfo=UTC)
