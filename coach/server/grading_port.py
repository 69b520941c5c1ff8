"""Headless grading as the service needs it; what fills this port is handed in by the command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from coach.turn import Coach


class Grading(Protocol):
    """Grades rows of the headless contract. Each call runs in a worker thread, one at a time."""

    def grade_rows(self, rows: list[dict[str, Any]], /) -> list[dict[str, Any]]:
        """Return a result row, or an error row, for each row, in order."""
        ...

    def grade_file(self, name: str, content: bytes, /) -> Iterator[dict[str, Any]]:
        """Yield `started`, then a `result` for each row in order, then `summary`.

        Raises:
            BadAnswersFile: The file cannot be read at all; raised before anything is yielded.
        """
        ...


@dataclass(frozen=True, slots=True)
class Grader:
    """A loaded model at work."""

    coach: Coach
    """Grades the answers of interviews."""
    grading: Grading
    """Grades rows and files."""
    keep: Callable[[Iterable[str]], None]
    """Computes the vectors of a bank's texts once and for good."""
