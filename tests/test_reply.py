from __future__ import annotations

import pytest

from coach.interview.grade import Band, Grade, MisconceptionFound, PointVerdict, Span, Verdict
from coach.interview.question import KeyPoint, Question
from coach.reply import feedback

QUESTION = Question(
    id="db-lost-update",
    topic="databases",
    prompt="Two requests write one row. What can go wrong?",
    reference="The later write wins.",
    key_points=(KeyPoint("lost", "The later write discards the earlier one.", 3), KeyPoint("retry", "Then retry.", 1)),
)


def grade(*verdicts: Verdict, flags: tuple[str, ...] = (), quote: str = "locks never wait") -> Grade:
    points = tuple(
        PointVerdict(point.id, point.says, point.weight, verdict, 0.9, 0.0, (Span(0, len(quote), quote),))
        for point, verdict in zip(QUESTION.key_points, verdicts, strict=True)
    )
    return Grade(50.0, Band.FAIR, 0.9, points, flags=flags)


class TestFeedback:
    def test_says_that_everything_was_there(self) -> None:
        """A full answer needs no list."""
        assert feedback(QUESTION, grade(Verdict.COVERED, Verdict.COVERED)) == "You made all 2 points."

    def test_names_what_was_not_mentioned(self) -> None:
        """Gaps are said in the words of the point."""
        words = feedback(QUESTION, grade(Verdict.COVERED, Verdict.MISSING))

        assert words == "You made 1 of 2 points.\n\nYou did not mention:\n- Then retry."

    def test_quotes_what_was_wrong_before_the_gaps(self) -> None:
        """A wrong claim stands in the candidate's own words, with what is right."""
        words = feedback(QUESTION, grade(Verdict.CONTRADICTED, Verdict.MISSING))

        assert "- “locks never wait” is not so. The later write discards the earlier one." in words
        assert words.index("is not so") < words.index("You did not mention")

    def test_says_what_is_there_in_part_and_what_is_unsure(self) -> None:
        """Neither half a point nor an unsure one is called missing."""
        words = feedback(QUESTION, grade(Verdict.PARTIAL, Verdict.UNSURE))

        assert "You made 0 of 2 points, and 1 in part." in words
        assert "- Only in part: The later write discards the earlier one." in words
        assert "I could not tell whether you meant this:\n- Then retry." in words

    def test_explains_a_misconception(self) -> None:
        """Why it is wrong matters more than that it is."""
        found = MisconceptionFound("Locks are free.", "Waiting costs.", (Span(0, 15, "locks cost zero"),))
        given = Grade(80.0, Band.GOOD, 0.9, grade(Verdict.COVERED, Verdict.COVERED).verdicts, misconceptions=(found,))

        assert "- “locks cost zero”: Waiting costs." in feedback(QUESTION, given)

    @pytest.mark.parametrize("flag", ["one_word", "question_echo", "other_answer", "keyword_list", "repetition"])
    def test_a_guard_explains_itself_first(self, flag: str) -> None:
        """A capped answer says why in the first line."""
        words = feedback(QUESTION, grade(Verdict.MISSING, Verdict.MISSING, flags=(flag,)))

        assert not words.startswith("None of the 2 points came across.")
        assert "None of the 2 points came across." in words

    @pytest.mark.parametrize("flag", ["empty", "i_dont_know", "gibberish"])
    def test_who_said_nothing_is_shown_what_was_asked_for(self, flag: str) -> None:
        """Counting points would only rub it in."""
        words = feedback(QUESTION, grade(Verdict.MISSING, Verdict.MISSING, flags=(flag,)))

        assert "came across" not in words
        assert "- The later write discards the earlier one." in words

    def test_long_quotes_are_cut_at_a_word(self) -> None:
        """A quote reminds; it does not repeat the answer."""
        words = feedback(QUESTION, grade(Verdict.CONTRADICTED, Verdict.COVERED, quote="never ever wait " * 12))

        assert "“never ever wait never ever wait never ever wait never ever …”" in words

    def test_one_point_alone_is_said_as_one(self) -> None:
        """No "all 1 points"."""
        alone = PointVerdict("lost", "The later write wins.", 1, Verdict.COVERED, 0.9, 1.0)

        assert feedback(QUESTION, Grade(100.0, Band.EXCELLENT, 0.9, (alone,))) == "You made the one point."
