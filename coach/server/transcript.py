"""Interviews of the store as the HTTP interface shows them."""

from __future__ import annotations

from coach.protocol.events import Report
from coach.protocol.report import reports
from coach.server.shapes import InterviewShape, TranscriptShape
from coach.store.reader import Listed, Opened

_SECRET = {"grade": None, "credit": 0.0, "feedback": None, "reference": None, "points": ()}
"""What an exam keeps to itself until its end."""


def line(listed: Listed) -> InterviewShape:
    """Return an interview as one line of the history."""
    return InterviewShape(
        interview=listed.interview,
        started_at=listed.started_at,
        mode=listed.plan.mode,
        topics=listed.plan.topics,
        level=listed.plan.level,
        length=listed.length,
        answered=listed.answered,
        score=listed.score,
        band=listed.band,
        ended=listed.ended,
    )


def whole(listed: Listed, opened: Opened) -> TranscriptShape:
    """Return an interview with its turns."""
    silent = listed.plan.mode == "exam" and not opened.interview.summarised
    turns = reports(opened.records)
    return TranscriptShape(**dict(line(listed)), turns=tuple(map(_hidden, turns)) if silent else turns)


def _hidden(report: Report) -> Report:
    return report.model_copy(update=_SECRET)
