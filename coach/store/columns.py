"""What columns hold, as the rest of coach sees it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

from coach.errors import DatabaseDamaged


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class decides
        """Refuse a moment without a time zone with a ValueError."""
        if value is not None and value.tzinfo is None:
            message = "a moment needs a time zone"
            raise ValueError(message)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


class Names(TypeDecorator[tuple[str, ...]]):
    """Ids in order, kept as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the ids as a JSON list."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """Return the ids, or raise DatabaseDamaged."""
        try:
            return None if value is None else tuple(json.loads(value))
        except ValueError as error:
            message = "A list of ids in the database cannot be read. Restore the database from a backup."
            raise DatabaseDamaged(message) from error
