"""Figures on gold answers, which were written and judged without knowledge of the forms of the bank."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.bank.load import Bank
from coach.encoder.cached import CachedEncoder
from coach.grading.numbers import Numbers
from coach.study.figures import SETTLED, figures
from coach.study.judged import judge_all, sheets
from coach.study.kinds import kind_figures
from coach.study.labelled import Labelled, labelled_rows

FIT = "fit"
"""The split that the grader learns from."""
HELD_OUT = "held_out"
"""The split that nobody looks at while the grader is worked on."""
TOLD = (
    "verdict_macro_f1",
    *(f"f1_{verdict}" for verdict in SETTLED),
    "recall_contradicted",
    "false_contradicted",
    "unsure",
    "pearson",
    "mean_error",
    "calibration_error",
)
"""The figures that are kept."""


@dataclass(frozen=True, slots=True)
class _Line:
    line: int
    fields: dict[str, object] | None
    problem: str = ""


def read_gold(path: Path, bank: Bank) -> list[Labelled]:
    """Return the gold answers in a file of JSON Lines.

    Raises:
        BadAnswersFile: A line is none, or does not fit the bank.
    """
    texts = path.read_text("utf-8").splitlines()
    lines = [_Line(number, json.loads(text)) for number, text in enumerate(texts, start=1)]
    return list(labelled_rows(path.name, lines, bank.by_id, "gold"))


def gold_figures(rows: Sequence[Labelled], bank: Bank, encoder: CachedEncoder, numbers: Numbers) -> dict[str, Any]:
    """Return the figures on gold answers by split: agreement, and for each kind what got through or was flagged."""
    judged = list(judge_all(rows, bank.questions, encoder, numbers))
    told: dict[str, Any] = {}
    for split in sorted({row.split for row in rows}):
        own = [one for one in judged if one.labelled.split == split]
        given = figures(sheets(own)["coach"])
        told[split] = {
            "answers": len(own),
            **{name: round(given[name], 3) for name in TOLD},
            "kinds": {name: _kind(kind) for name, kind in kind_figures(own).items()},
        }
    return told


def _kind(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a kind is judged by: junk by what got through, honest answers by what was flagged."""
    through = told.get("attack_success")
    return {"answers": told["answers"], "flagged": told["flagged"], **({"got_through": through} if through else {})}
