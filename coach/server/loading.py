"""The grader, which is loaded while the service already runs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Literal

import structlog

from coach.errors import CoachError, Damaged, ModelDamaged, NotReady
from coach.server.grading_port import Grader

RETRY_SECONDS = 2.0
"""A model is loaded within seconds; asking again sooner would only be noise."""

log = structlog.get_logger(__name__)


class Loading:
    """The grader: on its way, here, or damaged."""

    def __init__(self, load: Callable[[], Grader]) -> None:
        """Prepare to load.

        Args:
            load: Loads the grader; takes seconds and is called once, in a thread of its own.
        """
        self._load = load
        self._arrived = asyncio.Event()
        self._grader: Grader | None = None
        self._damage: Damaged | None = None

    def start(self) -> None:
        """Begin to load, in a thread that a stopping service does not wait for."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._run, args=(loop,), name="load-grader", daemon=True).start()

    @property
    def state(self) -> Literal["loading", "ready", "damaged"]:
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

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        outcome: Grader | Damaged
        try:
            outcome = self._load()
        except Damaged as error:
            outcome = error
        except CoachError as error:
            outcome = ModelDamaged(str(error))
        except Exception:
            log.exception("loading_failed")
            outcome = ModelDamaged("The model cannot be loaded. The log of the service says why.")
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._settle, outcome)

    def _settle(self, outcome: Grader | Damaged) -> None:
        if isinstance(outcome, Grader):
            self._grader = outcome
            log.info("grader_ready", grader=outcome.coach.grader.version)
        else:
            self._damage = outcome
            log.error("grader_damaged", reason=str(outcome))
        self._arrived.set()
