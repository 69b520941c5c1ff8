"""The rows that revision 0003 keeps of later attempts, made of the events: they are the truth.

There are such events only where 0003 was taken back and is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

_KINDS = ("answered", "edited", "withdrawn", "graded", "ungradable", "disputed")
_TALK = ("followed_up", "asked_back", "stood", "went_on", "edited", "withdrawn", "disputed")
_IN_DIALOGUE = ("followed_up", "asked_back", "went_on")

_event = sa.table(
    "interview_event",
    *map(sa.column, ("interview", "seq", "kind", "body", "client_id")),
    sa.column("at", sa.DateTime(timezone=True)),
)
_answer = sa.table(
    "answer",
    *map(sa.column, ("interview", "turn", "client_id", "text", "hinted", "tries", "attempt", "step", "key_point")),
    sa.column("replaced", sa.Boolean()),
    sa.column("at", sa.DateTime(timezone=True)),
)
_grade = sa.table(
    "grade",
    *map(sa.column, ("interview", "turn", "attempt", "grader_version", "model", "bank", "score", "band", "credit")),
    *map(sa.column, ("body", "feedback")),
    sa.column("current", sa.Boolean()),
    sa.column("at", sa.DateTime(timezone=True)),
)
_dispute = sa.table(
    "dispute",
    *map(sa.column, ("interview", "seq", "turn", "key_point", "verdict", "by")),
    sa.column("at", sa.DateTime(timezone=True)),
)
_turn = sa.table("turn", *map(sa.column, ("interview", "number", "state", "waits_for")))
_interview = sa.table("interview", sa.column("id"), sa.column("mode"), sa.column("dialogue", sa.Boolean()))


def restore_later(connection: sa.Connection) -> None:
    """Insert the rows of later attempts and disputes, and mark what was replaced and what waits."""
    talked = sa.select(_event.c.interview).where(_event.c.kind.in_(_TALK))
    # An answer to a question that is open all the same waits for its grade, in a dialogue.
    unread = (
        sa.select(_turn.c.interview)
        .join(_answer, (_answer.c.interview == _turn.c.interview) & (_answer.c.turn == _turn.c.number))
        .where(_turn.c.state == "open")
    )
    for interview in connection.scalars(sa.union(talked, unread)).all():
        for row, body in _events(connection, interview):
            _RESTORE[row.kind](connection, row, body)
    in_dialogue = sa.select(_event.c.interview).where(_event.c.kind.in_(_IN_DIALOGUE))
    practice = (_interview.c.mode == "practice") & _interview.c.id.in_(sa.union(in_dialogue, unread))
    connection.execute(sa.update(_interview).where(practice).values(dialogue=True))


def _events(connection: sa.Connection, interview: str) -> Iterator[tuple[sa.Row[Any], dict[str, Any]]]:
    rows = sa.select(_event).where(_event.c.interview == interview, _event.c.kind.in_(_KINDS)).order_by(_event.c.seq)
    for row in connection.execute(rows).all():
        yield row, json.loads(row.body)


def _restore_answer(connection: sa.Connection, row: sa.Row[Any], body: Mapping[str, Any]) -> None:
    attempt = body.get("attempt", 1)
    step, key_point = body.get("step"), body.get("key_point")
    if row.kind == "edited":
        old = _this(_answer, row, body) & (_answer.c.attempt == body["replaces"])
        step, key_point = connection.execute(sa.select(_answer.c.step, _answer.c.key_point).where(old)).one()
        connection.execute(sa.update(_answer).where(old).values(replaced=True))
    if attempt > 1:
        new = {"interview": row.interview, "turn": body["turn"], "client_id": row.client_id, "text": body["text"]}
        new |= {"hinted": "[]", "tries": 0, "at": row.at, "attempt": attempt, "replaced": False}
        connection.execute(sa.insert(_answer).values(new | {"step": step, "key_point": key_point}))
    _wait(connection, row, body, attempt)


def _restore_withdrawal(connection: sa.Connection, row: sa.Row[Any], body: Mapping[str, Any]) -> None:
    old = _this(_answer, row, body) & (_answer.c.attempt == body["attempt"])
    connection.execute(sa.update(_answer).where(old).values(replaced=True))
    _wait(connection, row, body, None)


def _restore_grade(connection: sa.Connection, row: sa.Row[Any], body: Mapping[str, Any]) -> None:
    _wait(connection, row, body, None)
    attempt = body.get("attempt", 1)
    if attempt > 1:
        new = {name: body["grader"][name] for name in ("model", "bank")}
        new |= {name: body["grade"][name] for name in ("score", "band")}
        new |= {"interview": row.interview, "turn": body["turn"], "attempt": attempt, "at": row.at, "current": True}
        new |= {"grader_version": body["grader"]["version"], "credit": body["credit"], "feedback": body["feedback"]}
        whole = json.dumps(body["grade"], ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.insert(_grade).values(new | {"body": whole}))


def _restore_failure(connection: sa.Connection, row: sa.Row[Any], body: Mapping[str, Any]) -> None:
    _wait(connection, row, body, None)


def _restore_dispute(connection: sa.Connection, row: sa.Row[Any], body: Mapping[str, Any]) -> None:
    new = {name: body[name] for name in ("turn", "key_point", "verdict", "by")}
    connection.execute(sa.insert(_dispute).values(new | {"interview": row.interview, "seq": row.seq, "at": row.at}))


_RESTORE = {
    "answered": _restore_answer,
    "edited": _restore_answer,
    "withdrawn": _restore_withdrawal,
    "graded": _restore_grade,
    "ungradable": _restore_failure,
    "disputed": _restore_dispute,
}


def _wait(connection: sa.Connection, row: sa.Row[Any], body: Mapping[str, Any], attempt: int | None) -> None:
    this = (_turn.c.interview == row.interview) & (_turn.c.number == body["turn"]) & (_turn.c.state != "waiting")
    connection.execute(sa.update(_turn).where(this).values(waits_for=attempt))


def _this(table: sa.TableClause, row: sa.Row[Any], body: Mapping[str, Any]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.interview == row.interview, table.c.turn == body["turn"])
