"""The candidate's own banks as a record is taken along with them: of a service that runs, or in their folder alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from coach.bank.upload import take
from coach.server.bank_changes import BankChanges
from coach.server.own_banks import OwnBanks


@dataclass(frozen=True, slots=True)
class RunningShelf:
    """The own banks of a service: what is added runs at once."""

    changes: BankChanges

    def names(self) -> Collection[str]:
        """Return the names that are taken."""
        banks = self.changes.banks
        return {*banks.own, *(bank.name for bank in banks.configured)}

    def packed(self) -> dict[str, bytes]:
        """Return the candidate's banks by name, a zip file each."""
        return {name: self.changes.folder.packed(name) for name in sorted(self.changes.banks.own)}

    def add(self, name: str, content: bytes) -> str:
        """Add a bank from a zip file and return its name."""
        return self.changes.add(f"{name}.zip", content, replace=False).bank.name

    def remove(self, name: str) -> None:
        """Remove one of the candidate's banks."""
        self.changes.remove(name)


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """The own banks in their folder, while no service runs."""

    folder: OwnBanks
    configured: Collection[str]
    """Names of the banks of the settings."""

    def names(self) -> Collection[str]:
        """Return the names that are taken."""
        return {*self.folder.names(), *self.configured}

    def packed(self) -> dict[str, bytes]:
        """Return the candidate's banks by name, a zip file each."""
        return {name: self.folder.packed(name) for name in self.folder.names()}

    def add(self, name: str, content: bytes) -> str:
        """Add a bank from a zip file and return its name."""
        with self.folder.room() as room:
            taken = take(f"{name}.zip", content, room)
            self.folder.keep(taken.folder)
        return taken.bank.name

    def remove(self, name: str) -> None:
        """Remove one of the candidate's banks."""
        self.folder.remove(name)
