"""Export a bank as one file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

import typer

from coach.bank.entries import BankEntries, entries_of
from coach.bank.load import load_bank
from coach.batch.files import written
from coach.cli.start import settings_with
from coach.errors import BadSettings

Format = Literal["json", "csv", "tsv", "md", "apkg"]
_FORMATS: dict[str, Format] = {".json": "json", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".apkg": "apkg"}


def export_bank(folder: Path | None, out: Path, wanted: Format | None) -> None:
    """Write the bank in a folder to a file, which is there whole or not at all.

    Raises:
        BadBank: The bank has an error.
        BadSettings: The format is unknown, several banks are in use and none is named, or the file cannot be written.
    """
    kind = wanted or _FORMATS.get(out.suffix.lower())
    if kind is None:
        message = f"{out} tells no format: its name must end in {', '.join(_FORMATS)}, or --format must be given."
        raise BadSettings(message)
    bank = load_bank(folder or _only_bank())
    content = _content(entries_of(bank), kind)
    with written(out) as file:
        file.write(content)
    typer.echo(f"{len(bank.questions)} questions written to {out}.")


def _only_bank() -> Path:
    folders = settings_with().bank
    if len(folders) > 1:
        message = f"{len(folders)} banks are in use; name the one to export with --bank."
        raise BadSettings(message)
    return folders[0]


def _content(bank: BankEntries, kind: Format) -> bytes:
    """Return a bank in a format."""
    if kind == "apkg":
        from coach.bank.export.as_anki import apkg_of

        return apkg_of(bank, time.time())
    if kind == "json":
        from coach.bank.export.as_json import json_of

        return json_of(bank).encode()
    if kind == "md":
        from coach.bank.export.as_markdown import markdown_of

        return markdown_of(bank).encode()
    from coach.bank.export.as_table import table_of

    # Spreadsheets take a table for UTF-8 only where it begins with the mark of it.
    return table_of(bank, "," if kind == "csv" else "\t").encode("utf-8-sig")
