"""The commands for the database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.start import FAILED, settings_with

if TYPE_CHECKING:
    from coach.store.open import Place

db_app = typer.Typer(
    help="Back up, restore, check and upgrade the database.", no_args_is_help=True, rich_markup_mode=None
)


@db_app.command("backup")
def db_backup(file: Annotated[Path, typer.Argument(help="Where the backup goes; it must not exist.")]) -> None:
    """Write the database into one file, also while the service runs."""
    from coach.store.backup import backup

    backup(_place(), file)
    typer.echo(f"{file} holds everything up to now.")


@db_app.command("restore")
def db_restore(file: Annotated[Path, typer.Argument(help="What `coach db backup` wrote.")]) -> None:
    """Put a backup in the place of the database, which is kept; on PostgreSQL, fill an empty database with it."""
    from coach.store.backup import restore

    kept = restore(_place(), file, _now)
    typer.echo(f"{file} is restored." + (f" What was there before is kept in {kept}." if kept else ""))


@db_app.command("check")
def db_check() -> int:
    """Read all of the database and say what is wrong, also while the service runs. Exits with 1 when something is."""
    from coach.store.check import check

    found = check(_place())
    for problem in found.problems:
        typer.echo(problem)
    typer.echo(
        f"{found.interviews} interviews, {found.answers} answers ({found.waiting} without a grade yet), "
        f"tables of revision {found.revision}, {len(found.problems)} problems."
    )
    return FAILED if found.problems else 0


@db_app.command("migrate")
def db_migrate() -> None:
    """Bring the tables up to date, as `coach serve` does at its start; a file is copied before."""
    from coach.store.open import open_store

    open_store(_place(), clock=_now).close()
    typer.echo("The tables are up to date.")


def _place() -> Place:
    from coach.store.open import place_of

    return place_of(settings_with())


def _now() -> datetime:
    return datetime.now(UTC)
