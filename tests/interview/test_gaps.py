from __future__ import annotations

from coach.interview.gaps import (
    NAMED,
    Belief,
    Calibration,
    Missing,
    calibration,
    commonest_beliefs,
    commonest_missing,
    sure_but_wrong,
)
from coach.interview.record import BeliefSeen, PointSeen, Review, Sure


def answered(
    question: str, missed: str = "", said: str = "", *, believes: str = "", sure: Sure | None = None, credit: float = 50
) -> Review:
    """An answer that missed and said some points, each named by a letter."""
    points = [(letter, True) for letter in missed] + [(letter, False) for letter in said]
    return Review(
        question_id=question,
        topic="t",
        credit=credit,
        day=1,
        sure=sure,
        points=tuple(PointSeen(letter, f"{letter}.", lost) for letter, lost in points),
        beliefs=tuple(BeliefSeen(letter, "no") for letter in believes),
    )


SKIPPED = Review("q", "t", 0.0, 1)


class TestCommonestMissing:
    def test_counts_the_answers_that_missed_a_point(self) -> None:
        """The commonest first."""
        found = commonest_missing([answered("q", "ab"), answered("q", "b", "a"), answered("q", "ab")])

        assert found == (Missing("q", "b", "b.", 3), Missing("q", "a", "a.", 2))

    def test_forgets_what_was_said_since(self) -> None:
        """A point that the newest answer made is missing no more."""
        assert commonest_missing([answered("q", "a"), answered("q", "", "a")]) == ()

    def test_is_not_changed_by_a_skip(self) -> None:
        """Of a skipped question nothing is known."""
        assert [one.key_point for one in commonest_missing([answered("q", "a"), SKIPPED])] == ["a"]

    def test_tells_points_of_two_questions_apart(self) -> None:
        """Their ids are their question's own."""
        assert [one.question_id for one in commonest_missing([answered("q", "a"), answered("r", "a")])] == ["q", "r"]

    def test_names_some(self) -> None:
        """A list that nobody reads helps nobody."""
        assert len(commonest_missing([answered("q", "abcdefgh")])) == NAMED


class TestCommonestBeliefs:
    def test_counts_the_answers_that_state_them(self) -> None:
        """The commonest first; what the newest answer does not state is held no more."""
        found = commonest_beliefs([answered("q", "p", believes="xy"), answered("q", "p", believes="x"), SKIPPED])

        assert found == (Belief("x", "no", 2),)


class TestCalibration:
    def test_sets_confidence_against_credit(self) -> None:
        """The least sure first; a confidence that was never given has no line."""
        reviews = [
            answered("q", sure="sure", credit=90),
            answered("r", sure="sure", credit=10),
            answered("s", sure="guessing", credit=30),
            answered("t", credit=0),
        ]

        assert calibration(reviews) == (Calibration("guessing", 1, 30.0, 1), Calibration("sure", 2, 50.0, 1))

    def test_says_nothing_where_nothing_was_said(self) -> None:
        """Confidence is optional."""
        assert calibration([answered("q")]) == ()


class TestSureButWrong:
    def test_names_the_newest_first(self) -> None:
        """Without what was answered better since, and without what was guessed."""
        reviews = [
            answered("mended", sure="sure", credit=10),
            answered("older", sure="sure", credit=10),
            answered("guess", sure="guessing", credit=10),
            answered("mended", sure="sure", credit=80),
            answered("newer", sure="sure", credit=10),
        ]

        assert [one.question_id for one in sure_but_wrong(reviews)] == ["newer", "older"]
