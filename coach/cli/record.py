"""The commands that take one's record along."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.start import settings_with

if TYPE_CHECKING:
    from coach.server.bank_shelves import FolderShelf
    from coach.settings import Settings

record_app = typer.Typer(
    help="Take your interviews and your own question banks along as one file.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@record_app.command("export")
def record_export(file: Annotated[Path, typer.Argument(help="Where the zip file goes.")]) -> None:
    """Write everything you have into one file, also while the service runs."""
    from coach.batch.files import written
    from coach.server.identity import ONLY_CANDIDATE
    from coach.server.record_moves import exported
    from coach.store.open import open_reader, place_of

    settings = settings_with()
    with closing(open_reader(place_of(settings))) as reader:
        content = exported(reader, _shelf(settings), ONLY_CANDIDATE, datetime.now(UTC))
    with written(file) as out:
        out.write(content)
    typer.echo(f"{file} holds everything up to now.")


@record_app.command("restore")
def record_restore(file: Annotated[Path, typer.Argument(help="What `coach record export` or the page wrote.")]) -> None:
    """Add what such a file holds and your record does not, all of it or nothing, while no service runs."""
    from coach.server.identity import ONLY_CANDIDATE
    from coach.server.record_moves import restored
    from coach.store.open import open_store, place_of

    settings = settings_with()
    content = file.read_bytes()
    with closing(open_store(place_of(settings), clock=lambda: datetime.now(UTC))) as store:
        found = restored(store, _shelf(settings), ONLY_CANDIDATE, content)
    typer.echo(f"{found.interviews} interviews added, {found.there} were there already.")
    for name in found.banks:
        typer.echo(f"Bank {name} added.")
    for name in found.left_out:
        typer.echo(f"Bank {name} was not added: there is one of that name, or none can be added here.")


def _shelf(settings: Settings) -> FolderShelf:
    from coach.bank.load import load_each
    from coach.server.bank_shelves import FolderShelf
    from coach.server.own_banks import OWN_BANKS, OwnBanks

    return FolderShelf(
        OwnBanks(settings.data_dir / OWN_BANKS), frozenset(bank.name for bank in load_each(settings.bank))
    )
