"""All that a record says of a candidate today, put together for whoever shows it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from coach.interview.advice import Advice, Situation, advise
from coach.interview.gaps import (
    Belief,
    Calibration,
    Missing,
    calibration,
    commonest_beliefs,
    commonest_missing,
    sure_but_wrong,
)
from coach.interview.mastery import Mastery, mastery, weighed, weighed_by_tag
from coach.interview.question import Question
from coach.interview.record import Record, Review
from coach.interview.schedule import Card, queue, schedule
from coach.interview.trend import TrendPoint, trend

TAGS = 40
"""Tags that are told of: a bank has hundreds, and what is weak is what one looks for."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What is known of a candidate's hold on one topic or tag."""

    mastery: Mastery
    retention: float
    """Mean chance that what was practised could be recalled today, 0 to 1."""
    missing: tuple[Missing, ...]
    """The commonest first."""
    beliefs: tuple[Belief, ...]
    """The commonest first."""
    trend: tuple[TrendPoint, ...] = ()
    """Oldest first; empty for a tag."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a record says of a candidate today."""

    topics: tuple[Hold, ...]
    """Weakest first."""
    tags: tuple[Hold, ...]
    """The TAGS weakest, weakest first."""
    advice: tuple[Advice, ...]
    due: tuple[Card, ...]
    """What is to be reviewed today, the most overdue first."""
    calibration: tuple[Calibration, ...]
    sure_but_wrong: tuple[Review, ...]
    """Newest first."""
    leeches: tuple[Card, ...]
    """The most forgotten first."""


def progress(
    record: Record, questions: Mapping[str, Question], titles: Mapping[str, str], today: int, cap: int
) -> Progress:
    """Return what a record says of a candidate today.

    Args:
        record: What the candidate has done.
        questions: The bank, by id; what has left it is neither due nor a leech.
        titles: The topics' titles, by id.
        today: The day.
        cap: Due questions a day at most.
    """
    standing = schedule(record.reviews)
    due = queue(standing, today, cap, questions)
    recall = {card.question_id: card.retention(today) for card in standing.cards}
    leeches = [card for card in standing.cards if card.leech and card.question_id in questions]
    return Progress(
        topics=_topics(record, recall, today),
        tags=_tags(record, recall, {one.id: one.tags for one in questions.values()}, today),
        advice=advise(questions, titles, Situation(record, standing, due, today)),
        due=due,
        calibration=calibration(record.reviews),
        sure_but_wrong=sure_but_wrong(record.reviews),
        leeches=tuple(sorted(leeches, key=lambda card: (-card.lapses, card.question_id))),
    )


def _topics(record: Record, recall: Mapping[str, float], today: int) -> tuple[Hold, ...]:
    by_topic: dict[str, list[Review]] = {}
    for review in record.reviews:
        by_topic.setdefault(review.topic, []).append(review)
    course = trend(record.reviews, today)
    return tuple(
        _hold(one, by_topic[one.topic], recall, course[one.topic]) for one in mastery(weighed(record.reviews, today))
    )


def _tags(
    record: Record, recall: Mapping[str, float], tags: Mapping[str, Collection[str]], today: int
) -> tuple[Hold, ...]:
    by_tag: dict[str, list[Review]] = {}
    for review in record.reviews:
        for tag in tags.get(review.question_id, ()):
            by_tag.setdefault(tag, []).append(review)
    found = mastery(weighed_by_tag(record.reviews, tags, today))[:TAGS]
    return tuple(_hold(one, by_tag[one.topic], recall) for one in found)


def _hold(
    one: Mastery, reviews: Sequence[Review], recall: Mapping[str, float], course: tuple[TrendPoint, ...] = ()
) -> Hold:
    asked = sorted({review.question_id for review in reviews})
    return Hold(
        mastery=one,
        retention=round(math.fsum(recall[question] for question in asked) / len(asked), 3),
        missing=commonest_missing(reviews),
        beliefs=commonest_beliefs(reviews),
        trend=course,
    )
