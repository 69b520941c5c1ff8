"""An interview as a file: to read (Markdown, HTML), for a spreadsheet (CSV), for programs (JSON)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection
from typing import Literal, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from coach.bank.cells import guard
from coach.interview.grade import Verdict
from coach.protocol.events import Report
from coach.server.shapes import TranscriptShape

Form = Literal["md", "json", "csv", "html"]
FORMS: tuple[Form, ...] = get_args(Form)

MEDIA: dict[Form, str] = {
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
}

_SIGNS = {
    Verdict.COVERED: "✓",
    Verdict.PARTIAL: "◐",
    Verdict.UNSURE: "?",
    Verdict.MISSING: "○",
    Verdict.CONTRADICTED: "✕",
}
_COLUMNS = (
    *("turn", "question_id", "topic", "question", "answer", "skipped", "score", "band", "credit", "confidence"),
    *("said", "missing", "wrong", "feedback", "reference"),
)
_SAID = frozenset({Verdict.COVERED, Verdict.PARTIAL})
_MISSING = frozenset({Verdict.MISSING, Verdict.UNSURE})
_MARKDOWN = re.compile(r"([\\`*_\[\]|~#])")


def transcript_file(transcript: TranscriptShape, form: Form) -> bytes:
    """Return an interview in a form.

    Args:
        transcript: The interview, without what may not be shown.
        form: Markdown, JSON, CSV for spreadsheets, or a page that needs nothing but itself and prints well.
    """
    match form:
        case "json":
            return transcript.model_dump_json(indent=2).encode() + b"\n"
        case "csv":
            return _table(transcript)
        case "html":
            return _rendered(transcript, "transcript.html.j2", _shown, escaped=True)
        case "md":
            return _rendered(transcript, "transcript.md.j2", _plain, escaped=False)


def file_name(transcript: TranscriptShape, form: Form) -> str:
    """Return what the file is called: plain characters only, whatever the interview is about."""
    return f"interview-{transcript.started_at:%Y-%m-%d}-{transcript.interview[:8]}.{form}"


def points(report: Report) -> list[tuple[Verdict, str]]:
    """Return how each key point stands, and what it says; nothing before the grade."""
    stands = {one.key_point: one.verdict for one in report.points}
    graded = report.grade.verdicts if report.grade else ()
    return [(stands.get(one.key_point, one.verdict), one.says) for one in graded]


def _table(transcript: TranscriptShape) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for report in transcript.turns:
        rows.writerow([guard("" if cell is None else str(cell)) for cell in _cells(report)])
    # Spreadsheets take a table for UTF-8 only where it begins with the mark of it.
    return text.getvalue().encode("utf-8-sig")


def _cells(report: Report) -> tuple[object, ...]:
    grade = report.grade
    return (
        report.turn,
        report.question_id,
        report.topic,
        report.prompt,
        report.answer,
        "yes" if report.skipped else "no",
        grade and grade.score,
        grade and grade.band.value,
        report.credit if grade or report.skipped else None,
        report.confidence,
        _listed(report, _SAID),
        _listed(report, _MISSING),
        "\n".join(filter(None, [_listed(report, {Verdict.CONTRADICTED}), *_misconceptions(report)])),
        report.feedback,
        report.reference,
    )


def _listed(report: Report, verdicts: Collection[Verdict]) -> str:
    return "\n".join(says for verdict, says in points(report) if verdict in verdicts)


def _misconceptions(report: Report) -> list[str]:
    return [one.says for one in report.grade.misconceptions] if report.grade else []


def _rendered(
    transcript: TranscriptShape, template: str, finalize: Callable[[object], object], *, escaped: bool
) -> bytes:
    environment = Environment(
        loader=PackageLoader("coach.server"),
        autoescape=escaped,  # noqa: S701 - what is printed into Markdown is escaped by `finalize`
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"signs": _SIGNS, "lines": str.splitlines, "points": points}
    environment.filters["markdown"] = _Markdown
    return environment.get_template(template).render(interview=transcript).encode()


class _Markdown(str):
    """What is Markdown by itself: prompts, points and references of a bank."""

    __slots__ = ()


def _shown(value: object) -> object:
    return "-" if value is None else value


def _plain(value: object) -> str:
    """Return a value as Markdown of one line: what a candidate wrote means nothing but its own text."""
    if isinstance(value, _Markdown):
        return str(value)
    line = " ".join(str(_shown(value)).split())
    return _MARKDOWN.sub(r"\\\1", line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
