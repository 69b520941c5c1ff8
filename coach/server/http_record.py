"""The candidate's record as files, and its end."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response

from coach.errors import BadInput
from coach.server import transcript
from coach.server.bank_shelves import RunningShelf
from coach.server.http import PROBLEMS
from coach.server.limits import body_of
from coach.server.record_moves import deleted, exported, restored
from coach.server.record_moves import file_name as record_name
from coach.server.running import Candidate, Parts
from coach.server.shapes_progress import DeletedShape, RestoredShape
from coach.server.transcript_file import MEDIA, Form, transcript_file
from coach.server.transcript_file import file_name as interview_name
from coach.store.record_file import FILE_BYTES

CONFIRMED = "delete my data"
"""What the header Coach-Confirm must say before everything is deleted."""

_FILE_WANTED = {
    "requestBody": {
        "required": True,
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def _file(*kinds: str) -> dict[int | str, dict[str, Any]]:
    """Return how a route that answers with a file is described."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds}
    return {200: {"description": "The file.", "content": content}}


def _named(content: bytes, media: str, name: str) -> Response:
    return Response(content, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


record = APIRouter(prefix="/api/v1", tags=["record"], responses=PROBLEMS)


@record.get(
    "/interviews/{interview}/export",
    responses=_file("text/markdown", "application/json", "text/csv", "text/html"),
    response_class=Response,
)
def export(
    parts: Parts, candidate: Candidate, interview: str, form: Annotated[Form, Query(alias="format")] = "md"
) -> Response:
    """Return one interview as a file; an exam under way shows no grades, references or feedback."""
    listed = parts.store.listed(interview, candidate)
    shown = transcript.whole(listed, parts.store.load(interview, candidate))
    return _named(transcript_file(shown, form), MEDIA[form], interview_name(shown, form))


@record.get("/record/export", responses=_file("application/zip"), response_class=Response)
def backup(parts: Parts, candidate: Candidate) -> Response:
    """Return everything the candidate has, interviews and own question banks, as one zip file."""
    now = datetime.now(UTC)
    content = exported(parts.store, RunningShelf(parts.changes), candidate, now)
    return _named(content, "application/zip", record_name(now))


@record.post("/record/restore", openapi_extra=_FILE_WANTED)
async def restore(parts: Parts, candidate: Candidate, request: Request) -> RestoredShape:
    """Add what such a file holds and the record does not, all of it or nothing; ids are kept."""
    content = await body_of(request, FILE_BYTES)
    found = await asyncio.to_thread(restored, parts.store, RunningShelf(parts.changes), candidate, content)
    return RestoredShape(interviews=found.interviews, there=found.there, banks=found.banks, left_out=found.left_out)


@record.delete("/record")
def delete(
    parts: Parts, candidate: Candidate, confirm: Annotated[str, Header(alias="Coach-Confirm")] = ""
) -> DeletedShape:
    """Delete every interview and own question bank of the candidate for good.

    Nothing is deleted unless the header `Coach-Confirm` says `delete my data`.
    """
    if confirm != CONFIRMED:
        raise BadInput(f"Nothing was deleted. Send the header Coach-Confirm: {CONFIRMED} to delete everything.")
    gone = deleted(parts.store, RunningShelf(parts.changes), candidate, parts.data_dir)
    return DeletedShape(interviews=gone.interviews, banks=gone.banks, kept_banks=gone.kept_banks, copies=gone.copies)
