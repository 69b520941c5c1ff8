from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coach.errors import CoachError
from coach.protocol.messages import CLIENT, SERVER
from coach.server.documents import documents, text_of
from coach.server.flow import FLOW

PUBLISHED = Path(__file__).parents[2] / "docs" / "protocol"
DOCUMENTS = documents()
NOT_ON_A_SOCKET = {
    *("coach_error", "bad_input", "not_found", "conflict", "unavailable", "damaged"),
    *("bad_bank", "bad_row", "bad_answers_file", "bad_settings", "address_taken"),
    *("model_damaged", "database_in_use", "database_newer", "database_older"),
    *("not_ready", "too_large", "refused"),
    *("bad_upload", "bank_exists", "bank_in_use", "banks_shared", "unknown_bank"),
    *("bad_notes", "bad_rulings", "not_installed", "bad_backup"),
}
"""Codes of families, of commands and of the HTTP interface."""


def pointers(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for value in part.values():
            yield from pointers(value)
    elif isinstance(part, list):
        for value in part:
            yield from pointers(value)


def at(document: dict[str, Any], pointer: str) -> object:
    found: Any = document
    for step in pointer.removeprefix("#/").split("/"):
        found = found[step]
    return found


def codes(error: type[CoachError]) -> Iterator[str]:
    yield error.code
    for narrower in error.__subclasses__():
        yield from codes(narrower)


class TestDocuments:
    @pytest.mark.parametrize("name", DOCUMENTS)
    def test_are_those_that_the_code_makes(self, name: str) -> None:
        """Whoever changes a message or a route runs `make docs`."""
        assert (PUBLISHED / name).read_text(encoding="utf-8") == text_of(DOCUMENTS[name])

    @pytest.mark.parametrize("name", DOCUMENTS)
    def test_point_only_at_what_they_hold(self, name: str) -> None:
        """Nothing has to be fetched from elsewhere."""
        for pointer in pointers(DOCUMENTS[name]):
            assert at(DOCUMENTS[name], pointer)


class TestJsonSchema:
    def test_is_one(self) -> None:
        """Of the draft that it names."""
        Draft202012Validator.check_schema(DOCUMENTS["coach.v1.schema.json"])

    def test_wants_the_kind_of_every_message(self) -> None:
        """A message without it is none, whatever defaults the code has."""
        schemas = DOCUMENTS["coach.v1.schema.json"]["$defs"]
        for union in ("ClientMessage", "ServerMessage"):
            for pointer in pointers(schemas[union]["oneOf"]):
                assert "kind" in schemas[pointer.rsplit("/", 1)[1]]["required"]

    def test_leaves_room_for_later_fields_of_the_server_alone(self) -> None:
        """Clients ignore what they do not know; the server refuses it."""
        validator = Draft202012Validator(DOCUMENTS["coach.v1.schema.json"])

        assert validator.is_valid({"kind": "error", "code": "c", "message": "m", "retry_after": None, "client_id": None,
                                   "interview": None, "colour": "red"})  # fmt: skip
        assert not validator.is_valid({"kind": "hello", "colour": "red"})


class TestAsyncApi:
    def test_tells_of_every_kind(self) -> None:
        """In both directions, and each kind that a client sends has an operation."""
        document = DOCUMENTS["asyncapi.json"]
        sent = set(CLIENT.json_schema()["discriminator"]["mapping"])
        told = set(SERVER.json_schema()["discriminator"]["mapping"])
        messages = document["components"]["messages"]

        assert set(messages) == {f"client.{kind}" for kind in sent} | {f"server.{kind}" for kind in told}
        assert set(document["operations"]) == sent | {"follow"}
        assert all(message["summary"] for message in messages.values())

    def test_tells_of_every_error_on_a_socket(self) -> None:
        """A client can look up whatever code it gets."""
        assert {code for code in codes(CoachError) if f"`{code}`" not in FLOW} <= NOT_ON_A_SOCKET


class TestOpenApi:
    def test_tells_of_every_route(self) -> None:
        """The contract of the HTTP interface."""
        assert set(DOCUMENTS["openapi.json"]["paths"]) == {
            "/healthz",
            "/readyz",
            "/api/v1/bank",
            "/api/v1/banks",
            "/api/v1/banks/{name}",
            "/api/v1/questions",
            "/api/v1/questions/{question}",
            "/api/v1/interviews",
            "/api/v1/interviews/{interview}",
            "/api/v1/interviews/{interview}/export",
            "/api/v1/progress",
            "/api/v1/due",
            "/api/v1/habits",
            "/api/v1/record",
            "/api/v1/record/export",
            "/api/v1/record/restore",
            "/api/v1/grade",
            "/api/v1/grade/file",
        }

    def test_is_valid_json(self) -> None:
        """Every document can be read back."""
        for document in DOCUMENTS.values():
            assert json.loads(text_of(document)) == document
