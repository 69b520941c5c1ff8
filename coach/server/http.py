"""The HTTP interface: health, topics, history and progress."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from coach import __version__
from coach.errors import Damaged, NotReady
from coach.interview.mastery import mastery
from coach.server import transcript
from coach.server.running import Candidate, Parts, topics_of
from coach.server.shapes import (
    BankShape,
    InterviewShape,
    Problem,
    ProgressShape,
    Readiness,
    TopicProgress,
    TranscriptShape,
    Up,
)

HISTORY = 500
"""How many interviews the history lists."""

PROBLEMS: dict[int | str, dict[str, Any]] = {"4XX": {"model": Problem}, "5XX": {"model": Problem}}
"""What any route may answer instead."""

health = APIRouter(tags=["health"])
api = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@health.get("/healthz")
async def healthz() -> Up:
    """Say that the service is up."""
    return Up(version=__version__)


@health.get("/readyz", responses={503: {"model": Readiness}})
async def readyz(parts: Parts, response: Response) -> Readiness:
    """Say whether answers can be graded now; 503 while the model loads, and when it is damaged."""
    state = parts.loading.state
    response.status_code = 200 if state == "ready" else 503
    try:
        parts.loading.now()
    except (Damaged, NotReady) as error:
        return Readiness(status=state, message=str(error))
    return Readiness(status=state)


@api.get("/bank", tags=["bank"])
async def bank(parts: Parts) -> BankShape:
    """Return the topics of the question bank."""
    return BankShape(hash=parts.bank.hash, topics=topics_of(parts.bank))


@api.get("/interviews", tags=["record"])
def interviews(parts: Parts, candidate: Candidate) -> list[InterviewShape]:
    """Return the candidate's interviews, newest first."""
    return [transcript.line(one) for one in parts.store.history(candidate, HISTORY)]


@api.get("/interviews/{interview}", tags=["record"])
def interview(parts: Parts, candidate: Candidate, interview: str) -> TranscriptShape:
    """Return one interview with its turns; an exam under way shows no grades, references or feedback."""
    return transcript.whole(parts.store.listed(interview, candidate), parts.store.load(interview, candidate))


@api.get("/progress", tags=["record"])
def progress(parts: Parts, candidate: Candidate) -> ProgressShape:
    """Return what is known of the candidate's hold on each topic, weakest first."""
    titles = dict(parts.bank.topics)
    return ProgressShape(
        topics=tuple(
            TopicProgress(
                topic=one.topic,
                title=titles.get(one.topic, one.topic),
                estimate=one.estimate,
                low=one.low,
                high=one.high,
                answers=one.answers,
                weak=one.weak,
            )
            for one in mastery(parts.store.results(candidate))
        )
    )
