from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.server.bucket import TokenBucket


class TestTokenBucket:
    def test_lets_a_burst_through_and_then_a_steady_stream(self) -> None:
        """Twenty at once; the next half a second later, when one of twenty in ten seconds has grown back."""
        bucket = TokenBucket.full(20, 10.0, now=0.0)

        assert [bucket.take(0.0) for _ in range(20)] == [0.0] * 20
        assert bucket.take(0.0) == 0.5
        assert bucket.take(0.5) == 0.0

    @given(st.lists(st.floats(0.0, 5.0), max_size=200))
    def test_never_lets_more_through_than_its_size_and_its_rate(self, pauses: list[float]) -> None:
        """However the messages come, at most 3 plus 3 a second pass."""
        bucket, now, passed = TokenBucket.full(3, 1.0, now=0.0), 0.0, 0
        for pause in pauses:
            now += pause
            passed += bucket.take(now) == 0.0

        assert passed <= 3 + 3 * now + 1e-6
