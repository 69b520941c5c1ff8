"""Headless grading over HTTP: rows in one call, or a file as a stream."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import Field, TypeAdapter, ValidationError

from coach.errors import BadInput
from coach.server.http import PROBLEMS
from coach.server.limits import body_of
from coach.server.rows import Row
from coach.server.running import Parts
from coach.server.shapes import RowShape

MOST_ROWS = 100
"""The most rows of one call; a file has no such limit."""

NDJSON = "application/x-ndjson"

_ROWS: TypeAdapter[list[Row]] = TypeAdapter(Annotated[list[Row], Field(min_length=1, max_length=MOST_ROWS)])

_ROWS_WANTED = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MOST_ROWS,
                    "items": RowShape.model_json_schema(),
                }
            }
        },
    }
}
_FILE_WANTED = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_RESULTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A result row, or `{id, line, error: {code, message}}`, for each row, in order.",
        "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}},
    }
}
_LINES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": (
            'One JSON object a line: `{"kind": "started", "rows": N}`, a `{"kind": "result", "row": {...}}` for each '
            'row in order, and `{"kind": "summary", "summary": {...}}`. Should grading fail on the way, the last line '
            'is `{"kind": "error", "code", "message"}` instead.'
        ),
        "content": {NDJSON: {"schema": {"type": "string"}}},
    }
}

grade = APIRouter(prefix="/api/v1/grade", tags=["grade"], responses=PROBLEMS)


@grade.post("", responses=_RESULTS, openapi_extra=_ROWS_WANTED)
async def rows(parts: Parts, request: Request) -> JSONResponse:
    """Grade at most 100 answers and return their results in order."""
    try:
        asked = _ROWS.validate_json(await body_of(request))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(
            f"The body is no array of 1 to {MOST_ROWS} rows ({where or 'all of it'}): {first['msg']}."
        ) from None
    return JSONResponse(await parts.rows.grade_rows(asked))


@grade.post("/file", responses=_LINES, openapi_extra=_FILE_WANTED, response_class=StreamingResponse)
async def file(
    parts: Parts, request: Request, name: Annotated[str, Query(pattern=r"(?i)\.(jsonl|csv)$", max_length=255)]
) -> StreamingResponse:
    """Grade a file of answers (.jsonl or .csv, at most 10 MiB); the results arrive while it is being read."""
    events = parts.rows.grade_file(name, await body_of(request))
    # A file that cannot be read at all fails here, while the status can still say so.
    first = await anext(events)
    return StreamingResponse(_lines(first, events), media_type=NDJSON)


async def _lines(first: Row, rest: AsyncGenerator[Row]) -> AsyncIterator[bytes]:
    async with aclosing(rest):  # a client that leaves frees its place
        yield _line(first)
        async for event in rest:
            yield _line(event)


def _line(event: Row) -> bytes:
    return json.dumps(event, ensure_ascii=False, allow_nan=False).encode() + b"\n"
