from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.interview.mastery import HALF_LIFE, NEWER_TELLS, Result, mastery, weighed, weighed_by_tag
from coach.interview.record import Review

results = st.lists(
    st.builds(Result, st.sampled_from(["async", "databases", "testing"]), st.floats(0, 100)), min_size=1, max_size=40
)


class TestMastery:
    def test_names_the_weak_topic_first(self) -> None:
        """A topic well below the others is weak and stands first."""
        found = mastery([Result("strong", 95.0)] * 4 + [Result("weak", 10.0)] * 4)

        assert [one.topic for one in found] == ["weak", "strong"]
        assert [one.weak for one in found] == [True, False]

    def test_one_bad_answer_does_not_condemn_a_topic(self) -> None:
        """The fewer answers, the nearer the estimate to the candidate's own mean."""
        once = mastery([Result("a", 0.0)] + [Result("b", 90.0)] * 10)
        often = mastery([Result("a", 0.0)] * 10 + [Result("b", 90.0)] * 10)

        assert once[0].estimate > often[0].estimate

    def test_more_answers_make_it_surer(self) -> None:
        """The interval narrows."""
        few, many = (mastery([Result("a", 50.0)] * n)[0] for n in (1, 20))

        assert many.high - many.low < few.high - few.low

    def test_nothing_answered_is_nothing_known(self) -> None:
        """No results, no topics."""
        assert mastery([]) == ()

    @given(results)
    def test_estimates_lie_in_their_interval(self, rows: list[Result]) -> None:
        """0 <= low <= estimate <= high <= 100, and every result is counted once."""
        found = mastery(rows)

        assert all(0 <= one.low <= one.estimate <= one.high <= 100 for one in found)
        assert sum(one.answers for one in found) == len(rows)

    @given(results.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
    def test_order_of_answers_does_not_matter(self, pair: tuple[list[Result], list[Result]]) -> None:
        """The same results in another order give the same mastery to the digit."""
        assert mastery(pair[0]) == mastery(pair[1])

    def test_what_tells_less_counts_less(self) -> None:
        """Half a weight twice is a weight once, in the estimate and in how sure it is."""
        (twice,) = mastery([Result("a", 20.0, 0.5), Result("a", 20.0, 0.5)])
        (once,) = mastery([Result("a", 20.0)])

        assert (twice.estimate, twice.low, twice.high) == (once.estimate, once.low, once.high)
        assert twice.answers == 2


class TestWeighed:
    def test_newer_answers_tell_more(self) -> None:
        """By their age, and by what was answered to the same question since."""
        reviews = [Review("q", "t", 10.0, 100), Review("r", "t", 20.0, 100), Review("q", "t", 30.0, 100 + 90)]

        weights = {result.credit: result.weight for result in weighed(reviews, 100 + 90)}

        assert HALF_LIFE == 90
        assert weights == {10.0: 0.5 * NEWER_TELLS, 20.0: 0.5, 30.0: 1.0}

    def test_knows_nothing_of_later_days(self) -> None:
        """So that one can ask what was known then."""
        reviews = [Review("q", "t", 10.0, 100), Review("q", "t", 30.0, 101)]

        assert list(weighed(reviews, 100)) == [Result("t", 10.0, 1.0)]

    def test_counts_for_each_tag(self) -> None:
        """A question without tags counts for none."""
        reviews = [Review("q", "t", 10.0, 100), Review("r", "t", 20.0, 100)]

        found = list(weighed_by_tag(reviews, {"q": ("a", "b")}, 100))

        assert found == [Result("a", 10.0, 1.0), Result("b", 10.0, 1.0)]
