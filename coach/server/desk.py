"""Where saved answers wait for their grade."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import structlog

from coach.errors import Busy, CoachError, Unavailable
from coach.server.banks import Banks
from coach.server.followers import Followers
from coach.server.interviews import ungraded
from coach.server.loading import Loading
from coach.server.metrics import Metrics
from coach.server.replicas import LOOK, kept, watched
from coach.store.reader import Opened
from coach.store.store import Store
from coach.turn import Answer, take_turn

TRIES = 3
"""An answer whose grading died this often is set aside: it may be what kills the grader."""

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DeskLimits:
    """How much may wait, and how patient the desk is."""

    waiting: int
    """Answers that may wait before new ones are turned away."""
    retry_after: float = 2.0
    """What somebody turned away is told, in seconds."""
    pause: float = 1.0
    """Seconds before an answer is tried again after an unexpected error."""


class Desk:
    """Grades waiting answers one after the other, off the event loop, and tells who follows them."""

    def __init__(
        self,
        *,
        store: Store,
        banks: Banks,
        loading: Loading,
        followers: Followers,
        limits: DeskLimits,
        metrics: Metrics,
    ) -> None:
        self._store = store
        self._banks = banks
        self._loading = loading
        self._followers = followers
        self._limits = limits
        self._metrics = metrics
        self._queue: asyncio.Queue[Answer] = asyncio.Queue()
        self._waiting: dict[tuple[str, int, int], float] = {}

    @property
    def waiting(self) -> int:
        """How many answers wait or are being graded."""
        return len(self._waiting)

    def check_room(self) -> None:
        """Refuse a new answer while too many wait.

        Raises:
            Busy: Nothing was saved; try again later.
        """
        if self.waiting >= self._limits.waiting:
            self._metrics.shed("answers")
            raise Busy(
                "Too many answers are waiting for a grade. Yours was not saved yet; it can be sent again.",
                self._limits.retry_after,
            )

    def add(self, answers: Iterable[Answer]) -> None:
        """Put saved answers in line; one that waits already keeps its place."""
        for answer in answers:
            if _key(answer) not in self._waiting:
                self._waiting[_key(answer)] = time.monotonic()
                self._queue.put_nowait(answer)

    async def run(self) -> None:
        """Grade until cancelled, beginning with what an earlier life of the service left."""
        # One thread: the encoder itself uses every core.
        with ThreadPoolExecutor(1, thread_name_prefix="grade") as pool:
            await self._take_over(pool)
            await self._loading.arrival()
            async with watched(self._store, self.add):
                while True:
                    answer = await self._queue.get()
                    self._metrics.waited(time.monotonic() - self._waiting[_key(answer)])
                    await self._grade(pool, answer)
                    del self._waiting[_key(answer)]

    async def _take_over(self, pool: Executor) -> None:
        try:
            self.add(await self._patiently(pool, self._store.waiting))
        except CoachError:  # what is damaged waits for a repair; new answers are graded
            log.exception("earlier_answers_unreadable")

    async def _grade(self, pool: Executor, answer: Answer) -> None:
        for again in range(TRIES + 1):  # the last one sets it aside
            try:
                tries = await self._patiently(pool, partial(self._take, answer))
                if tries is None:
                    await self._leave_to_others(pool, answer)
                    return
                if tries > 1 and not again:
                    self._metrics.taken_over()
                async with kept(self._store, answer):
                    await self._patiently(pool, partial(self._settle, answer, tries))
                await self._tell(pool, answer.interview)
            except Exception:  # whatever it was, the other answers go on
                log.exception("grading_died", interview=answer.interview, turn=answer.turn)
                await asyncio.sleep(self._limits.pause)
            else:
                return
        log.error("left_waiting", interview=answer.interview, turn=answer.turn)

    def _take(self, answer: Answer) -> int | None:
        """Take an answer to grade and return its try; None when another replica grades it, or alone may know how."""
        if self._store.shared and answer.question_id not in self._banks.now.by_id:
            return None
        return self._store.started_grading(answer)

    async def _leave_to_others(self, pool: Executor, answer: Answer) -> None:
        """Tell whoever follows an answer here that another replica has graded it, now or as soon as it has.

        It is offered here again until then: by the next look, or below when somebody follows it.
        """
        opened = await self._tell(pool, answer.interview)
        if opened is not None and any(_key(one) == _key(answer) for one in ungraded(opened.interview)):
            asyncio.get_running_loop().call_later(LOOK, self.add, (answer,))

    async def _tell(self, pool: Executor, interview: str) -> Opened | None:
        """Tell everybody who follows an interview here how it stands, and return that; None when nobody does."""
        candidate = self._followers.candidate(interview)
        if candidate is None:
            return None
        async with self._followers.turnstile(interview):
            opened = await self._patiently(pool, partial(self._store.load, interview, candidate))
            self._followers.tell(opened)
        return opened

    async def _patiently(self, pool: Executor, call: Callable[[], Result]) -> Result:
        """Call in the pool, again and again while the disk is full or fails: an answer was promised its grade."""
        while True:
            try:
                return await asyncio.get_running_loop().run_in_executor(pool, call)
            except Unavailable as error:
                log.warning("waits", code=error.code, retry_after=error.retry_after)
                await asyncio.sleep(error.retry_after)

    def _settle(self, answer: Answer, tries: int) -> None:
        if tries > TRIES:
            self._give_up(answer)
            return
        began = time.monotonic()
        try:
            turn = take_turn(self._loading.now().coach, answer)
        except Unavailable:
            raise
        except CoachError as error:
            log.warning("ungradable", interview=answer.interview, turn=answer.turn, code=error.code)
            self._give_up(answer)
        else:
            self._metrics.graded(turn.grade, time.monotonic() - began)

    def _give_up(self, answer: Answer) -> None:
        self._store.give_up(answer, self._banks.now.by_id)
        self._metrics.ungradable()


def _key(answer: Answer) -> tuple[str, int, int]:
    return answer.interview, answer.turn, answer.attempt
