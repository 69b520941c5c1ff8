"""Show how far a long command is, on stderr, where somebody looks on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show bars on a terminal and nothing elsewhere; yields what is told the task, how much is done, and of how much.

    A task that was not named before ends the one before it.
    """
    if not sys.stderr.isatty():
        yield lambda _task, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        known = {}

        def tell(task: str, done: int, of: int) -> None:
            if task not in known:
                known[task] = bars.add_task(task)
            bars.update(known[task], completed=done, total=of)

        yield tell
