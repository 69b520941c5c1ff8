from __future__ import annotations

import pytest

from coach.bank.problem import listed


class TestListed:
    @pytest.mark.parametrize(
        ("lines", "shown"),
        [
            ([], ()),
            (["a", "b"], ("a", "b")),
            (["a", "b", "c"], ("a", "b", "and 1 more")),
            (["a"] * 1_202, ("a", "a", "and 1,200 more")),
        ],
    )
    def test_counts_what_it_leaves_out(self, lines: list[str], shown: tuple[str, ...]) -> None:
        """Nothing is counted where everything is shown."""
        assert listed(lines, 2) == shown

    def test_says_where_the_others_are(self) -> None:
        """After their number."""
        assert listed(["a", "b"], 1, then="; the file has them all") == ("a", "and 1 more; the file has them all")
