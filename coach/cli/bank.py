"""The commands for question banks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coach.cli.start import BankOption, bank_in, settings_with

if TYPE_CHECKING:
    from coach.bank.load import Bank
    from coach.interview.question import Question

_ALIKE = 0.82
"""Cosine of two questions, each with the start of its answer, from which they count as repeats. Not fitted; measured:
of the 87,990 pairs of the built-in bank, in which no two questions ask the same, none is over 0.80."""

bank_app = typer.Typer(
    help="Look at, check, import and export question banks.", no_args_is_help=True, rich_markup_mode=None
)


@bank_app.command("lint")
def bank_lint(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a bank; the banks in use when absent.")] = None,
    *,
    strict: Annotated[bool, typer.Option(help="Ask of it what the built-in bank must have.")] = False,
    fast: Annotated[bool, typer.Option(help="Only read it; grade none of its texts.")] = False,
    accept: Annotated[
        bool, typer.Option(help="Write what the grader gets wrong into the bank's list of known failures.")
    ] = False,
) -> int:
    """Check a bank: what is wrong, where, why, and how to mend it. Exits with 1 when there are errors."""
    from coach.cli.bank_check import check

    return check((folder,) if folder else settings_with().bank, strict=strict, fast=fast, accept=accept)


@bank_app.command("coverage")
def bank_coverage(
    notes: Annotated[Path, typer.Argument(help="Notes with questions and answers, as `coach bank import` reads them.")],
    bank: BankOption = None,
    rulings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your rulings on doubtful pairs: CSV with pair, covered, why.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every pair as CSV, ready for rulings.")
    ] = None,
) -> int:
    """Find each question of your notes, and each fact of its answer, in the bank. Exits with 1 when some are absent."""
    from coach.cli.bank_check import cover

    return cover(notes, bank, rulings=rulings, out=out)


@bank_app.command("list")
def bank_list(
    bank: BankOption = None,
    topic: Annotated[str | None, typer.Option(help="Only questions of this topic.")] = None,
    level: Annotated[Literal["junior", "mid", "senior"] | None, typer.Option(help="Only of this level.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As a JSON array.")] = False,
) -> None:
    """List the questions of the bank."""
    from coach.errors import UnknownTopic

    loaded = bank_in(bank)
    topics = tuple(one for one, _ in loaded.topics)
    if topic is not None and topic not in topics:
        raise UnknownTopic(topic, topics)
    questions = [one for one in loaded.questions if topic in {None, one.topic} and level in {None, one.level}]
    if as_json:
        fields = ("id", "topic", "level", "prompt", "tags")
        rows = [{field: getattr(one, field) for field in fields} for one in questions]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table(loaded, questions)


@bank_app.command("schema")
def bank_schema() -> None:
    """Print the JSON Schema of question files, for editors."""
    from coach.bank.schema import question_schema

    typer.echo(json.dumps(question_schema(), ensure_ascii=False, indent=2))


@bank_app.command("import")
def bank_import(
    notes: Annotated[Path, typer.Argument(help="Notes (.md, .txt), a table (.csv, .tsv) or an exported bank (.json).")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the bank goes; it must be new or empty.")],
    topic: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Put every question into this topic; its section when absent.")
    ] = None,
    alike: Annotated[
        float, typer.Option(metavar="N", min=0, max=1, help="Least cosine of two questions that count as repeats.")
    ] = _ALIKE,
    *,
    merge: Annotated[
        bool, typer.Option(help="Keep one question of each group of repeats: the one that says most.")
    ] = False,
) -> None:
    """Turn notes into a draft of a bank, to be corrected and served."""
    from coach.cli.bank_import import import_notes

    import_notes(notes, out, topic=topic, alike=alike, merge=merge)


@bank_app.command("export")
def bank_export(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the bank goes.")],
    bank: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Folder of a question bank; the bank in use when absent.")
    ] = None,
    format_: Annotated[
        Literal["json", "csv", "tsv", "md", "apkg"] | None,
        typer.Option("--format", help="When absent, what the ending of --out says."),
    ] = None,
) -> None:
    """Write a bank as one file: JSON and CSV come back with import, .apkg is for Anki, Markdown is for reading."""
    from coach.cli.bank_export import export_bank

    export_bank(bank, out, format_)


def _print_table(bank: Bank, questions: Sequence[Question]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    titles = dict(bank.topics)
    table = Table("Id", "Topic", "Level", "Question", title=f"{bank.title}: {len(questions)} questions")
    for one in questions:
        table.add_row(*(Text(cell) for cell in (one.id, titles[one.topic], one.level, one.prompt)))
    Console().print(table)
