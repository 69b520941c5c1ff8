"""What the messages of coach.v1 have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from coach.interview import record, steps

ClientId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\x21-\x7e]+$")]
"""Chosen by the client for each message that changes state; sending it again returns the first result."""
InterviewId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


# Named, so that the published schema names them as well.
Sure = TypeAliasType("Sure", record.Sure)
Step = TypeAliasType("Step", steps.Step)


class Message(BaseModel):
    """What every message has in common: it is immutable and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)
