"""Several replicas that share a database: each grades an answer alone, and takes up what a dead one left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

import structlog

from coach.errors import CoachError
from coach.store.leases import LEASE
from coach.store.store import Store
from coach.turn import Answer

LOOK = 1.0
"""Seconds between two looks at what the others do; with a lease's seconds, how late a dead one's answers are graded."""

log = structlog.get_logger(__name__)


@asynccontextmanager
async def kept(store: Store, answer: Answer) -> AsyncIterator[None]:
    """Keep an answer from the other replicas while it is graded in the block, however long that takes."""
    async with _beside(lambda: store.keep_grading(answer), every=LEASE / 4, wanted=store.shared):
        yield


@asynccontextmanager
async def watched(store: Store, add: Callable[[Iterable[Answer]], None]) -> AsyncIterator[None]:
    """Add, while the block runs, what waits and nobody else grades: a dead replica's answers among it."""
    loop = asyncio.get_running_loop()

    def look() -> None:
        loop.call_soon_threadsafe(add, store.waiting())

    async with _beside(look, every=LOOK, wanted=store.shared):
        yield


@asynccontextmanager
async def _beside(call: Callable[[], object], *, every: float, wanted: bool) -> AsyncIterator[None]:
    """Call in a thread, every so many seconds, while the block runs; what fails is done the next time."""
    task = asyncio.create_task(_again(call, every)) if wanted else None
    try:
        yield
    finally:
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _again(call: Callable[[], object], every: float) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            await asyncio.to_thread(call)
        except CoachError as error:
            log.warning("waits", code=error.code)
        except Exception:  # whatever it was, the next time may go well
            log.exception("watching_failed")
