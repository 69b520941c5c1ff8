"""Check a bank: how it reads, what its texts earn, and what it covers of somebody's notes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.bank.cells import guard, unguard
from coach.bank.known import KNOWN_FILE, write_known
from coach.bank.lint import Finding, Trial, lint, try_out
from coach.bank.problem import listed
from coach.bank.read import Reading, read_bank
from coach.batch.files import answers_of, written
from coach.batch.source import RawRow, raw_rows
from coach.cli.progress import progress
from coach.cli.start import FAILED, bank_in, loaded_model
from coach.errors import BadAnswersFile, BadRulings

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
    known = frozenset(trial.failed) if accept else trial.known & frozenset(trial.failed)
    if known:
        typer.echo(f"Known failures of the grader, listed in {bank.folder / KNOWN_FILE}:")
        for rule, count in sorted(Counter(key.split(" ", 1)[0] for key in known).items()):
            typer.echo(f"  {count:5} {rule}")
    gone = trial.known - frozenset(trial.failed)
    if gone and not accept:
        typer.echo(f"{len(gone)} of the listed failures are gone: `coach bank lint --accept` writes the list again.")


def cover(notes: Path, folders: list[Path] | None, *, rulings: Path | None, out: Path | None) -> int:
    """Print what a bank covers of somebody's notes and return the exit code: FAILED where something is not covered.

    Args:
        notes: What `coach bank import` reads.
        folders: The banks; those of the settings when absent.
        rulings: A person's rulings on doubtful pairs; it need not exist where it is `out`.
        out: Where every pair is written, with its ruling or an empty place for one.

    Raises:
        BadNotes: The notes cannot be read.
        BadRulings: The rulings cannot be read.
        BadSettings: `out` cannot be written.
    """
    from coach.bank.coverage import Coverage, texts_in, texts_of
    from coach.bank.importing.files import read_file

    # First what takes no time to refuse.
    ruled = {} if rulings is None or _to_come(rulings, out) else read_rulings(rulings)
    drafts = read_file(notes).questions
    bank, model = bank_in(folders), loaded_model()
    model.encoder.keep(text for one in bank.questions for text in (*texts_of(one), one.prompt))
    model.encoder.keep(text for draft in drafts for text in texts_in(draft))
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
    """Return a person's rulings, by pair.

    Args:
        path: CSV with pair, covered (yes, no, or empty for no ruling) and why; other columns are ignored.

    Raises:
        BadRulings: It cannot be read, or a row of it cannot; the message names the line.
    """
    try:
        with answers_of(path) as source:
            if source.format != "csv":
                raise BadRulings(f"{source.name} is no file of rulings: it must be CSV, with pair, covered and why.")
            rows = list(raw_rows(source, needed=("pair", "covered")))
    except BadAnswersFile as error:
        raise BadRulings(str(error)) from None
    return dict(ruling for row in rows for ruling in _ruling(source.name, row))


def _to_come(rulings: Path, out: Path | None) -> bool:
    """Return whether the rulings are yet to be made in what is going to be written."""
    return out is not None and not rulings.exists() and rulings.resolve() == out.resolve()


def _ruling(name: str, row: RawRow) -> Iterator[tuple[str, Ruling]]:
    """Yield the pair of a row and what was ruled on it; nothing where nobody ruled."""
    from coach.bank.coverage import Ruling

    # Spreadsheets leave out cells at the end of a row that are empty.
    pair, covered, why = (unguard(str((row.fields or {}).get(column, ""))).strip() for column in _COLUMNS)
    problem = row.problem or _wrong(pair, covered)
    if problem:
        raise BadRulings(f"{name}, line {row.line:,}: {problem}")
    if covered:
        yield pair, Ruling(_RULED[covered.lower()], why)


def _wrong(pair: str, covered: str) -> str:
    """Return why a row is no ruling; nothing where it is one, or is left open."""
    if covered and covered.lower() not in _RULED:
        return f"{covered!r} is neither yes nor no; nor is it empty, for no ruling."
    return "There is a ruling, but no pair that it is on." if covered and not pair else ""


def _write_pairs(found: Sequence[Covered], out: Path) -> None:
    # Spreadsheets take a table for UTF-8 only where it begins with the mark of it.
    with written(out) as file:
        file.write(pairs_table(found).encode("utf-8-sig"))


def pairs_table(found: Sequence[Covered]) -> str:
    """Return every pair as CSV that `read_rulings` takes; no cell starts a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*_COLUMNS, "where", "kind", "likeness", "notes", "question", "nearest"))
    for one in found:
        for kind, match in (("question", one.asked), *(("fact", fact) for fact in one.facts)):
            said = ("yes" if match.ruling.covered else "no", match.ruling.why) if match.ruling else ("", "")
            told = (f"{match.likeness:.3f}", match.text, match.question, match.nearest)
            writer.writerow([guard(cell) for cell in (match.key, *said, one.where, kind, *told)])
    return text.getvalue()


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
        lines = [f"{one.where}: {match.text} {_reason(match)}" for one, match in pairs]
        for line in listed(lines, _SHOWN, then="; --out writes them all"):
            typer.echo(f"  {line}")
    return FAILED if absent or unsaid else 0


def _reason(match: Match) -> str:
    if match.ruling:
        return f"({match.ruling.why})"
    return f"(nearest, {match.likeness:.2f}, in {match.question}: {match.nearest})"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"
