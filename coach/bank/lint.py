"""Check a question bank: what is wrong with it, where, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.bank.graded import Tried, failures, same_questions
from coach.bank.known import read_known
from coach.bank.problem import Problem, field_name
from coach.bank.read import BANK_FILE, Placed, Reading
from coach.bank.rules import RULES, Note
from coach.grading.numbers import Numbers
from coach.turn import Encoder

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


def lint(bank: Reading, *, strict: bool = False) -> tuple[Finding, ...]:
    """Return what should be mended in a bank as it reads, in the order of files and lines.

    Args:
        bank: The bank as it was found.
        strict: What a built-in bank must have is an error where it is absent, not a warning.
    """
    found = [_of_problem(problem) for problem in bank.problems]
    found += _empty_topics(bank)
    for one in bank.placed:
        for rule in RULES:
            found += (_finding(one, rule.name, note, error=rule.always or strict) for note in rule.check(one, bank))
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.line)))


@dataclass(frozen=True, slots=True)
class Trial:
    """A bank tried with the grader."""

    findings: tuple[Finding, ...]
    """What failed and is not known; in the order of files and lines."""
    failed: tuple[str, ...]
    """The key of everything that failed, known or not."""
    known: frozenset[str]
    """The keys that were known before."""


def try_out(
    bank: Reading,
    encoder: Encoder,
    numbers: Numbers,
    *,
    strict: bool = False,
    tried: Callable[[int], None] = lambda _: None,
) -> Trial:
    """Grade a bank's own texts and return which of them do not earn what they should.

    Args:
        bank: The bank as it was found.
        encoder: Embeds its texts; it does well to keep `texts_to_try`.
        numbers: Those of the grader.
        strict: A failure is an error, not a warning.
        tried: Is told after each question how many were tried.

    Raises:
        BadBank: Its list of known failures cannot be read.
    """
    known = read_known(bank.folder)
    found: list[Finding] = []
    failed: list[str] = []
    for number, one in enumerate(bank.placed, start=1):
        for failure in failures(Tried.of(one, encoder, numbers)):
            failed.append(failure.key)
            if failure.key not in known:
                found.append(_finding(one, failure.rule, failure.note, error=strict))
        tried(number)
    for later, earlier, alike in same_questions(bank.placed, encoder):
        key = f"same-question {later.question.id} {earlier.question.id}"
        failed.append(key)
        if key not in known:
            why = f"asks what {earlier.question.id!r} asks (likeness {alike:.2f})"
            found.append(_finding(later, "same-question", Note(("prompt",), why, "join the two"), error=strict))
    return Trial(tuple(sorted(found, key=lambda finding: (finding.file, finding.line))), tuple(failed), known)


def _of_problem(problem: Problem) -> Finding:
    return Finding(problem.file, problem.line, problem.field, "format", "error", problem.message, "")


def _finding(one: Placed, rule: str, note: Note, *, error: bool) -> Finding:
    return Finding(
        file=one.file,
        line=one.line(*note.spot),
        field=field_name((one.question.id, *note.spot)),
        rule=rule,
        severity="error" if error else "warning",
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
