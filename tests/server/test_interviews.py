from __future__ import annotations

import hashlib

import pytest

from coach.protocol.commands import Dispute, Start
from coach.server.interviews import payload_hash

FIRST = '{"kind":"start","topics":["async"],"level":null,"length":5,"mode":"practice","seed":7}'
"""A `start` as the first clients sent it, without its client_id."""


class TestPayloadHash:
    def test_of_an_earlier_client_stays_the_same(self) -> None:
        """Its message may come again after an upgrade, and means what it meant."""
        start = Start(client_id="a", topics=("async",), seed=7)

        assert payload_hash(start) == hashlib.sha256(FIRST.encode()).hexdigest()
        assert payload_hash(start) == payload_hash(start.model_copy(update={"client_id": "b"}))

    @pytest.mark.parametrize(
        "more", [{"dialogue": True}, {"tags": ("a",)}, {"due": True}, {"minutes": 5}, {"questions": ("q",)}]
    )
    def test_tells_what_is_new_apart(self, more: dict[str, object]) -> None:
        """What a later client asks for is other content."""
        start = Start(client_id="a", mode="exam")

        assert payload_hash(start) != payload_hash(start.model_copy(update=more))

    def test_tells_messages_apart(self) -> None:
        """By all that they say."""
        dispute = Dispute(client_id="a", interview="i", turn=1, key_point="p", verdict="covered")

        assert payload_hash(dispute) != payload_hash(dispute.model_copy(update={"verdict": None}))
