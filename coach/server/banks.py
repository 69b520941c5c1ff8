"""The banks that run: those of the settings, and those that the candidate has added."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from coach.bank.load import Bank, joined


class Banks:
    """Which banks run; whoever asks gets them as they stand, as one bank. Safe to use from several threads."""

    def __init__(self, configured: Sequence[Bank], own: Mapping[str, Bank] = MappingProxyType({})) -> None:
        """Take the banks of the settings, at least one, and the candidate's own by their names."""
        self._configured = tuple(configured)
        self._own = dict(own)
        self._now = self.with_own(self._own)
        self._steady = threading.Lock()

    @property
    def now(self) -> Bank:
        """All of them as one. It never changes: after a change there is another one."""
        return self._now

    @property
    def configured(self) -> tuple[Bank, ...]:
        """Those of the settings."""
        return self._configured

    @property
    def own(self) -> Mapping[str, Bank]:
        """The candidate's own, by their names."""
        return MappingProxyType(self._own)

    def with_own(self, own: Mapping[str, Bank]) -> Bank:
        """Return what would run with these own banks, as one bank."""
        return joined((*self._configured, *(own[name] for name in sorted(own))))

    @contextmanager
    def steady(self) -> Iterator[Bank]:
        """Hold off changes: an interview begins on a bank that is still there when it is saved."""
        with self._steady:
            yield self._now

    def put(self, own: Mapping[str, Bank], now: Bank) -> None:
        """Let other own banks run from now on; `now` is what `with_own` made of them. Only while `steady` is held."""
        self._own, self._now = dict(own), now
