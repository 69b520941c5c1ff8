"""Grade a file of answers from its first row to its summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from coach.bank.load import Bank
from coach.batch.grading import Grader, grade_rows
from coach.batch.kept import KeepingEncoder
from coach.batch.outcome import Outcome
from coach.batch.results import ResultRow, result_row
from coach.batch.rows import check_row
from coach.batch.source import RawRow, Source, raw_rows
from coach.batch.summary import summary_of
from coach.batch.tally import Tally
from coach.batch.writers import Writer
from coach.encoder.load import LoadedModel

SOME_ROWS_FAILED = 2
MEAN_TOO_LOW = 3


@dataclass(frozen=True, slots=True)
class Batch:
    """A bank and a grader at work on rows."""

    bank: Bank
    grader: Grader

    @classmethod
    def of(cls, bank: Bank, model: LoadedModel) -> Batch:
        """Return what grades rows on a bank with a loaded model."""
        # Every answer is compared with all references; the vectors of a bank stay on disk from run to run.
        model.encoder.keep(question.reference for question in bank.questions)
        return cls(bank, Grader(bank.by_id, KeepingEncoder(model.encoder), model.numbers, model.version(bank.hash)))

    def outcomes(self, rows: Iterator[RawRow]) -> Iterator[Outcome]:
        """Yield what came of each row, in order; rows are read as they are needed."""
        return grade_rows(self.grader, (check_row(row, self.bank.by_id) for row in rows))

    def summary(self, tally: Tally) -> ResultRow:
        """Return what the outcomes that were counted show."""
        return summary_of(tally, self.grader.version, dict(self.bank.topics))

    def write(self, source: Source, writer: Writer, read: Callable[[int], None]) -> Tally:
        """Grade every row of a file, write the outcomes and return what was counted.

        Args:
            source: The answers.
            writer: Takes the outcomes in order, and the summary at the end.
            read: Is told after each row how many bytes of the file were read.

        Raises:
            BadAnswersFile: A CSV file has no usable header.
        """
        tally = Tally()
        for outcome in self.outcomes(raw_rows(source)):
            writer.add(outcome)
            tally.add(outcome)
            read(source.content.tell())
        writer.close(self.summary(tally))
        return tally


def exit_code(tally: Tally, min_score: float | None) -> int:
    """Return how a run ends: SOME_ROWS_FAILED, MEAN_TOO_LOW or 0; the mean counts as it is shown, with one decimal."""
    if tally.failed:
        return SOME_ROWS_FAILED
    too_low = min_score is not None and tally.mean is not None and round(tally.mean, 1) < min_score
    return MEAN_TOO_LOW if too_low else 0


def result_rows(batch: Batch, rows: list[dict[str, Any]]) -> list[ResultRow]:
    """Return a result row, or an error row, for each row, in order; a row's line is its place from 1."""
    raw = (RawRow(place, fields) for place, fields in enumerate(rows, start=1))
    return [result_row(outcome, batch.grader.version) for outcome in batch.outcomes(raw)]
