"""Measure the grader on a labelled file, beside baselines: `coach evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coach.bank.load import Bank
from coach.encoder.load import LoadedModel
from coach.errors import BadAnswersFile, BadSettings
from coach.study.bootstrap import LEVEL, Bootstrap, measured
from coach.study.fitted import FIT_SPLITS
from coach.study.judged import Judged, judge_all, sheets
from coach.study.kinds import kind_figures, label_agreement
from coach.study.labelled import Labelled
from coach.study.reliability import reliability
from coach.study.sheet import UNKNOWN, Sheet

ALL = "all"
"""Name of all splits together."""
UNNAMED = "no split"
"""Name of the answers whose split is not told."""
Report = dict[str, Any]
Tell = Callable[[str, int, int], None]
"""Is told what goes on, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a file is measured, and how."""

    bootstrap: Bootstrap
    splits: tuple[str, ...] = ()
    """Figures are told for these; for all where none are named."""
    limit: int | None = None
    """Most answers of a split, drawn by chance from the seed; None for all."""


def evaluate(rows: Sequence[Labelled], wanted: Wanted, bank: Bank, model: LoadedModel, tell: Tell) -> Report:
    """Return the report on labelled answers: figures with intervals by split and system, ready for JSON.

    Raises:
        BadAnswersFile: There are no answers.
        BadSettings: A split that is wanted is not in the file.
    """
    used = chosen(rows, wanted)
    judged = []
    for done, one in enumerate(judge_all(used, bank.questions, model.encoder, model.numbers), start=1):
        judged.append(one)
        tell("Grading", done, len(used))
    version = model.version(bank.hash)
    return {
        "grader": {"version": version.version, "model": version.model, "bank": version.bank},
        "bootstrap": {
            "draws": wanted.bootstrap.draws,
            "drawn": "questions",
            "level": LEVEL,
            "seed": wanted.bootstrap.seed,
        },
        "limit": wanted.limit,
        "splits": _by_split(judged, wanted, tell),
    }


def chosen(rows: Sequence[Labelled], wanted: Wanted) -> list[Labelled]:
    """Return the answers that are graded: of the splits that are wanted, and of those that are fitted on.

    Raises:
        BadAnswersFile: There are none.
        BadSettings: A split that is wanted is not there.
    """
    there = {row.split for row in rows}
    if not rows:
        message = "The file holds no labelled answer."
        raise BadAnswersFile(message)
    for split in wanted.splits:
        if split not in there:
            message = f"The file has no split {split!r}. It has: {', '.join(sorted(there)) or 'none'}."
            raise BadSettings(message)
    chance = np.random.default_rng(wanted.bootstrap.seed)
    places: list[int] = []
    for split in sorted(there):
        if not wanted.splits or split in wanted.splits or split in FIT_SPLITS:
            own = [place for place, row in enumerate(rows) if row.split == split]
            most = len(own) if wanted.limit is None else min(wanted.limit, len(own))
            places += [own[at] for at in chance.choice(len(own), most, replace=False)]
    return [rows[place] for place in sorted(places)]


def _by_split(rows: Sequence[Judged], wanted: Wanted, tell: Tell) -> dict[str, Report]:
    every = sheets(rows)
    splits = np.array([row.labelled.split for row in rows])
    named = sorted({split for split in splits.tolist() if not wanted.splits or split in wanted.splits})
    masks = {split or UNNAMED: splits == split for split in named}
    masks = {ALL: np.isin(splits, named)} | masks if len(named) > 1 else masks
    reports = {}
    for done, (name, mask) in enumerate(masks.items()):
        tell("Drawing intervals", done, len(masks))
        own = [row for row, kept in zip(rows, mask, strict=True) if kept]
        reports[name] = _report(own, {n: s.only(mask) for n, s in every.items()}, wanted.bootstrap)
    return reports


def _report(rows: Sequence[Judged], given: dict[str, Sheet], bootstrap: Bootstrap) -> Report:
    coach = given["coach"]
    systems = {name: measured(sheet, bootstrap) for name, sheet in given.items()}
    return {
        "answers": len(rows),
        "questions": len(np.unique(coach.groups)),
        "points": int(np.sum(coach.human != UNKNOWN)),
        "figures": {
            name: {system: figure.rounded() if (figure := own[name]) else None for system, own in systems.items()}
            for name in systems["coach"]
        },
        "reliability": reliability(coach),
        "kinds": kind_figures(rows),
        "label_agreement": label_agreement(rows, bootstrap),
    }
