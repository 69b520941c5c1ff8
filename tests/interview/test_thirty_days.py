"""A candidate whose knowledge is fixed plays for a month on a clock that is only a number."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest
from scipy.stats import spearmanr

from coach.interview.agenda import choose
from coach.interview.mastery import mastery, weighed
from coach.interview.question import LEVELS, KeyPoint, Question
from coach.interview.record import Record, Review
from coach.interview.schedule import DUE_CAP, forecast, queue, schedule
from coach.interview.session import Plan

FIRST_DAY = 739_000
SCATTER = 20.0
"""Standard deviation of single answers around what the candidate knows of a topic."""
TOPICS = [f"topic{number}" for number in range(10)]
BANK = {
    f"{topic}-{number}": Question(f"{topic}-{number}", topic, "?", "r", (KeyPoint("p", "s"),), level=LEVELS[number % 3])
    for topic in TOPICS
    for number in range(42)
}


@dataclass
class Candidate:
    """Knows each topic to a fixed degree, spread evenly from hardly to nearly all of it."""

    seed: int
    reviews: list[Review] = field(default_factory=list)
    most_due: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - a replayable candidate
        degrees = [8.0 + 84.0 * place / (len(TOPICS) - 1) for place in range(len(TOPICS))]
        self.chance.shuffle(degrees)
        self.knows = dict(zip(TOPICS, degrees, strict=True))

    def practises(self, day: int, *, interviews: int = 1, length: int = 5) -> None:
        for _ in range(interviews):
            self.most_due = max(self.most_due, len(queue(schedule(self.reviews), day, DUE_CAP, BANK)))
            plan = Plan(length=length, seed=self.chance.randrange(2**53))
            for one in choose(BANK.values(), plan, self.record, day):
                topic = BANK[one.question_id].topic
                credit = min(100.0, max(0.0, self.chance.gauss(self.knows[topic], SCATTER)))
                self.reviews.append(Review(one.question_id, topic, credit, day))

    @property
    def record(self) -> Record:
        lately = dict.fromkeys(review.question_id for review in reversed(self.reviews[-50:]))
        return Record(tuple(self.reviews), tuple(lately))

    def found_out(self, answers: int) -> float:
        """Return the rank correlation of what is found after so many answers with what is true."""
        reviews = self.reviews[:answers]
        found = {one.topic: one.estimate for one in mastery(weighed(reviews, reviews[-1].day))}
        return float(spearmanr([found[topic] for topic in TOPICS], [self.knows[topic] for topic in TOPICS]).statistic)

    def share_of_weak(self, answers: int) -> float:
        """Return how many times more the three weakest topics were asked than the three strongest."""
        asked = Counter(review.topic for review in self.reviews[:answers])
        by_strength = sorted(TOPICS, key=self.knows.__getitem__)
        return sum(asked[one] for one in by_strength[:3]) / sum(asked[one] for one in by_strength[-3:])


@pytest.fixture(scope="module", params=range(6))
def after_a_month(request: pytest.FixtureRequest) -> Candidate:
    """A candidate who answered ten questions a day for thirty days."""
    candidate = Candidate(request.param)
    for day in range(30):
        candidate.practises(FIRST_DAY + day, interviews=2)
    return candidate


class TestThirtyDays:
    def test_find_out_what_is_weak(self, after_a_month: Candidate) -> None:
        """After 60 answers the topics stand in nearly their true order, and later more so."""
        assert after_a_month.found_out(60) >= 0.8
        assert after_a_month.found_out(300) >= 0.9

    def test_ask_weak_topics_twice_as_often(self, after_a_month: Candidate) -> None:
        """In the first week and over the month."""
        assert after_a_month.share_of_weak(60) >= 2
        assert after_a_month.share_of_weak(300) >= 2

    def test_ask_of_every_topic(self, after_a_month: Candidate) -> None:
        """What goes well is not forgotten."""
        assert {review.topic for review in after_a_month.reviews[:30]} == set(TOPICS)

    def test_never_have_more_due_than_the_cap(self, after_a_month: Candidate) -> None:
        """Though a weak candidate fails more than half of all answers."""
        assert 0 < after_a_month.most_due <= DUE_CAP


class TestThirtyDaysAway:
    def test_break_nothing(self, after_a_month: Candidate) -> None:
        """What piled up is spread; within weeks of practice the backlog is worked off, and nothing was forgotten."""
        away = Candidate(after_a_month.seed, list(after_a_month.reviews))
        back = FIRST_DAY + 60
        standing = schedule(away.reviews)
        piled_up = sum(card.due <= back for card in standing.cards)
        days = forecast(standing, back, DUE_CAP, BANK)

        assert piled_up > DUE_CAP
        assert days[0] == len(queue(standing, back, DUE_CAP, BANK)) == DUE_CAP
        assert max(days) <= DUE_CAP
        assert sum(days) >= min(piled_up, DUE_CAP * len(days))

        away.practises(back, length=12)
        assert away.most_due == DUE_CAP
        assert away.found_out(len(away.reviews)) >= 0.9
