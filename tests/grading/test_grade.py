from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.interview.grade import Band, Grade, Verdict, band_of

Grader = Callable[[str], Grade]

SLOT = "A number computed from the object decides which bucket is looked at."
EQUAL = "It still checks with the equals operator that this is the right one."
WRONG = "The dict scans all its entries from the first to the last."
SORTED = "A dict keeps its keys sorted alphabetically."
NEUTRAL = "Bananas and apples were eaten yesterday evening."
# Whatever is said is said word for word, so that an encoder that knows only words understands it.
ANSWERS = st.lists(st.sampled_from((SLOT, EQUAL, WRONG, SORTED, NEUTRAL)), min_size=1, max_size=6, unique=True)
EARNING = {Verdict.COVERED, Verdict.PARTIAL, Verdict.UNSURE}


def verdicts(grade: Grade) -> dict[str, Verdict]:
    return {verdict.key_point: verdict.verdict for verdict in grade.verdicts}


def without(answer: str, grade: Grade, point: str) -> str:
    """Return the answer with the evidence for a point cut out."""
    spans = next(verdict.evidence for verdict in grade.verdicts if verdict.key_point == point)
    for span in sorted(spans, key=lambda span: -span.start):
        answer = answer[: span.start] + answer[span.end :]
    return answer


class TestGrade:
    def test_gives_all_for_all_points(self, grader: Grader) -> None:
        """Both points made is the full mark, each with the very words that made it."""
        grade = grader(f"{SLOT} {EQUAL}")

        assert (grade.score, grade.band, grade.flags) == (100.0, Band.EXCELLENT, ())
        assert [verdict.evidence[0].text for verdict in grade.verdicts] == [SLOT, EQUAL]

    def test_weighs_what_is_missing(self, grader: Grader) -> None:
        """The heavy point missing leaves a quarter."""
        grade = grader(EQUAL)

        assert verdicts(grade) == {"slot": Verdict.MISSING, "equal": Verdict.COVERED}
        assert grade.score == 25.0

    def test_tells_wrong_from_missing(self, grader: Grader) -> None:
        """A wrong form contradicts its point, earns nothing, and is shown."""
        grade = grader(f"{WRONG} {EQUAL}")

        assert verdicts(grade)["slot"] is Verdict.CONTRADICTED
        assert grade.verdicts[0].evidence[0].text == WRONG
        assert grade.score < 25.0

    def test_names_a_misconception(self, grader: Grader) -> None:
        """A wrong belief is found, shown and costs something."""
        grade = grader(f"{SLOT} {EQUAL} {SORTED}")

        assert [found.says for found in grade.misconceptions] == [SORTED]
        assert grade.misconceptions[0].evidence[0].text == SORTED
        assert grade.score < 100.0

    @pytest.mark.parametrize(
        ("junk", "guard"),
        [
            ("", "empty"),
            ("...!", "empty"),
            ("slot", "one_word"),
            ("I don't know.", "i_dont_know"),
            ("How does a dict find a key quickly?", "question_echo"),
            ("hash, key, slot, table, candidates, compared, equality, chooses, bucket", "keyword_list"),
            (f"{SLOT} " * 12, "repetition"),
            (
                "Anything with a name in an address, such as an invoice, which clients read and change with verbs.",
                "other_answer",
            ),
        ],
    )
    def test_caps_and_names_junk(self, grader: Grader, junk: str, guard: str) -> None:
        """Each guard names itself and leaves less than `fair`."""
        grade = grader(junk)

        assert guard in grade.flags
        assert grade.score < 40.0

    @pytest.mark.parametrize("odd", ["\x00", "\ud800", "\u200b", "💥" * 50, "שלום עולם", "a" * 8_000, "word " * 1_600])
    def test_grades_odd_texts(self, grader: Grader, odd: str) -> None:
        """Emoji, right-to-left text, half a surrogate pair and one endless word get a grade like any other."""
        assert 0.0 <= grader(odd).score < 40.0

    def test_grades_by_reference_where_no_person_wrote_points(self, derived_grader: Grader) -> None:
        """A full answer beats a half one, which beats one that says nothing; verdicts stand beside the score."""
        full = derived_grader("It saves repeated work. Results come from memory instead of the database.")
        half = derived_grader("It saves repeated work.")
        nothing = derived_grader(NEUTRAL)

        assert full.score > half.score > nothing.score
        assert set(verdicts(full)) == {"p1", "p2"}

    @given(ANSWERS)
    def test_gives_credit_for_evidence_alone(self, grader: Grader, said: list[str]) -> None:
        """Whatever earns or contradicts names its words; whatever does not names none; the words are those sent."""
        answer = "  ".join(said)
        grade = grader(answer)

        for verdict in grade.verdicts:
            assert bool(verdict.evidence) == (verdict.verdict is not Verdict.MISSING)
            assert all(answer[span.start : span.end] == span.text for span in verdict.evidence)

    @given(ANSWERS)
    def test_takes_the_credit_with_the_evidence(self, grader: Grader, said: list[str]) -> None:
        """Without its evidence a point is not made any more."""
        answer = " ".join(said)
        grade = grader(answer)

        for verdict in grade.verdicts:
            if verdict.verdict in EARNING:
                rest = grader(without(answer, grade, verdict.key_point))
                assert verdicts(rest)[verdict.key_point] not in EARNING

    @given(ANSWERS)
    def test_forgets_the_order(self, grader: Grader, said: list[str]) -> None:
        """Sentences in another order get the same score."""
        assert grader(" ".join(said[::-1])).score == grader(" ".join(said)).score

    @given(ANSWERS)
    def test_sees_no_case_and_no_space(self, grader: Grader, said: list[str]) -> None:
        """Capitals and wide spaces change nothing."""
        answer = " ".join(said)

        assert grader(answer.upper().replace(" ", "   ")).score == grader(answer).score

    @given(ANSWERS)
    def test_lets_neutral_words_be(self, grader: Grader, said: list[str]) -> None:
        """A claim about something else changes no verdict."""
        alone = [claim for claim in said if claim != NEUTRAL] or [SLOT]

        assert verdicts(grader(" ".join((*alone, NEUTRAL)))) == verdicts(grader(" ".join(alone)))

    @given(ANSWERS)
    def test_counts_a_repeated_claim_once(self, grader: Grader, said: list[str]) -> None:
        """Saying everything twice never raises the score."""
        assert grader(" ".join(said * 2)).score <= grader(" ".join(said)).score

    @given(ANSWERS)
    def test_never_rewards_leaving_out_what_was_right(self, grader: Grader, said: list[str]) -> None:
        """The score without a credited claim is not higher."""
        right = [claim for claim in said if claim != SORTED]
        grade = grader(" ".join(right))
        for verdict in grade.verdicts:
            if verdict.verdict is Verdict.COVERED:
                assert grader(without(" ".join(right), grade, verdict.key_point)).score <= grade.score

    @given(st.text(max_size=300))
    def test_grades_any_text(self, grader: Grader, derived_grader: Grader, text: str) -> None:
        """No text makes it fail, and the band is the score's."""
        for grade in (grader(text), derived_grader(text)):
            assert 0.0 <= grade.score <= 100.0
            assert 0.0 <= grade.confidence <= 1.0
            assert grade.band is band_of(grade.score)
