"""Check a bank: how it reads, what its texts earn, and what it covers of somebody's notes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.bank.cells import guard, unguard
from coach.bank.known import KNOWN_FILE, write_known
from coach.bank.lint import Finding, Trial, lint, try_out
from coach.bank.read import Reading, read_bank
from coach.cli.progress import progress
from coach.cli.start import FAILED, bank_in, loaded_model
from coach.errors import BadRulings

if TYPE_CHECKING:
    from coach.bank.coverage import Covered, Match, Ruling
    from coach.encoder.load import LoadedModel

_SHOWN = 40
"""Lines of a list that are printed; a file holds them all."""
_RULED = {"yes": True, "no": False}
_COLUMNS = ("pair", "covered", "why")


def check(folders: Sequence[Path], *, strict: bool, fast: bool, accept: bool) -> int:
    """Print what should be mended in some banks and return the exit code.

    Args:
        folders: The banks.
        strict: Ask of them what the built-in bank must have.
        fast: Only read them; grade nothing.
        accept: Write what the grader fails at into each bank's list of known failures.
    """
    errors = warnings = 0
    model = None
    for folder in folders:
        bank = read_bank(folder)
        found = list(lint(bank, strict=strict))
        if not fast and not bank.problems:
            model = model or loaded_model()
            trial = _tried(bank, model, strict=strict)
            found += () if accept else trial.findings
            _tell_known(bank, trial, accept=accept)
        for finding in found:
            typer.echo(str(finding))
        errors += _count(found, "error")
        warnings += _count(found, "warning")
    typer.echo(f"{errors} errors, {warnings} warnings." if errors or warnings else "Nothing to mend.")
    return FAILED if errors else 0


def _count(found: Sequence[Finding], severity: str) -> int:
    return sum(finding.severity == severity for finding in found)


def _tried(bank: Reading, model: LoadedModel, *, strict: bool) -> Trial:
    from coach.bank.graded import texts_to_try

    model.encoder.keep(text for one in bank.placed for text in texts_to_try(one.question))
    with progress() as tell:
        return try_out(
            bank,
            model.encoder,
            model.numbers,
            strict=strict,
            tried=lambda number: tell("Grading", number, len(bank.placed)),
        )


def _tell_known(bank: Reading, trial: Trial, *, accept: bool) -> None:
    """Print how much the grader fails at, check by check; the list names it all."""
    if accept:
        write_known(bank.folder, trial.failed)
    listed = frozenset(trial.failed) if accept else trial.known & frozenset(trial.failed)
    if listed:
        typer.echo(f"Known failures of the grader, listed in {bank.folder / KNOWN_FILE}:")
        for rule, count in sorted(Counter(key.split(" ", 1)[0] for key in listed).items()):
            typer.echo(f"  {count:5} {rule}")
    gone = trial.known - frozenset(trial.failed)
    if gone and not accept:
        typer.echo(f"{len(gone)} of the listed failures are gone: `coach bank lint --accept` writes the list again.")


def cover(notes: Path, folders: list[Path] | None, *, rulings: Path | None, out: Path | None) -> int:
    """Print what a bank covers of somebody's notes and return the exit code: FAILED where something is not covered.

    Args:
        notes: What `coach bank import` reads.
        folders: The banks; those of the settings when absent.
        rulings: A person's rulings on doubtful pairs, read where it exists.
        out: Where every pair is written, with an empty column for rulings.
    """
    from coach.bank.coverage import Coverage, texts_in, texts_of
    from coach.bank.importing.files import read_file

    drafts = read_file(notes).questions
    bank, model = bank_in(folders), loaded_model()
    model.encoder.keep(text for one in bank.questions for text in (*texts_of(one), one.prompt))
    model.encoder.keep(text for draft in drafts for text in texts_in(draft))
    ruled = read_rulings(rulings) if rulings and rulings.exists() else {}
    coverage = Coverage.of(bank.questions, model.encoder, ruled)
    found: list[Covered] = []
    with progress() as tell:
        for draft in drafts:
            found.append(coverage.compare(draft))
            tell("Comparing", len(found), len(drafts))
    if out:
        _write_pairs(found, out)
    return _tell_coverage(found)


def read_rulings(path: Path) -> Mapping[str, Ruling]:
    """Return a person's rulings: a CSV with the columns pair, covered (yes or no) and why; other columns are ignored.

    Raises:
        BadRulings: It cannot be read, or a ruling is neither yes nor no.
    """
    from coach.bank.coverage import Ruling

    rulings = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                said = (row.get("covered") or "").strip().lower()
                if said and said not in _RULED:
                    raise BadRulings(f"{path}: {said!r} is neither yes nor no; nor is it empty, for no ruling.")
                if said and row.get("pair"):
                    rulings[row["pair"]] = Ruling(_RULED[said], unguard((row.get("why") or "").strip()))
    except (OSError, ValueError, csv.Error) as error:
        raise BadRulings(f"{path} cannot be read: {error}") from error
    return rulings


def _write_pairs(found: Sequence[Covered], out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*_COLUMNS, "where", "kind", "likeness", "notes", "question", "nearest"))
        for one in found:
            for kind, match in (("question", one.asked), *(("fact", fact) for fact in one.facts)):
                said = ("yes" if match.ruling.covered else "no", match.ruling.why) if match.ruling else ("", "")
                told = (f"{match.likeness:.3f}", match.text, match.question, match.nearest)
                writer.writerow([guard(cell) for cell in (match.key, *said, one.where, kind, *told)])


def _tell_coverage(found: Sequence[Covered]) -> int:
    facts = [(one, fact) for one in found for fact in one.facts]
    absent = [(one, one.asked) for one in found if not one.asked.covered]
    unsaid = [(one, fact) for one, fact in facts if not fact.covered]
    typer.echo(f"{len(found) - len(absent)} of {len(found)} questions asked")
    typer.echo(
        f"{len(facts) - len(unsaid)} of {len(facts)} facts said ({_share(len(facts) - len(unsaid), len(facts))})"
    )
    for what, pairs in (("questions not asked", absent), ("facts not said", unsaid)):
        if pairs:
            typer.echo(f"{len(pairs)} {what}:")
        for one, match in pairs[:_SHOWN]:
            typer.echo(f"  {one.where}: {match.text} {_reason(match)}")
        if len(pairs) > _SHOWN:
            typer.echo(f"  and {len(pairs) - _SHOWN} more; --out writes them all")
    return FAILED if absent or unsaid else 0


def _reason(match: Match) -> str:
    if match.ruling:
        return f"({match.ruling.why})"
    return f"(nearest, {match.likeness:.2f}, in {match.question}: {match.nearest})"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"
