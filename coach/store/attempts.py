"""turn.Attempts, kept in the store."""

from __future__ import annotations

from dataclasses import dataclass

from coach.interview.question import Bank
from coach.store.store import Store
from coach.turn import Turn


@dataclass(frozen=True, slots=True)
class StoredAttempts:
    """Remembers turns in the database; `bank` says what is asked next."""

    store: Store
    bank: Bank

    def record(self, turn: Turn) -> None:
        """Save the grade, the feedback and what follows from them in one transaction; saving twice changes nothing.

        Raises:
            StorageUnavailable: Nothing was saved.
        """
        self.store.record(turn, self.bank)
