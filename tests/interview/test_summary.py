from __future__ import annotations

from coach.interview.grade import Band, Grade, PointVerdict, Verdict
from coach.interview.summary import GAPS_NAMED, Outcome, summarise


def outcome(turn: int, *verdicts: Verdict, weight: int = 1, topic: str = "async") -> Outcome:
    points = tuple(
        PointVerdict(f"p{number}", f"point {number}", weight, verdict, 1.0, float(verdict is Verdict.COVERED))
        for number, verdict in enumerate(verdicts)
    )
    score = 100.0 * sum(point.credit for point in points) / len(points)
    return Outcome(turn, f"q{turn}", topic, Grade(score, Band.FAIR, 1.0, points), score, skipped=False)


class TestSummarise:
    def test_names_the_dearest_gap_first(self) -> None:
        """A point that was the whole question costs more than one of three."""
        summary = summarise(
            [
                outcome(1, Verdict.COVERED, Verdict.COVERED, Verdict.MISSING),
                outcome(2, Verdict.CONTRADICTED),
            ]
        )

        assert [(gap.question_id, gap.cost) for gap in summary.gaps] == [("q2", 100.0), ("q1", 33.3)]

    def test_names_a_handful_of_gaps(self) -> None:
        """A long list helps nobody."""
        summary = summarise(outcome(turn, Verdict.MISSING, Verdict.MISSING) for turn in range(1, 9))

        assert len(summary.gaps) == GAPS_NAMED

    def test_scores_the_mean_of_what_counts(self) -> None:
        """A skipped question is a zero; an ungradable one is left out."""
        summary = summarise(
            [
                outcome(1, Verdict.COVERED),
                Outcome(2, "q2", "testing", None, 0.0, skipped=True),
                Outcome(3, "q3", "testing", None, 0.0, skipped=False),
            ]
        )

        assert summary.score == 50.0
        assert (summary.answered, summary.skipped, summary.ungradable) == (1, 1, 1)
        assert [topic.topic for topic in summary.topics] == ["testing", "async"]

    def test_of_nothing_is_nothing(self) -> None:
        """An interview ended before its first answer has a summary too."""
        summary = summarise([])

        assert (summary.score, summary.band, summary.topics, summary.gaps) == (0.0, Band.NONE, (), ())
