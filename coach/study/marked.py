"""Read the sets of human-marked answers; their text stays where it lies."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.errors import BadRow


@dataclass(frozen=True, slots=True)
class MarkedSet:
    """Where a set comes from and how it is split."""

    name: str
    training: str
    """The split that may be fitted on."""
    unseen: str
    """The split whose questions stand in no other."""
    source: str
    licence: str


SETS = (
    MarkedSet("saf_en_v2", "training", "unseen_questions", "Filighera et al. 2022, github.com/SebOchs/SAF", "MIT"),
    MarkedSet(
        "semeval_beetle",
        "train",
        "test-unseen-questions",
        "SemEval-2013 task 7, github.com/myrosia/semeval-2013-task7",
        "CC BY-SA 3.0",
    ),
    MarkedSet(
        "semeval_scientsbank",
        "train",
        "test-unseen-questions",
        "SemEval-2013 task 7, github.com/myrosia/semeval-2013-task7",
        "CC BY-SA 3.0",
    ),
)
LABEL_COLUMNS = ("label5", "label3", "label")
"""Where a label stands, the finest first."""
_ABSENT = (None, "")
_SHOWN = 40
"""Characters of a cell that cannot be read which a message repeats."""
_MARKS = {"correct": 1.0, "partially_correct_incomplete": 0.5, "partially_correct": 0.5}
"""Share of the full mark that a label is worth; any other is worth nothing."""
_TEXTS = ("split", "question_id", "question", "reference", "answer")


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with its human mark."""

    split: str
    question_id: str
    question: str
    reference: str
    answer: str
    mark: float
    """Share of the full mark, 0 to 1; not a number where nobody gave one."""
    label: str = ""
    """The finest label, in lower case with underscores; empty where there is none."""


def read_marked(folder: Path, chosen: MarkedSet) -> list[Marked]:
    """Return the rows of a set.

    Raises:
        FileNotFoundError: The set is not in the folder.
        BadRow: A row is no row of a table, or its mark cannot be read; the message names the file and the line.
    """
    path = folder / f"{chosen.name}.csv"
    rows: list[Marked] = []
    line = 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            columns = next(reader, [])
            line = reader.line_num + 1
            for cells in reader:
                if cells:
                    rows.append(marked_of(_by_column(columns, cells)))
                line = reader.line_num + 1
        except (csv.Error, BadRow) as error:
            message = f"{path.name}, line {line:,}: {error}"
            raise BadRow(message) from None
    return rows


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by their columns; those left out at its end are absent."""
    if len(cells) > len(columns):
        message = f"The row has {len(cells)} cells, but there are {len(columns)} columns."
        raise BadRow(message)
    return dict(zip(columns, cells, strict=False))


def marked_of(fields: Mapping[str, object]) -> Marked:
    """Return a row by its columns: a score out of a full score, or else the finest label, is the mark.

    Raises:
        BadRow: A mark cannot be read, or a label is neither text nor a number.
    """
    texts = {column: str(fields.get(column) or "").strip() for column in _TEXTS}
    label = label_of(fields)
    scored = has_score(fields) or not label
    return Marked(**texts, mark=_share(fields) if scored else _MARKS.get(label, 0.0), label=label)


def has_score(fields: Mapping[str, object]) -> bool:
    """Return whether a row brings a score, readable or not."""
    return fields.get("score") not in _ABSENT


def label_of(fields: Mapping[str, object]) -> str:
    """Return the finest label of a row, in lower case with underscores; empty where there is none.

    Raises:
        BadRow: It is neither text nor a number.
    """
    column = next((column for column in LABEL_COLUMNS if fields.get(column) not in _ABSENT), None)
    if column is None:
        return ""
    given = fields[column]
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        message = f"{column} is neither text nor a number: {str(given)[:_SHOWN]}."
        raise BadRow(message)
    return str(given).strip().lower().replace(" ", "_")


def _share(fields: Mapping[str, object]) -> float:
    """Return the score as a share of the full score; not a number where there is none."""
    given, full = (_number(fields, column) for column in ("score", "score_max"))
    if math.isnan(given):
        return given
    if not 0 <= given <= full:
        message = f"A score must lie between 0 and score_max; it is {given:g}, and score_max is {full:g}."
        raise BadRow(message)
    return given / full if full else math.nan


def _number(fields: Mapping[str, object], column: str) -> float:
    given = fields.get(column)
    if given in _ABSENT:
        return math.nan
    try:
        return float(str(given))
    except ValueError:
        message = f"{column} is no number: {str(given)[:_SHOWN]!r}."
        raise BadRow(message) from None
