from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from coach.errors import DatabaseDamaged
from coach.store.columns import Moment, Names

DIALECT = sqlite.dialect()


class TestMoment:
    def test_is_kept_in_utc(self) -> None:
        """A moment of any time zone is the same moment afterwards."""
        noon = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))

        stored = Moment().process_bind_param(noon, DIALECT)
        assert stored is not None
        assert (stored, stored.tzinfo) == (noon, UTC)
        assert Moment().process_result_value(stored.replace(tzinfo=None), DIALECT) == noon
        assert Moment().process_result_value(stored, DIALECT) == noon

    def test_refuses_a_time_of_nowhere(self) -> None:
        """A time without a zone is a bug of ours."""
        with pytest.raises(ValueError, match="time zone"):
            Moment().process_bind_param(datetime(2026, 3, 1), DIALECT)  # noqa: DTZ001 - the point of the test


class TestNames:
    @given(st.lists(st.text()).map(tuple))
    def test_come_back_in_order(self, names: tuple[str, ...]) -> None:
        """Any ids come back as they were."""
        assert Names().process_result_value(Names().process_bind_param(names, DIALECT), DIALECT) == names

    def test_refuse_what_is_no_list(self) -> None:
        """A damaged list is said to be so."""
        with pytest.raises(DatabaseDamaged):
            Names().process_result_value("[", DIALECT)
