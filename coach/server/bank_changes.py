"""Add and remove the candidate's own banks while the service runs. Synchronous: called from worker threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from coach.bank.load import Bank
from coach.bank.upload import Taken, take
from coach.errors import BadUpload, BankExists, BankInUse, BanksShared, Busy, UnknownBank
from coach.server.banks import Banks
from coach.server.loading import Loading
from coach.server.own_banks import OwnBanks

MOST_BANKS = 20
"""Banks that a candidate may add."""
MOST_QUESTIONS = 5_000
"""Questions that all of them may have together."""

RETRY_SECONDS = 5.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class BankChanges:
    """Changes which banks run: on disk, for new interviews and for the grader, at once or not at all."""

    banks: Banks
    folder: OwnBanks
    loading: Loading
    under_way: Callable[[Collection[str]], int]
    """Says how many open interviews ask one of some questions."""
    shared: bool
    """Whether other services may grade what is answered here: a bank of this one alone would be unknown to them."""
    _changing: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, content: bytes, *, replace: bool) -> Taken:
        """Take a bank from a file.

        Args:
            name: The file's name.
            content: The whole file.
            replace: Put it in the place of the candidate's bank of the same name, should there be one.

        Raises:
            BanksShared: Other services may use the same database.
            BadUpload: Something in it must be mended.
            BankExists: The candidate has a bank of this name and does not replace it.
            BankInUse: An open interview asks questions that would go, or be others under the same id.
            Busy: Another bank is being added.
            StorageUnavailable: It cannot be kept.
        """
        if self.shared:
            raise BanksShared
        with self._alone(), self.folder.room() as room:
            taken = take(name, content, room)
            bank = taken.bank
            self._check_name(name, bank.name, replace=replace)
            own = {**self.banks.own, bank.name: bank}
            _check_room(name, own)
            self._change(bank.name, own, lambda: self.folder.keep(taken.folder))
        log.info("bank_added", bank=bank.name, questions=len(bank.questions))
        return taken

    def remove(self, name: str) -> None:
        """Remove one of the candidate's banks.

        Raises:
            UnknownBank: The candidate has no such bank.
            BankInUse: An open interview asks its questions.
            Busy: Another bank is being added.
            StorageUnavailable: Nothing was changed.
        """
        with self._alone():
            if name not in self.banks.own:
                raise UnknownBank(name)
            own = {other: bank for other, bank in self.banks.own.items() if other != name}
            self._change(name, own, lambda: self.folder.remove(name))
        log.info("bank_removed", bank=name)

    def _change(self, name: str, own: Mapping[str, Bank], keep: Callable[[], None]) -> None:
        """Let other own banks run: the slow part first, then everything in one moment."""
        bank = self.banks.with_own(own)
        with self.loading.making(bank) as put, self.banks.steady() as before:
            leaving = {one for one, question in before.by_id.items() if bank.by_id.get(one) != question}
            open_interviews = self.under_way(leaving) if leaving else 0
            if open_interviews:
                raise BankInUse(name, open_interviews)
            keep()
            put()
            self.banks.put(own, bank)

    def _check_name(self, file: str, name: str, *, replace: bool) -> None:
        if name in {bank.name for bank in self.banks.configured}:
            why = f"A bank of the settings is called {name!r}. Give the file, or its bank.yaml, another name."
            raise BadUpload(file, [why])
        if name in self.banks.own and not replace:
            raise BankExists(name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._changing.acquire(blocking=False):
            raise Busy("Another bank is being added or removed. Try again in a moment.", RETRY_SECONDS)
        try:
            yield
        finally:
            self._changing.release()


def _check_room(name: str, own: Mapping[str, Bank]) -> None:
    """Refuse what every answer would have to be compared with.

    Raises:
        BadUpload: There would be too many banks or questions.
    """
    questions = sum(len(bank.questions) for bank in own.values())
    if len(own) > MOST_BANKS:
        raise BadUpload(name, [f"You have {MOST_BANKS} banks already, which is the most. Remove one first."])
    if questions > MOST_QUESTIONS:
        why = f"Your banks would have {questions:,} questions together; at most {MOST_QUESTIONS:,} are taken."
        raise BadUpload(name, [f"{why} Remove one first."])
