"""What can still be read from a frame that is no message."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from coach.protocol.base import ClientId

_OBJECT: TypeAdapter[dict[str, object]] = TypeAdapter(dict[str, object])
_ID: TypeAdapter[str] = TypeAdapter(ClientId)


def client_id_of(frame: str | None) -> str | None:
    """Return the client_id in a frame, None where there is none, so that its sender knows what was refused."""
    if frame is None:
        return None
    try:
        return _ID.validate_python(_OBJECT.validate_json(frame).get("client_id"))
    except ValidationError:
        return None
