from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.interview.credit import Attempt, DisputedVerdict, Standing, stand
from coach.interview.grade import Verdict, credit_after_hints
from coach.interview.steps import STEPS, WORTH, Help, Step
from tests.interview.table import LOCKS, PRICES, Table, grade

COVERED, MISSING, CONTRADICTED, UNSURE = Verdict.COVERED, Verdict.MISSING, Verdict.CONTRADICTED, Verdict.UNSURE
POINTS = tuple(point.id for point in LOCKS.key_points)

verdicts = st.dictionaries(st.sampled_from(POINTS), st.sampled_from(Verdict))
helps = st.lists(
    st.builds(Help, st.sampled_from(STEPS), st.sampled_from((None, *POINTS))).map(
        lambda one: replace(one, key_point=None) if one.step == "pump" else one
    ),
    max_size=4,
).map(tuple)


def first(
    given: dict[str, Verdict], hinted: tuple[str, ...] = (), *, wrong: int = 0, flags: tuple[str, ...] = ()
) -> Attempt:
    of = grade(given, wrong=wrong, flags=flags)
    credit = credit_after_hints(of, hinted, PRICES.hint_cap)
    return Attempt(1, "text", hinted=hinted, grade=of, credit=credit, prices=PRICES)


def later(number: int, given: dict[str, Verdict], helped: tuple[Help, ...]) -> Attempt:
    of = grade(given)
    return Attempt(number, "text", helps=helped, grade=of, credit=of.score, prices=PRICES)


def standing_of(*attempts: Attempt) -> Standing:
    """Return how attempts stand of which one was graded."""
    standing = stand(attempts, {})
    assert standing is not None
    return standing


class TestStand:
    def test_is_nothing_before_a_grade(self) -> None:
        """An answer that waits stands for nothing."""
        assert stand((Attempt(1, "text"),), {}) is None

    @given(verdicts, st.sets(st.sampled_from(POINTS)).map(tuple), st.integers(0, 3), st.booleans())
    def test_is_the_grade_at_first(
        self,
        given: dict[str, Verdict],
        hinted: tuple[str, ...],
        wrong: int,
        junk: bool,  # noqa: FBT001 - drawn by name
    ) -> None:
        """Without help the credit is the score after the hints that were asked for."""
        attempt = first(given, hinted, wrong=wrong, flags=("keyword_list",) if junk else ())
        standing = standing_of(attempt)

        assert standing.credit == attempt.credit
        assert all(one.how == "answer" for one in standing.points)

    @pytest.mark.parametrize("step", STEPS)
    def test_leaves_less_after_each_step(self, step: Step) -> None:
        """What is earned with help is worth what the help leaves."""
        helped = (Help("pump", None), *(Help(one, "lost") for one in STEPS[1 : STEPS.index(step) + 1]))
        standing = standing_of(first({}), later(2, {"lost": COVERED}, helped))

        assert standing.points[0].credit == WORTH[step]
        assert standing.points[0].how == {"reveal": "say_back"}.get(step, step)
        assert standing.credit == pytest.approx(100 * 3 * WORTH[step] / 6, abs=0.06)

    def test_gives_back_what_a_mended_contradiction_cost(self) -> None:
        """A point that was wrong costs a penalty until it is earned."""
        wrong = first({"lost": COVERED, "version": CONTRADICTED}, wrong=1)
        before = standing_of(wrong)
        after = standing_of(wrong, later(2, {"version": COVERED}, (Help("pump", None),)))

        assert before.credit == pytest.approx(100 * (3 - 0.2) / 6 - 5, abs=0.06)
        assert after.credit == pytest.approx(100 * (3 + 2 * 0.9) / 6 - 5, abs=0.06)

    def test_lets_a_guard_cap_until_something_better_is_said(self) -> None:
        """A list of terms earns what the guard leaves; a proper answer afterwards earns the rest."""
        junk = first(dict.fromkeys(POINTS, COVERED), flags=("keyword_list",))
        proper = later(2, dict.fromkeys(POINTS, COVERED), ())

        assert standing_of(junk).credit == 30.0
        assert standing_of(junk, proper).credit == 100.0

    @given(verdicts, st.lists(st.tuples(verdicts, helps), max_size=4))
    def test_never_falls_by_a_reply(
        self, given: dict[str, Verdict], replies: list[tuple[dict[str, Verdict], tuple[Help, ...]]]
    ) -> None:
        """Whoever goes on talking loses nothing, and nobody gets more than everything."""
        attempts = [first(given)]
        earned = [standing_of(*attempts).credit]
        for number, (said, helped) in enumerate(replies, start=2):
            attempts.append(later(number, said, helped))
            earned.append(standing_of(*attempts).credit)

        assert earned == sorted(earned)
        assert earned[0] >= 0.0
        assert earned[-1] <= 100.0

    @given(verdicts, st.dictionaries(st.sampled_from(POINTS), st.sampled_from(("covered", "missing"))))
    def test_follows_a_dispute_and_leaves_the_grade(
        self, given: dict[str, Verdict], disputes: dict[str, DisputedVerdict]
    ) -> None:
        """What is disputed stands as the candidate says; the grade stays beside it, and an undo brings it back."""
        attempt = first(given)
        before = attempt.grade
        standing = stand((attempt,), disputes)

        assert standing is not None
        for point in standing.points:
            if point.key_point in disputes:
                assert (point.verdict, point.how) == (Verdict(disputes[point.key_point]), "disputed")
        assert attempt.grade is before
        assert standing_of(attempt).credit == attempt.credit

    def test_reads_grades_whose_prices_nobody_kept(self) -> None:
        """What they lost to wrong claims stays lost."""
        old = replace(first({"lost": COVERED, "version": CONTRADICTED}), prices=None)
        standing = stand((old,), {"retry": "covered"})

        assert standing is not None
        assert standing.credit == pytest.approx(old.credit + 100 / 6, abs=0.11)


class TestFilled:
    def test_makes_the_point_of_the_cloze(self) -> None:
        """The missing word is enough, though the grader finds no sentence."""
        table = Table()
        table.say()
        table.gets()
        table.skip()
        table.skip()
        table.say("silently")
        table.gets(filled=True)

        assert table.how("lost") == (COVERED, 0.3, "cloze")


class TestUnsure:
    def test_counts_its_probability_until_it_is_asked(self) -> None:
        """Yes is the whole point, no is nothing."""
        said: dict[bool | None, float] = {}
        for answer in (True, False):
            table = Table()
            table.say()
            table.gets(lost=UNSURE)
            said[None] = table.credit
            table.confirm("lost", said=answer)
            said[answer] = table.credit

        assert said == {None: 20.0, True: 50.0, False: 0.0}
