"""Read the sets of human-marked answers; their text stays where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd


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
_MARKS = {"correct": 1.0, "partially_correct_incomplete": 0.5}
"""Share of the full mark that a label is worth; any other is worth nothing."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with its human mark."""

    split: str
    question_id: str
    question: str
    reference: str
    answer: str
    mark: float
    """Share of the full mark, 0 to 1."""


def read_marked(folder: Path, chosen: MarkedSet) -> list[Marked]:
    """Return the rows of a set.

    Raises:
        FileNotFoundError: The set is not in the folder.
    """
    frame = pd.read_csv(folder / f"{chosen.name}.csv", keep_default_na=False, dtype={"question_id": str})
    if "score" in frame:
        marks = frame["score"] / frame["score_max"]
    else:
        marks = frame["label5" if "label5" in frame else "label3"].map(lambda label: _MARKS.get(label, 0.0))
    columns = ("split", "question_id", "question", "reference", "answer")
    texts = zip(*(frame[column].str.strip() for column in columns), marks, strict=True)
    return [Marked(split, number, asked, meant, said, float(mark)) for split, number, asked, meant, said, mark in texts]
