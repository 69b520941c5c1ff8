"""Headless grading over HTTP, off the event loop and beside the interviews."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from coach.errors import Busy, CoachError
from coach.server.loading import Loading
from coach.server.logs import logged
from coach.server.metrics import Metrics

Result = TypeVar("Result")
Row = dict[str, Any]

WAITING = 4
"""Requests that may be graded or wait at a time; each may be a file of thousands of rows."""

RETRY_SECONDS = 10.0


class RowDesk:
    """Grades rows and files, one step at a time, so that several files and the interviews advance side by side."""

    def __init__(self, loading: Loading, metrics: Metrics) -> None:
        self._loading = loading
        self._metrics = metrics
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="rows")
        self._open = 0

    def close(self) -> None:
        """Let the thread go when it is through with its step."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def grade_rows(self, rows: list[Row]) -> list[Row]:
        """Return a result or error row for each row, in order.

        Raises:
            NotReady, Damaged: There is no model to grade with.
            Busy: Too much is being graded.
        """
        grading = self._loading.now().grading
        with self._place():
            return await self._step(partial(grading.grade_rows, rows))

    async def grade_file(self, name: str, content: bytes) -> AsyncGenerator[Row]:
        """Yield `started`, then each `result`, then `summary`; a failure on the way is a last `error`.

        Raises:
            BadAnswersFile: The file cannot be read at all.
            NotReady, Damaged: There is no model to grade with.
            Busy: Too much is being graded.
        """
        grading = self._loading.now().grading
        with self._place():
            events = await self._step(partial(grading.grade_file, name, content))
            first = await self._step(partial(next, events, None))
            if first is not None:
                yield first
                async for event in self._rest(events):
                    yield event

    async def _rest(self, events: Iterator[Row]) -> AsyncIterator[Row]:
        # The response has begun: an error can only be told inside it.
        try:
            while (event := await self._step(partial(next, events, None))) is not None:
                yield event
        except CoachError as error:
            yield {"kind": "error", "code": error.code, "message": str(error)}
        except Exception as error:  # noqa: BLE001 - told by its reference, as everywhere
            unexpected = logged(error)
            yield {"kind": "error", "code": unexpected.code, "message": str(unexpected)}

    async def _step(self, call: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if self._open >= WAITING:
            self._metrics.shed("rows")
            raise Busy("Other files are being graded. Try again soon.", RETRY_SECONDS)
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
