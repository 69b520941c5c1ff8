from __future__ import annotations

import random
from typing import Any, cast

import pytest

from coach import __version__
from coach.batch.outcome import FailedRow, Outcome
from coach.batch.summary import NAMED, summary_of
from coach.batch.tally import Tally
from coach.interview.grade import MisconceptionFound, Span, Verdict
from tests.batch.conftest import GRADER, graded, question, verdict

TITLES = {"python": "Python core"}


def summary(*outcomes: Outcome) -> dict[str, Any]:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return cast("dict[str, Any]", summary_of(tally, GRADER, TITLES))


def scored(candidate: str, topic: str, *scores: float) -> list[Outcome]:
    return [graded(score=score, candidate=candidate, asked=question(f"{topic}-1", topic)) for score in scores]


class TestSummary:
    def test_counts_rows_bands_and_errors(self) -> None:
        """Failed rows are counted by their code and do not touch the mean."""
        found = summary(
            graded(score=90.0), graded(score=25.1), FailedRow(1, 1, "bad_row", ""), FailedRow(2, 2, "bad_row", "")
        )

        assert found["rows"] == {"total": 4, "graded": 2, "failed": 2}
        assert found["mean"] == 57.5
        assert found["bands"] == {"excellent": 1, "good": 0, "fair": 0, "weak": 1, "none": 0}
        assert found["errors"] == {"bad_row": 2}

    def test_names_weak_topics_for_each_candidate_and_over_all(self) -> None:
        """A topic is weak for whom it is weak, and over all where most are."""
        found = summary(
            *scored("ada", "python", 95, 90, 92, 94),
            *scored("ada", "databases", 10, 5, 0, 12),
            *scored("bob", "python", 20, 10, 15, 10),
            *scored("bob", "databases", 20, 30, 25, 15),
            *scored("cy", "python", 95, 90, 99, 94),
        )

        assert {one["candidate"]: one["weak_topics"] for one in found["candidates"]} == {
            "ada": ["databases"],
            "bob": ["python", "databases"],
            "cy": [],
        }
        assert found["weak_topics"][0] == "databases"
        assert found["topics"][1]["title"] == "Python core"

    def test_names_the_hardest_questions_first(self) -> None:
        """At most NAMED, by their mean."""
        rows = [graded(score=float(number), asked=question(f"q{number}")) for number in range(NAMED + 5)]

        found = summary(*rows)["hardest_questions"]

        assert [one["question_id"] for one in found] == [f"q{number}" for number in range(NAMED)]
        assert found[0] == {"question_id": "q0", "topic": "python", "prompt": "What is q0?", "answers": 1, "mean": 0.0}

    def test_names_what_is_missing_and_wrong_most_often(self) -> None:
        """With how often, of how many answers, and the shortest words in which it was said."""
        wrong = [verdict(Verdict.CONTRADICTED, Span(0, len(text), text)) for text in ("No lock at all.", "No lock.")]
        belief = MisconceptionFound("Threads are slow.", "They are not.", (Span(0, 4, "Slow"),))
        found = summary(
            graded(verdicts=[wrong[0], verdict(Verdict.MISSING, point="why", says="It protects counts.")]),
            graded(verdicts=[wrong[1], verdict(Verdict.MISSING, point="why", says="It protects counts.")]),
            graded(verdicts=[verdict(Verdict.COVERED)], misconceptions=[belief]),
        )

        asked = {"question_id": "gil", "topic": "python", "prompt": "What is gil?"}
        assert found["missing_points"] == [
            asked | {"key_point": "why", "says": "It protects counts.", "times": 2, "answers": 3}
        ]
        assert found["wrong_claims"] == [
            asked | {"key_point": "lock", "says": "It is a lock.", "times": 2, "answers": 3, "example": "No lock."},
            asked | {"key_point": None, "says": "Threads are slow.", "times": 1, "answers": 3, "example": "Slow"},
        ]

    def test_tells_questions_without_an_id_apart_by_their_words(self) -> None:
        """They have no topic either, and so no mastery."""
        rows = [graded(score=score, asked=question("", "")) for score in (10.0, 20.0)]

        found = summary(*rows)

        assert found["hardest_questions"] == [
            {"question_id": None, "topic": None, "prompt": "What is ?", "answers": 2, "mean": 15.0}
        ]
        assert found["topics"] == []

    def test_is_the_manifest_of_the_run(self) -> None:
        """It says what graded, so that the run can be repeated."""
        assert summary()["manifest"] == {"coach": __version__, "grader": "v1", "model": "words", "bank": "bank1"}

    def test_of_nothing_is_a_summary_too(self) -> None:
        """A file without rows has no mean."""
        found = summary()

        assert found["mean"] is None
        assert found["candidates"] == []

    @pytest.mark.parametrize("seed", range(5))
    def test_knows_no_order_of_rows(self, seed: int) -> None:
        """Shuffled rows give the same summary to the last digit."""
        draw = random.Random(seed)  # noqa: S311 - a replayable shuffle
        rows: list[Outcome] = [
            graded(
                score=round(draw.uniform(0, 100), 1),
                candidate=draw.choice(["ada", "bob", None]),
                asked=question(f"q{draw.randrange(4)}", draw.choice(["python", "testing"])),
                verdicts=[verdict(draw.choice(list(Verdict)), Span(0, 1, draw.choice("abc")))],
            )
            for _ in range(60)
        ]
        before = summary(*rows)

        draw.shuffle(rows)

        assert summary(*rows) == before
