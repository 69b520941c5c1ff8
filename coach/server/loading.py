"""The grader, which is loaded while the service already runs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import structlog

from coach.bank.load import Bank
from coach.errors import CoachError, Damaged, ModelDamaged, NotReady
from coach.server.grading_port import Grader

MakeGrader = Callable[[Bank], Grader]
"""Puts a loaded model to work on a bank."""

State = Literal["loading", "ready", "damaged"]

RETRY_SECONDS = 2.0
"""A model is loaded within seconds; asking again sooner would only be noise."""

log = structlog.get_logger(__name__)


class Loading:
    """The grader: on its way, here, or damaged. Its bank may change while it is here."""

    def __init__(self, load: Callable[[], MakeGrader], bank: Callable[[], Bank]) -> None:
        """Prepare to load.

        Args:
            load: Loads the model; takes seconds and is called once, in a thread of its own.
            bank: Says which bank to grade on when the model is there.
        """
        self._load = load
        self._bank = bank
        self._arrived = asyncio.Event()
        self._make: MakeGrader | None = None
        self._making = threading.Lock()
        self._grader: Grader | None = None
        self._damage: Damaged | None = None

    def start(self) -> None:
        """Begin to load, in a thread that a stopping service does not wait for."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._run, args=(loop,), name="load-grader", daemon=True).start()

    @property
    def state(self) -> State:
        """How far it is."""
        if self._damage is not None:
            return "damaged"
        return "loading" if self._grader is None else "ready"

    def now(self) -> Grader:
        """Return the grader.

        Raises:
            NotReady: It is still being loaded.
            Damaged: It cannot be loaded; the text says why.
        """
        if self._damage is not None:
            raise self._damage
        if self._grader is None:
            raise NotReady("The model is still being loaded. Try again in a few seconds.", RETRY_SECONDS)
        return self._grader

    async def arrival(self) -> Grader:
        """Wait for the grader and return it; never returns when it is damaged."""
        while self._grader is None:
            await self._arrived.wait()
            self._arrived.clear()
        return self._grader

    @contextmanager
    def making(self, bank: Bank) -> Iterator[Callable[[], None]]:
        """Make a grader for another bank, in the caller's thread; what is yielded puts it to work.

        Before the model is there this does nothing: the grader will be made for the bank of that moment.
        """
        with self._making:
            grader = None if self._make is None else self._make(bank)

            def put() -> None:
                if grader is not None:
                    self._grader = grader

            yield put

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            make = self._load()
            with self._making:
                self._grader = make(self._bank())
                self._make = make
        except Damaged as error:
            self._damage = error
        except CoachError as error:
            self._damage = ModelDamaged(str(error))
        except Exception:
            log.exception("loading_failed")
            self._damage = ModelDamaged("The model cannot be loaded. The log of the service says why.")
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        if self._grader is not None:
            log.info("grader_ready", grader=self._grader.coach.grader.version)
        elif self._damage is not None:
            log.error("grader_damaged", reason=str(self._damage))
        self._arrived.set()
