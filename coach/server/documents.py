"""Write the published documents of the service: `python -m coach.server.documents docs/protocol`."""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from coach.interview import credit, grade, mastery, summary
from coach.protocol import base, commands, events, messages
from coach.protocol.messages import CLIENT, SERVER
from coach.server.app import routes
from coach.server.asyncapi import asyncapi

Schema = dict[str, Any]

_TOLD = {
    name: value
    for module in (credit, grade, mastery, summary, base, commands, events, messages)
    for name, value in vars(module).items()
    if isinstance(value, type) and value.__module__ == module.__name__
}
"""Whose field docstrings are published, by name. Pydantic could do it, but at every start of the service."""


def message_schemas(ref_template: str) -> Schema:
    """Return the JSON Schema of every message by name, with `ClientMessage` and `ServerMessage` for any of them.

    Args:
        ref_template: How one schema points at another, with `{model}` for its name.
    """
    adapters: list[tuple[str, Literal["validation", "serialization"], TypeAdapter[Any]]] = [
        ("client", "validation", CLIENT),
        ("server", "serialization", SERVER),
    ]
    unions, generated = TypeAdapter.json_schemas(adapters, ref_template=ref_template)
    schemas: Schema = generated["$defs"]
    _describe(schemas)
    for schema in schemas.values():
        _as_on_the_wire(schema)
    schemas["ClientMessage"] = {"title": "ClientMessage", **unions["client", "validation"]}
    schemas["ServerMessage"] = {"title": "ServerMessage", **unions["server", "serialization"]}
    return dict(sorted(schemas.items()))


def _as_on_the_wire(schema: Schema) -> None:
    """Require `kind`, and leave room for the fields that a later server of v1 may add."""
    properties = schema.get("properties", {})
    if "kind" in properties and "kind" not in schema.get("required", []):
        schema["required"] = ["kind", *schema.get("required", [])]
    if not schema.get("description", "").startswith("client -> server"):
        schema.pop("additionalProperties", None)


def _describe(schemas: Schema) -> None:
    """Put the docstring under each field into its schema."""
    for name, schema in schemas.items():
        told = _field_docstrings(_TOLD[name]) if name in _TOLD else {}
        for field in schema.get("properties", {}).keys() & told.keys():
            schema["properties"][field]["description"] = told[field]


def _field_docstrings(value: type) -> dict[str, str]:
    """Return the docstring under each field of a class and of its bases."""
    found = {}
    for one in reversed([parent for parent in value.__mro__ if parent in _TOLD.values()]):
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(one))).body
        for field, after in pairwise(getattr(tree, "body", ())):
            match field, after:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = inspect.cleandoc(text)
    return found


def json_schema() -> Schema:
    """Return the JSON Schema of the messages of coach.v1."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "coach.v1",
        "description": "Every message of the WebSocket protocol coach.v1. The flow is told in asyncapi.json.",
        "oneOf": [{"$ref": "#/$defs/ClientMessage"}, {"$ref": "#/$defs/ServerMessage"}],
        "$defs": message_schemas("#/$defs/{model}"),
    }


def documents() -> dict[str, Schema]:
    """Return every published document by its file name."""
    return {
        "asyncapi.json": asyncapi(message_schemas("#/components/schemas/{model}")),
        "coach.v1.schema.json": json_schema(),
        "openapi.json": routes().openapi(),
    }


def write(folder: Path) -> None:
    """Write every document into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        (folder / name).write_text(text_of(document), encoding="utf-8")


def text_of(document: Schema) -> str:
    """Return a document as it is checked in."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
