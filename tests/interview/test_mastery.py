from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.interview.mastery import Result, mastery

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
