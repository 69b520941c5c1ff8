"""The commands that serve and grade, and how every command ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.exceptions import TyperException

from coach import __version__
from coach.cli.bank import bank_app
from coach.cli.db import db_app
from coach.cli.progress import progress
from coach.cli.record import record_app
from coach.cli.start import FAILED, BankOption, bank_in, loaded_model, settings_with
from coach.errors import CoachError

app = typer.Typer(
    help="An interview coach on your own machine: it asks, grades free-text answers and remembers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help takes half the time of drawn boxes.
    rich_markup_mode=None,
)
app.add_typer(bank_app, name="bank")
app.add_typer(db_app, name="db")
app.add_typer(record_app, name="record")


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

    serve_until_stopped(settings_with(host=host, port=port, bank=bank), BatchGrading.of)


@app.command()
def practice(  # noqa: PLR0913 - the options of a command
    *,
    topics: Annotated[str | None, typer.Option(metavar="A,B", help="Topic ids; all when absent.")] = None,
    tags: Annotated[str | None, typer.Option(metavar="A,B", help="Only questions with one of these tags.")] = None,
    level: Annotated[Literal["junior", "mid", "senior"] | None, typer.Option(help="Any when absent.")] = None,
    length: Annotated[int, typer.Option(metavar="N", min=1, max=30, help="How many questions.")] = 5,
    exam: Annotated[
        bool, typer.Option("--exam", help="Nothing is told before the end, and there are no hints.")
    ] = False,
    minutes: Annotated[int | None, typer.Option(metavar="N", min=1, max=240, help="Time for the whole exam.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Only what is due for repetition.")] = False,
) -> None:
    """Hold an interview in the terminal, with the same questions, grades and record as in the page.

    While a service runs, it goes through that; otherwise this command does all itself.
    """
    from coach.cli.practice.command import Wanted, practise_here

    practise_here(Wanted(topics, tags, level, length, exam, minutes, due))


@app.command("progress")
def _progress(bank: BankOption = None) -> None:
    """Show weak topics, what is due and what to practise next, also while the service runs."""
    from coach.cli.learned import show_progress

    show_progress(bank)


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
    from coach.batch.run import Batch, exit_code

    files.check_summary_path(summary)
    with files.answers_of(answers) as source, files.written(out) as results:
        batch = Batch.of(bank_in(bank), loaded_model())
        kind = files.format_of(out, format_)
        with files.writer_of(kind, results, batch.grader.version, min_score) as writer, progress() as tell:
            tally = batch.write(source, writer, lambda read: tell("Grading", read, source.size))
    if summary is not None:
        files.write_summary(summary, batch.summary(tally))
    return exit_code(tally, min_score)


@app.command()
def evaluate(  # noqa: PLR0913, PLR0917 - the options of a command
    data: Annotated[Path, typer.Argument(help="Labelled answers: a .csv or .jsonl file, or - for standard input.")],
    format_: Annotated[
        Literal["auto", "marked", "gold"],
        typer.Option("--format", help="marked: scores, labels or pairs; gold: verdicts on key points of the bank."),
    ] = "auto",
    bank: BankOption = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.json", help="Where the report goes.")] = None,
    plots: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Where reliability.png goes.")] = None,
    bootstrap: Annotated[int, typer.Option(metavar="N", min=0, help="Draws for the intervals; 0 for none.")] = 200,
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="Of the draws and of --limit.")] = 0,
    split: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only figures for this split; again for more.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most so many answers of each split, drawn by chance.")
    ] = None,
) -> None:
    """Measure the grader on answers that people labelled, beside three simple baselines."""
    from coach.cli.evaluate import Asked, evaluate_file

    evaluate_file(Asked(data, format_, bank, tuple(split or ()), limit, bootstrap, seed), out, plots)
