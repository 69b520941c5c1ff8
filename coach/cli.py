"""The command line: each command reads settings, puts the parts together and prints.

Heavy libraries are imported inside the commands, so that `coach --help` answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.exceptions import TyperException

from coach import __version__
from coach.errors import BadSettings, CoachError

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.bank.load import Bank
    from coach.batch.run import Batch
    from coach.interview.question import Question
    from coach.settings import Settings

FAILED = 1
"""Exit code of a command that was called wrongly, or could not do its work."""

app = typer.Typer(
    help="An interview coach on your own machine: it asks, grades free-text answers and remembers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help takes half the time of drawn boxes.
    rich_markup_mode=None,
)
bank_app = typer.Typer(help="Look at and check question banks.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(bank_app, name="bank")

BankOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--bank", metavar="FOLDER", help="Folder of a question bank, again for more; the built-in bank when absent."
    ),
]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what coach can explain ends as a message on stderr."""
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="coach", standalone_mode=False)
    except TyperException as error:
        # The library's own exit code for wrong use is 2, which here means that some rows failed.
        words = error.format_message()
        return _failed(words if words.startswith("Usage:") else f"{words} See coach --help.")
    except CoachError as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or 'A file'}: {error.strerror or error}.")
    return code if isinstance(code, int) else 0


def _failed(why: str) -> int:
    typer.secho(why, fg=None if why.startswith("Usage:") else "red", err=True)
    return FAILED


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"coach {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda value: _version(wanted=value), is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Take the options of all commands."""


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(metavar="HOST", help="Address to serve on (COACH_HOST).")] = None,
    port: Annotated[
        int | None, typer.Option(metavar="PORT", help="Port to serve on; 0 takes a free one (COACH_PORT).")
    ] = None,
    bank: BankOption = None,
) -> None:
    """Serve the page, the WebSocket and the HTTP API until stopped."""
    from coach.batch.events import BatchGrading
    from coach.server.run import serve as serve_until_stopped

    serve_until_stopped(_settings(host=host, port=port, bank=bank), BatchGrading.of)


@app.command()
def grade(
    answers: Annotated[Path, typer.Argument(help="Answers: a .jsonl or .csv file, or - for standard input.")],
    bank: BankOption = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where results go; standard output when absent.")
    ] = None,
    format_: Annotated[
        Literal["jsonl", "csv", "junit", "html", "md"] | None,
        typer.Option("--format", help="Of the results; when absent, what the ending of --out says, or jsonl."),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A .json or .html file for weak topics, hard questions and common gaps."),
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(metavar="N", min=0, max=100, help="Exit with 3 when the mean score is lower.")
    ] = None,
) -> int:
    """Grade a file of answers.

    Exit codes, the first that holds: 1 wrong use or a file that cannot be read, 2 some rows failed, 3 the mean is
    under --min-score, 0.
    """
    from coach.batch import files
    from coach.batch.run import exit_code

    files.check_summary_path(summary)
    with files.answers_of(answers) as source, files.written(out) as results:
        batch = _batch(_bank(bank))
        kind = files.format_of(out, format_)
        with files.writer_of(kind, results, batch.grader.version, min_score) as writer, _progress(source.size) as read:
            tally = batch.write(source, writer, read)
    if summary is not None:
        files.write_summary(summary, batch.summary(tally))
    return exit_code(tally, min_score)


@bank_app.command("lint")
def bank_lint(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a bank; the banks in use when absent.")] = None,
    *,
    strict: Annotated[bool, typer.Option(help="Ask of it what the built-in bank must have.")] = False,
) -> int:
    """Check a bank: what is wrong, where, why, and how to mend it. Exits with 1 when there are errors."""
    from coach.bank.lint import lint

    found = [one for bank in ([folder] if folder else _settings().bank) for one in lint(bank, strict=strict)]
    for finding in found:
        typer.echo(str(finding))
    errors = sum(finding.severity == "error" for finding in found)
    typer.echo(f"{errors} errors, {len(found) - errors} warnings." if found else "Nothing to mend.")
    return FAILED if errors else 0


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

    loaded = _bank(bank)
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


def _settings(**given: object) -> Settings:
    """Return the settings of the environment; what the command line gives goes before them."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from coach.settings import Settings

    chosen: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = f"The setting COACH_{str(first['loc'][0]).upper()} cannot be used: {first['msg']}."
        raise BadSettings(message) from None
    except SettingsError as error:
        message = f"A setting cannot be used: {error}. Lists are written as JSON."
        raise BadSettings(message) from None


def _bank(folders: list[Path] | None) -> Bank:
    from coach.bank.load import load_banks

    return load_banks(folders or _settings().bank)


def _batch(bank: Bank) -> Batch:
    from coach.batch.run import Batch
    from coach.encoder.load import load

    settings = _settings()
    return Batch.of(bank, load(settings.model_dir, cache_dir=settings.cache_dir, threads=settings.threads))


def _print_table(bank: Bank, questions: Sequence[Question]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    titles = dict(bank.topics)
    table = Table("Id", "Topic", "Level", "Question", title=f"{bank.title}: {len(questions)} questions")
    for one in questions:
        table.add_row(*(Text(cell) for cell in (one.id, titles[one.topic], one.level, one.prompt)))
    Console().print(table)


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None]]:
    """Show on stderr how much of a file was read, where somebody looks on; yields what is told the bytes read."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Grading", total=size)
        yield lambda read: progress.update(task, completed=read)
