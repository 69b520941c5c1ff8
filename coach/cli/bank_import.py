"""Import notes: read them, find repeats with the model, write the bank, and say what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.bank.entries import BankEntries
from coach.bank.importing.draft import Drafts
from coach.bank.importing.enter import Naming, bank_of
from coach.bank.importing.files import read_file
from coach.bank.importing.repeats import merged, repeats, texts_of
from coach.bank.problem import listed
from coach.bank.write import check_new, write_bank
from coach.cli.start import loaded_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ENCODED = 256
"""Texts that are encoded at once, so that little stands in memory."""
_SHOWN = 40
"""Lines of a list that are printed."""


def import_notes(notes: Path, out: Path, *, topic: str | None, alike: float, merge: bool) -> None:
    """Make a bank of notes in a folder that is new or empty, and print what was read and what was not.

    Raises:
        BadNotes: The notes cannot be made a bank.
        BadSettings: The folder holds something, or cannot be written.
        ModelDamaged: The model that finds repeats cannot be used.
    """
    check_new(out)
    drafts = read_file(notes)
    bank = bank_of(drafts, Naming(notes.stem, topic))
    groups = repeats(_vectors(texts_of(bank)), alike=alike)
    kept = merged(bank, groups) if merge else None
    write_bank(kept.bank if kept else bank, out)
    for line in _told(bank, drafts):
        typer.echo(line)
    for line in _listed(f"groups that ask the same (cosine of at least {alike})", [*_groups(bank, drafts, groups)]):
        typer.echo(line)
    left_out = f" ({kept.left_out} repeats left out)" if kept else ""
    count = len((kept.bank if kept else bank).questions)
    typer.echo(f"{count} questions written to {out}{left_out}. Look them over, then: coach serve --bank {out}")


def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the vector of each text, shape (n, dim)."""
    import numpy as np

    encoder = loaded_model().encoder
    blocks = (encoder.encode(texts[start : start + _ENCODED]) for start in range(0, len(texts), _ENCODED))
    return np.stack([vectors.sentence for block in blocks for vectors in block])


def _told(bank: BankEntries, drafts: Drafts) -> Iterator[str]:
    """Yield what was read, by topic, and what was not understood."""
    counts = dict.fromkeys(bank.about.topics, 0)
    for filed in bank.questions:
        counts[filed.topic] += 1
    yield f"{len(bank.questions)} questions in {len(counts)} topics:"
    yield from (f"  {count:5} {bank.about.topics[topic]}" for topic, count in counts.items())
    yield from _listed("not understood", [str(one) for one in drafts.unread])


def _groups(bank: BankEntries, drafts: Drafts, groups: Sequence[Sequence[int]]) -> Iterator[str]:
    for group in groups:
        names = (f"{bank.questions[row].entry.id} ({drafts.questions[row].where})" for row in group)
        yield ", ".join(names)


def _listed(what: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{len(lines)} {what}:"
    yield from (f"  {line}" for line in listed(lines, _SHOWN))
