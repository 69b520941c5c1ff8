from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.cells import guard, starts_formula, unguard

CELLS = st.one_of(st.text(), st.text("'=+-@\t\r \u200b\uff1dx"))


class TestGuard:
    @given(CELLS)
    def test_is_undone(self, cell: str) -> None:
        """What went out comes in again to the last character, quotes of its own included."""
        assert unguard(guard(cell)) == cell

    @given(CELLS)
    def test_leaves_no_formula(self, cell: str) -> None:
        """A spreadsheet calculates nothing."""
        assert not starts_formula(guard(cell))

    @given(CELLS)
    def test_no_cell_starts_a_formula(self, cell: str) -> None:
        """After trimming, no cell begins with = + - @, and none with a tab, a carriage return or a NUL."""
        written = guard(cell)

        assert written.endswith(cell)
        assert (
            written.strip("\0\t\r\n \ufeff\u200b")[:1]
            not in {"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"}
            or not written
        )
        assert written[:1] not in {"\t", "\r", "\0"} or not written

    @pytest.mark.parametrize(
        "cell",
        [
            *("=1+1", "+1", "-1", "@SUM", "@sum", " =1", "\t=1", "\r=1", "\x00=1"),
            *("\uff1d1", "\u200b=1", "\u00a0@a", "\tx", "\rx", "\x00x"),
        ],
    )
    def test_puts_one_quote_in_front(self, cell: str) -> None:
        """Also where what comes first cannot be seen, or is a full-width twin; once is enough."""
        assert guard(cell) == f"'{cell}"

    @pytest.mark.parametrize(
        "cell",
        ["", " ", "a = b", "a=b", "1 - 1", "3.5", "[1]", "it's", "'tis", "''", "You made 1 of 2 points.\n- x"],
    )
    def test_leaves_other_cells_alone(self, cell: str) -> None:
        """Quotes of prose among them."""
        assert guard(cell) == cell
        assert unguard(cell) == cell
