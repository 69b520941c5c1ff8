"""Write outcomes as a report for people (HTML, Markdown) or for build servers (JUnit XML)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from coach.batch.outcome import GradedRow, Outcome
from coach.batch.results import ResultRow, result_row
from coach.batch.writers import json_line
from coach.interview.grade import GraderVersion

Kind = Literal["html", "md", "junit"]
_TEMPLATES: dict[Kind, str] = {"html": "report.html.j2", "md": "report.md.j2", "junit": "junit.xml.j2"}
_SIGNS = {"covered": "✓", "partial": "◐", "unsure": "?", "missing": "○", "contradicted": "✕"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an answer, with the numbers of what it is evidence for."""

    text: str
    numbers: tuple[int, ...]
    """From 1; empty where the piece is evidence for nothing."""
    kind: str
    """The verdict of the first of them."""


def pieces(answer: str, verdicts: Sequence[Mapping[str, object]]) -> tuple[Piece, ...]:
    """Return an answer cut where evidence begins and ends; together the pieces are the answer.

    Args:
        answer: The text as sent.
        verdicts: Of a result row; evidence may overlap.
    """
    spans = [(span["start"], span["end"], place) for place, one in enumerate(verdicts) for span in _evidence(one)]
    borders = sorted({0, len(answer), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    found = []
    for start, end in pairwise(borders):
        places = sorted({place for left, right, place in spans if left <= start and end <= right})
        kind = str(verdicts[places[0]]["verdict"]) if places else ""
        found.append(Piece(answer[start:end], tuple(place + 1 for place in places), kind))
    return tuple(found)


def _evidence(verdict: Mapping[str, object]) -> Iterable[dict[str, int]]:
    evidence = verdict["evidence"]
    return evidence if isinstance(evidence, list) else ()


class ReportWriter:
    """Keeps outcomes until the end, since a report begins with its summary."""

    def __init__(
        self, out: IO[bytes], kept: IO[bytes], grader: GraderVersion, kind: Kind, min_score: float | None
    ) -> None:
        """Take where the report goes, an empty file to keep outcomes in, and the score under which a row fails."""
        self._out = out
        self._grader = grader
        self._kind: Kind = kind
        self._min_score = min_score
        self._under = 0
        self._kept = kept

    def add(self, outcome: Outcome) -> None:
        """Keep one outcome."""
        row = result_row(outcome, self._grader)
        if isinstance(outcome, GradedRow):
            row |= {"answer": outcome.row.answer, "prompt": outcome.row.question.prompt}
            self._under += self._min_score is not None and outcome.grade.score < self._min_score
        self._kept.write(json_line(row))

    def close(self, summary: ResultRow) -> None:
        """Write the report."""
        template = _environment(self._kind).get_template(_TEMPLATES[self._kind])
        parts = template.stream(summary=summary, rows=self._rows(), min_score=self._min_score, failures=self._under)
        parts.enable_buffering(100)
        parts.dump(self._out, encoding="utf-8")

    def _rows(self) -> Iterator[ResultRow]:
        self._kept.seek(0)
        return (json.loads(line) for line in self._kept)


def summary_page(summary: ResultRow) -> bytes:
    """Return a summary as a page that needs nothing but itself."""
    return _environment("html").get_template("summary.html.j2").render(summary=summary).encode()


def _environment(kind: Kind) -> Environment:
    """Return the templates; whatever they print is escaped for its kind without asking for it."""
    environment = Environment(
        loader=PackageLoader("coach.batch"),
        autoescape=kind != "md",  # noqa: S701 - what is printed into Markdown is escaped by `finalize`
        finalize={"html": _shown, "md": _markdown, "junit": _xml}[kind],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"pieces": pieces, "signs": _SIGNS}
    return environment


def _shown(value: object) -> object:
    return "-" if value is None else value


def _xml(value: object) -> object:
    """Return a value without the characters that XML cannot hold; what is markup already stays as it is."""
    return value if hasattr(value, "__html__") else _NOT_XML.sub("\ufffd", str(_shown(value)))


def _markdown(value: object) -> str:
    """Return a value as one line of Markdown that means nothing but its own text."""
    line = " ".join(str(_shown(value)).split())
    return _MARKDOWN.sub(r"\\\1", line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
