"""What most commands start with: the settings, the bank, the model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.errors import BadSettings

if TYPE_CHECKING:
    from coach.bank.load import Bank
    from coach.encoder.load import LoadedModel
    from coach.settings import Settings

FAILED = 1
"""Exit code of a command that was called wrongly, or could not do its work."""

BankOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--bank", metavar="FOLDER", help="Folder of a question bank, again for more; the built-in bank when absent."
    ),
]


def settings_with(**given: object) -> Settings:
    """Return the settings of the environment; what the command line gives goes before them.

    Raises:
        BadSettings: One cannot be used.
    """
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


def bank_in(folders: list[Path] | None) -> Bank:
    """Return the banks in folders as one, or the banks of the settings where none are named.

    Raises:
        BadBank: One has an error.
    """
    from coach.bank.load import load_banks

    return load_banks(folders or settings_with().bank)


def loaded_model() -> LoadedModel:
    """Return the model of the settings; takes seconds.

    Raises:
        ModelDamaged: It cannot be used.
    """
    from coach.encoder.load import load

    settings = settings_with()
    return load(settings.model_dir, cache_dir=settings.cache_dir, threads=settings.threads)
