"""The HTTP interface: health, topics and history."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from coach import __version__
from coach.errors import Damaged, NotReady, Refused, StorageUnavailable
from coach.server import transcript
from coach.server.metrics import CONTENT_TYPE, on_this_machine
from coach.server.running import Candidate, Parts, topics_of
from coach.server.shapes import (
    BankShape,
    InterviewShape,
    Problem,
    Readiness,
    TranscriptShape,
    Up,
)

HISTORY = 500
"""How many interviews the history lists."""

QUERY_CHARS = 200
"""The longest search, in code points."""

PROBLEMS: dict[int | str, dict[str, Any]] = {"4XX": {"model": Problem}, "5XX": {"model": Problem}}
"""What any route may answer instead."""

health = APIRouter(tags=["health"])
api = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@health.get("/healthz")
async def healthz() -> Up:
    """Say that the service is up."""
    return Up(version=__version__)


@health.get("/readyz", responses={503: {"model": Readiness}})
def readyz(parts: Parts, response: Response) -> Readiness:
    """Say whether answers can be kept and graded now.

    503 while the model loads or the database cannot be used, and when one of them is damaged.
    """
    try:
        parts.loading.now()
        parts.store.check_usable()
    except NotReady as error:
        readiness = Readiness(status="loading", message=str(error))
    except StorageUnavailable as error:
        readiness = Readiness(status="unavailable", message=str(error))
    except Damaged as error:
        readiness = Readiness(status="damaged", message=str(error))
    else:
        return Readiness(status="ready")
    response.status_code = 503
    return readiness


@health.get("/metrics", include_in_schema=False)
def metrics(parts: Parts, request: Request) -> Response:
    """Return what the service counts and measures, in Prometheus's text format.

    To callers on this machine alone: the figures say when and how well people answer, and without accounts nobody
    else can show that they may know.
    """
    if request.client is None or not on_this_machine(request.client.host):
        raise Refused("Metrics are told to this machine alone.")
    return Response(parts.metrics.text(), media_type=CONTENT_TYPE)


@api.get("/bank", tags=["bank"])
async def bank(parts: Parts) -> BankShape:
    """Return the topics of the question bank."""
    return BankShape(hash=parts.bank.hash, topics=topics_of(parts.bank))


@api.get("/interviews", tags=["record"])
def interviews(
    parts: Parts, candidate: Candidate, search: Annotated[str, Query(max_length=QUERY_CHARS)] = ""
) -> list[InterviewShape]:
    """Return the candidate's interviews, newest first; with `search` only those that hold all its words.

    Words are looked for in the questions and in the candidate's own answers, whatever their case.
    """
    found = parts.store.having(candidate, search) if search.strip() else None
    return [transcript.line(one) for one in parts.store.history(candidate, HISTORY, found)]


@api.get("/interviews/{interview}", tags=["record"])
def interview(parts: Parts, candidate: Candidate, interview: str) -> TranscriptShape:
    """Return one interview with its turns; an exam under way shows no grades, references or feedback."""
    return transcript.whole(parts.store.listed(interview, candidate), parts.store.load(interview, candidate))
