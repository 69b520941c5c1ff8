"""The AsyncAPI document of coach.v1: enough to write a client from."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue

from coach import __version__
from coach.protocol.commands import ANSWER_CHARS
from coach.protocol.messages import SUBPROTOCOL
from coach.server.flow import FLOW

Schema = dict[str, Any]

_STANDS = ("standing", "ask", "follow_up")
_GRADED = ("graded", *_STANDS)
_ON = ("question", "summary", "follow_up")
_REFUSED = ("error", "snapshot")

_ANSWERED_BY: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("hello", "Say hello, first of all.", ("welcome",)),
    ("start", "Begin an interview.", ("question", "error")),
    ("resume", "Take up an interview after a reload or a lost connection.", ("snapshot", "error")),
    ("answer", "Answer the question on the table, or reply to the coach.", ("saved", *_GRADED, *_ON, *_REFUSED)),
    ("hint", "Ask for a hint.", ("hint", *_REFUSED)),
    ("skip", "Pass over the question on the table, or over a step of the coach's.", ("saved", *_ON, *_REFUSED)),
    ("next", "Go on from a question that was talked over.", ("saved", "question", "summary", *_REFUSED)),
    ("confirm", "Say whether a point was meant.", ("saved", *_STANDS, *_REFUSED)),
    ("dispute", "Say that a verdict is wrong, or take that back.", ("saved", *_STANDS, *_REFUSED)),
    ("confidence", "Say how sure you are, before the grade.", ("saved", *_REFUSED)),
    ("edit", "Put another text in the place of the last answer, or withdraw it.", ("saved", *_GRADED, *_REFUSED)),
    ("end", "End the interview.", ("saved", "graded", "summary", "error")),
)
"""Each kind that a client sends: why, and the kinds that may follow from it (resume: any event as well)."""


def asyncapi(schemas: Schema) -> Schema:
    """Return the AsyncAPI 3.0 document.

    Args:
        schemas: JSON Schema of every message and value by name; `ClientMessage` and `ServerMessage` say which
            kind is which.
    """
    sent, told = _kinds(schemas["ClientMessage"]), _kinds(schemas["ServerMessage"])
    messages = {
        **{_client(kind): _message(name, kind, schemas) for kind, name in sent.items()},
        **{_server(kind): _message(name, kind, schemas) for kind, name in told.items()},
    }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": f"coach: interviews over a WebSocket ({SUBPROTOCOL})",
            "version": __version__,
            "description": FLOW.format(answer_chars=ANSWER_CHARS, subprotocol=SUBPROTOCOL),
            "license": {"name": "MIT"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "here": {
                "host": "127.0.0.1:8000",
                "protocol": "ws",
                "description": "`coach serve` on one's own machine.",
            }
        },
        "channels": {
            "interviews": {
                "address": "/ws",
                "description": "One socket carries any number of interviews of one candidate.",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
                "bindings": {
                    "ws": {
                        "method": "GET",
                        "headers": {
                            "type": "object",
                            "required": ["Sec-WebSocket-Protocol"],
                            "properties": {"Sec-WebSocket-Protocol": {"const": SUBPROTOCOL}},
                        },
                        "bindingVersion": "0.1.0",
                    }
                },
            }
        },
        "operations": {
            **{kind: _request(kind, summary, replies) for kind, summary, replies in _ANSWERED_BY},
            "follow": {
                "action": "send",
                "summary": "Every event of an interview goes to every socket that began, resumed or changed it.",
                "channel": {"$ref": "#/channels/interviews"},
                "messages": [_in_channel(_server(kind)) for kind in told if kind not in {"welcome", "error"}],
            },
        },
        "components": {"messages": messages, "schemas": _plain(schemas)},
    }


def _plain(part: JsonValue) -> JsonValue:
    """Return schemas with `discriminator` as AsyncAPI has it: the name of the property alone."""
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: "kind" if key == "discriminator" else _plain(value) for key, value in part.items()}


def _request(kind: str, summary: str, replies: tuple[str, ...]) -> Schema:
    # In AsyncAPI 3 an operation is told from the side of the application described: the server receives.
    return {
        "action": "receive",
        "summary": summary,
        "channel": {"$ref": "#/channels/interviews"},
        "messages": [_in_channel(_client(kind))],
        "reply": {
            "channel": {"$ref": "#/channels/interviews"},
            "messages": [_in_channel(_server(reply)) for reply in dict.fromkeys(replies)],
        },
    }


def _message(name: str, kind: str, schemas: Schema) -> Schema:
    return {
        "name": kind,
        "title": name,
        "summary": schemas[name]["description"],
        "payload": {"$ref": f"#/components/schemas/{name}"},
    }


def _kinds(union: Schema) -> dict[str, str]:
    mapping: dict[str, str] = union["discriminator"]["mapping"]
    return {kind: pointer.rsplit("/", 1)[1] for kind, pointer in mapping.items()}


def _client(kind: str) -> str:
    return f"client.{kind}"


def _server(kind: str) -> str:
    return f"server.{kind}"


def _in_channel(name: str) -> Schema:
    return {"$ref": f"#/channels/interviews/messages/{name}"}
