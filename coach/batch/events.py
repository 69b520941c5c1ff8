"""Headless grading as the service asks for it: plain rows in, plain rows and events out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coach.bank.load import Bank
from coach.batch.results import ResultRow, result_row
from coach.batch.run import Batch, result_rows
from coach.batch.source import open_source, raw_rows
from coach.batch.tally import Tally
from coach.encoder.load import LoadedModel


@dataclass(frozen=True, slots=True)
class BatchGrading:
    """Grades rows and files for whoever cannot know this part."""

    batch: Batch

    @classmethod
    def of(cls, bank: Bank, model: LoadedModel) -> BatchGrading:
        """Return headless grading on a bank with a loaded model."""
        return cls(Batch.of(bank, model))

    def grade_rows(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return a result row, or an error row, for each row, in order."""
        return result_rows(self.batch, rows)

    def grade_file(self, name: str, content: bytes) -> Iterator[dict[str, Any]]:
        """Yield `started` with the number of rows, a `result` for each row in order, and the `summary`.

        Args:
            name: Its ending tells the format.
            content: The whole file.

        Raises:
            BadAnswersFile: The file cannot be read at all; raised before anything is yielded.
        """
        source = open_source(name, io.BytesIO(content))
        yield {"kind": "started", "rows": sum(1 for _ in raw_rows(source))}
        tally = Tally()
        for outcome in self.batch.outcomes(raw_rows(source)):
            tally.add(outcome)
            row: ResultRow = result_row(outcome, self.batch.grader.version)
            yield {"kind": "result", "row": row}
        yield {"kind": "summary", "summary": self.batch.summary(tally)}
