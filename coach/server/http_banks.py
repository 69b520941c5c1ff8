"""The question banks that run: listed, added from a file, removed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request

from coach.server.http import PROBLEMS
from coach.server.limits import body_of
from coach.server.running import Parts, topics_of
from coach.server.shapes import AddedBankShape, RunningBankShape

_FILE_WANTED = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}

banks = APIRouter(prefix="/api/v1/banks", tags=["bank"], responses=PROBLEMS)


@banks.get("")
async def listed(parts: Parts) -> list[RunningBankShape]:
    """Return the banks that run: those of the settings, then the candidate's own."""
    running = [(bank, False) for bank in parts.banks.configured]
    running += [(bank, True) for _, bank in sorted(parts.banks.own.items())]
    return [
        RunningBankShape(name=bank.name, title=bank.title, questions=len(bank.questions), own=own)
        for bank, own in running
    ]


@banks.post("", status_code=201, openapi_extra=_FILE_WANTED)
async def add(
    parts: Parts,
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=255)],
    *,
    replace: bool = False,
) -> AddedBankShape:
    """Add a bank from a file of at most 10 MiB, and let it run at once.

    The ending of `name` tells what it is: questions (.yaml), a bank's folder (.zip), notes (.md, .txt), a table
    (.csv, .tsv) or an exported bank (.json). It is taken whole or not at all; what must be mended is listed in the
    message, a line each. `replace` puts it in the place of one's own bank of the same name.
    """
    change = partial(parts.changes.add, name, await body_of(request), replace=replace)
    taken = await asyncio.to_thread(change)
    return AddedBankShape(
        name=taken.bank.name, title=taken.bank.title, topics=topics_of(taken.bank), warnings=taken.warnings
    )


@banks.delete("/{name}", status_code=204)
def remove(parts: Parts, name: str) -> None:
    """Remove a bank that the candidate has added; what was answered stays in the history."""
    parts.changes.remove(name)
