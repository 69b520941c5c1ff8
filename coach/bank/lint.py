"""Check a question bank: what is wrong with it, where, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.bank.problem import Problem, field_name
from coach.bank.read import BANK_FILE, Placed, Reading, read_bank
from coach.bank.rules import RULES, Note, Rule

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a bank that should be mended."""

    file: Path
    line: int
    """From 1."""
    field: str
    rule: str
    severity: Severity
    why: str
    mend: str
    """Empty where `why` says it already."""

    def __str__(self) -> str:
        field = f" {self.field}" if self.field else ""
        mend = f"; {self.mend}" if self.mend else ""
        return f"{self.file}:{self.line}: {self.severity} [{self.rule}]{field}: {self.why}{mend}"


def lint(folder: Path, *, strict: bool = False) -> tuple[Finding, ...]:
    """Return everything that should be mended in a bank, in the order of files and lines.

    Args:
        folder: The bank.
        strict: What a built-in bank must have is an error where it is absent, not a warning.
    """
    bank = read_bank(folder)
    found = [_of_problem(problem) for problem in bank.problems]
    found += _empty_topics(bank)
    for one in bank.placed:
        for rule in RULES:
            found += (_of_note(one, rule, note, strict=strict) for note in rule.check(one, bank))
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.line)))


def _of_problem(problem: Problem) -> Finding:
    return Finding(problem.file, problem.line, problem.field, "format", "error", problem.message, "")


def _of_note(one: Placed, rule: Rule, note: Note, *, strict: bool) -> Finding:
    return Finding(
        file=one.file,
        line=one.line(*note.spot),
        field=field_name((one.question.id, *note.spot)),
        rule=rule.name,
        severity="error" if rule.always or strict else "warning",
        why=note.why,
        mend=note.mend,
    )


def _empty_topics(bank: Reading) -> Iterator[Finding]:
    """Yield the topics of bank.yaml that have no question."""
    for topic in bank.about.topics:
        if topic not in bank.folders:
            spot = ("topics", topic)
            file, line = bank.folder / BANK_FILE, bank.about_lines.line(spot)
            why = "has no folder with questions"
            yield Finding(file, line, field_name(spot), "topic", "error", why, "add one, or remove the line")
