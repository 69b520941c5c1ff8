"""Outcomes as result rows: the published contract."""

from __future__ import annotations

from collections.abc import Iterable

from coach.batch.outcome import FailedRow, Outcome
from coach.interview.grade import GraderVersion, PointVerdict, Span

ResultRow = dict[str, object]
"""A row of the contract, ready for JSON; its keys stand in a fixed order."""

PROBABILITY_DIGITS = 4
"""Decimals of a confidence: more would be noise."""


def result_row(outcome: Outcome, grader: GraderVersion) -> ResultRow:
    """Return an outcome as a row of the contract."""
    if isinstance(outcome, FailedRow):
        error = {"code": outcome.code, "message": outcome.message}
        return {"id": outcome.id, "line": outcome.line, "error": error}
    row, grade = outcome.row, outcome.grade
    return {
        "id": row.id,
        "question_id": row.question.id or None,
        "topic": row.question.topic or None,
        "candidate": row.candidate,
        "score": grade.score,
        "band": str(grade.band),
        "confidence": round(grade.confidence, PROBABILITY_DIGITS),
        "verdicts": [_verdict(verdict) for verdict in grade.verdicts],
        "misconceptions": [
            {"says": found.says, "because": found.because, "evidence": _spans(found.evidence)}
            for found in grade.misconceptions
        ],
        "flags": list(grade.flags),
        "feedback": outcome.feedback,
        "grader": {"version": grader.version, "model": grader.model, "bank": grader.bank},
    }


def _verdict(verdict: PointVerdict) -> ResultRow:
    return {
        "key_point": verdict.key_point,
        "says": verdict.says,
        "weight": verdict.weight,
        "verdict": str(verdict.verdict),
        "confidence": round(verdict.confidence, PROBABILITY_DIGITS),
        "evidence": _spans(verdict.evidence),
    }


def _spans(spans: Iterable[Span]) -> list[ResultRow]:
    return [{"start": span.start, "end": span.end, "text": span.text} for span in spans]
