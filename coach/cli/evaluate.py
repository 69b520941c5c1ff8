"""Measure the grader on a labelled file: read, measure, print, write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from coach.batch.files import answers_of, written
from coach.batch.source import raw_rows
from coach.cli.progress import progress
from coach.cli.start import bank_in, loaded_model
from coach.errors import NotInstalled

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from coach.study.evaluate import Report

_EXTRA = "model"
_EXTRA_LIBRARIES = {"sklearn": "scikit-learn", "scipy": "scipy", "matplotlib": "matplotlib"}
_PLOT = "reliability.png"
_PLAIN_WIDTH = 120
"""Columns where nobody looks on, so that a file holds whole lines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    data: Path
    format: Literal["auto", "marked", "gold"]
    bank: list[Path] | None
    splits: tuple[str, ...]
    limit: int | None
    draws: int
    seed: int


def evaluate_file(asked: Asked, out: Path | None, plots: Path | None) -> None:
    """Print figures on standard output, and write the report and the plot where they are wanted.

    Raises:
        BadAnswersFile: The file, or a row of it, cannot be used.
        BadSettings: The report cannot be written, or a split is not in the file.
        NotInstalled: The libraries of the extra `model` are missing.
    """
    with _extra_installed():
        report = _measured(asked)
        _print(report)
        if out is not None:
            from coach.study.write import dump

            with written(out) as file:
                file.write(dump(report).encode())
        if plots is not None:
            _draw(report, plots)


@contextmanager
def _extra_installed() -> Iterator[None]:
    """Turn a library that is missing into what to do about it."""
    try:
        yield
    except ModuleNotFoundError as error:
        library = _EXTRA_LIBRARIES.get((error.name or "").partition(".")[0])
        if library is None:
            raise
        raise NotInstalled(library, _EXTRA) from None


def _measured(asked: Asked) -> Report:
    from coach.study.bootstrap import Bootstrap
    from coach.study.evaluate import Wanted, evaluate
    from coach.study.labelled import labelled_rows

    bank = bank_in(asked.bank)
    wanted_format = None if asked.format == "auto" else asked.format
    with answers_of(asked.data) as source:
        # Read to the end first: a row that is refused must not leave a reader behind in a closed file.
        lines = list(raw_rows(source, needed=()))
    rows = list(labelled_rows(source.name, lines, bank.by_id, wanted_format))
    wanted = Wanted(Bootstrap(asked.draws, asked.seed), asked.splits, asked.limit)
    with progress() as tell:
        report = evaluate(rows, wanted, bank, loaded_model(), tell)
    return {"data": asked.data.name, **report}


def _draw(report: Report, folder: Path) -> None:
    from coach.study.reliability import draw_reliability

    curves = {name: split["reliability"] for name, split in report["splits"].items() if split["reliability"]}
    if curves:
        folder.mkdir(parents=True, exist_ok=True)
        draw_reliability(folder / _PLOT, curves)


def _print(report: Report) -> None:
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console = Console(width=_PLAIN_WIDTH)
    draws, seed = report["bootstrap"]["draws"], report["bootstrap"]["seed"]
    for name, split in report["splits"].items():
        counts = f"{split['answers']} answers, {split['questions']} questions, {split['points']} judged points"
        console.print(_figures(f"{report['data']}, {name}: {counts}", split["figures"]))
        if split["kinds"]:
            console.print(_kinds(split["kinds"]))
        _print_agreement(console, split["label_agreement"])
    console.print(f"In brackets: 95 % intervals over {draws} draws of questions (seed {seed}); -: not defined.")


def _figures(title: str, figures: Mapping[str, Mapping[str, Any]]) -> Table:
    from rich.table import Table

    systems = list(next(iter(figures.values())))
    table = Table("figure", *(system.replace("_", " ") for system in systems), title=title, title_justify="left")
    for name, row in figures.items():
        if any(row.values()):
            table.add_row(name.replace("_", " "), *(_cell(row[system]) for system in systems))
    return table


def _kinds(kinds: Mapping[str, Mapping[str, Any]]) -> Table:
    from rich.table import Table

    table = Table("kind", "answers", "mean score", "deserved", "mean error", "flagged", "attack success")
    for name, row in kinds.items():
        numbers = (row["mean_score"], row["mean_deserved"], row["mean_error"])
        told = ("-" if number is None else f"{number:.1f}" for number in numbers)
        table.add_row(name, str(row["answers"]), *told, _cell(row["flagged"]), _cell(row.get("attack_success")))
    return table


def _print_agreement(console: Console, agreement: Mapping[str, Any] | None) -> None:
    if agreement is not None:
        points, same = agreement["points"], agreement["same"]
        console.print(f"Two people on {points} points: kappa {_cell(agreement['kappa'])}, the same {same:.3f}.")


def _cell(figure: Mapping[str, float | None] | None) -> str:
    """Return a figure as people read it."""
    if figure is None:
        return "-"
    value, low, high = figure["value"], figure["low"], figure["high"]
    return f"{value:.3f}" if low is None else f"{value:.3f} ({low:.2f}, {high:.2f})"
