"""Where the candidate's own banks lie: a folder each, private, there whole or not at all."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import structlog

from coach.bank.load import Bank, load_bank
from coach.errors import CoachError, StorageUnavailable

OWN_BANKS = "banks"
"""Where in the data directory the candidate's own banks lie."""

_OLD = ".old-"
"""A bank that is being replaced; put back where a crash left no new one."""
_NEW = ".new-"
_RETRY_SECONDS = 5.0

log = structlog.get_logger(__name__)


class OwnBanks:
    """A folder of banks' folders. Every method raises StorageUnavailable where the disk is full or fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, taken: Collection[str]) -> dict[str, Bank]:
        """Mend what a crash left behind, and return what `read` does; for a service that is about to run."""
        try:
            self._tidy()
        except OSError:
            log.exception("own_banks_unreadable")
            return {}
        return self.read(taken)

    def read(self, taken: Collection[str]) -> dict[str, Bank]:
        """Return every bank by its name; what cannot be read, or has a name that is taken, is left out and logged."""
        try:
            folders = [self._folder / name for name in self.names()]
        except StorageUnavailable:
            log.exception("own_banks_unreadable")
            return {}
        banks = {}
        for folder in folders:
            try:
                bank = load_bank(folder)
            except CoachError as error:
                log.warning("own_bank_damaged", bank=folder.name, reason=str(error))
                continue
            if bank.name in taken or bank.name != folder.name:
                log.warning("own_bank_name_taken", bank=folder.name, name=bank.name)
            else:
                banks[bank.name] = bank
        return banks

    @contextmanager
    def room(self) -> Iterator[Path]:
        """Give an empty folder for a bank that is being made; what is left in it afterwards is removed."""
        with _told():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            room = Path(tempfile.mkdtemp(prefix=_NEW, dir=self._folder))
            try:
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)

    def keep(self, made: Path) -> None:
        """Move a bank from its room to its place, which it may take from another."""
        place, old = self._folder / made.name, self._folder / f"{_OLD}{made.name}"
        with _told():
            if place.exists():
                shutil.rmtree(old, ignore_errors=True)
                place.rename(old)
            try:
                made.rename(place)
            except OSError:
                with suppress(OSError):
                    old.rename(place)
                raise
        shutil.rmtree(old, ignore_errors=True)

    def remove(self, name: str) -> None:
        """Remove a bank for good."""
        with self.room() as room:
            # Out of sight in one step: half a bank is never found, whatever happens on the way.
            (self._folder / name).rename(room / name)

    def names(self) -> tuple[str, ...]:
        """Return the names of all that lie here, whether they can be read or not."""
        with _told():
            return tuple(sorted(path.name for path in self._folder.glob("*") if path.is_dir() and path.name[0] != "."))

    def packed(self, name: str) -> bytes:
        """Return a bank as a zip file, which can be added as it is."""
        folder, buffer = self._folder / name, io.BytesIO()
        with _told(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*.yaml")):
                archive.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
        return buffer.getvalue()

    def _tidy(self) -> None:
        """Mend what a crash left behind."""
        for old in self._folder.glob(f"{_OLD}*"):
            place = self._folder / old.name.removeprefix(_OLD)
            if place.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.rename(place)
        for room in self._folder.glob(f"{_NEW}*"):
            shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        message = f"The folder of your banks cannot be used: {why}. Nothing was changed."
        raise StorageUnavailable(message, _RETRY_SECONDS) from None
