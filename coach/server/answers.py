"""Errors as HTTP responses, also for a socket that is not accepted."""

from __future__ import annotations

import math
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from coach.errors import (
    BadAnswersFile,
    BadInput,
    CoachError,
    Conflict,
    Damaged,
    NotFound,
    Refused,
    TooLarge,
    Unavailable,
)

_STATUS: tuple[tuple[type[CoachError], int], ...] = (
    (TooLarge, 413),
    (BadAnswersFile, 400),
    (BadInput, 422),
    (Refused, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Unavailable, 503),
    (Damaged, 503),
)
"""The first that fits; what fits none is 500."""


def status_of(error: CoachError) -> int:
    """Return the HTTP status that an error is told with."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def problem(error: CoachError) -> Response:
    """Return an error as a response, also to a socket that is not accepted; its text is safe to show."""
    body: dict[str, str | float] = {"code": error.code, "message": str(error)}
    headers = {}
    if isinstance(error, Unavailable):
        body["retry_after"] = error.retry_after
        headers["Retry-After"] = str(math.ceil(error.retry_after))
    return JSONResponse(body, status_of(error), headers)


async def explain(_request: Request, error: Exception) -> Response:
    """Return what a route raised as a response: an error of coach's, a bad parameter, or a plain status."""
    match error:
        case CoachError():
            return problem(error)
        case RequestValidationError():
            first = error.errors()[0]
            return problem(BadInput(f"The parameter {first['loc'][-1]!r} cannot be used: {first['msg']}."))
        case HTTPException(status_code=status, detail=detail):
            return JSONResponse({"code": HTTPStatus(status).name.lower(), "message": detail}, status, error.headers)
    raise error
