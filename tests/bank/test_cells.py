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

    @pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", " =1", "\uff1d1"])
    def test_puts_one_quote_in_front(self, cell: str) -> None:
        """Once is enough."""
        assert guard(cell) == f"'{cell}"

    @pytest.mark.parametrize("cell", ["", "a = b", "1 - 1", "it's", "'tis", "''"])
    def test_leaves_other_cells_alone(self, cell: str) -> None:
        """Quotes of prose among them."""
        assert guard(cell) == cell
        assert unguard(cell) == cell
