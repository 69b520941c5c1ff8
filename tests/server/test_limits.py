from __future__ import annotations

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse

from coach.server import limits
from tests.server.conftest import SOCKET, Join, Kitchen


class TestSocketCap:
    def test_refuses_before_it_accepts(self, kitchen: Kitchen, join: Join) -> None:
        """A socket too many gets 503 with the time to wait; requests still pass, and so does the next socket."""
        kitchen.set(max_sockets=1)
        with kitchen.open() as client:
            with join(client), pytest.raises(WebSocketDenialResponse) as denied, join(client):
                pass
            assert denied.value.status_code == 503
            assert denied.value.headers["retry-after"] == "5"
            assert client.get("/healthz").status_code == 200
            with join(client) as player:
                assert player.start()["turn"] == 1


class TestSubprotocol:
    def test_must_be_asked_for(self, client: TestClient) -> None:
        """A client of another protocol is told which one is spoken here."""
        with (
            pytest.raises(WebSocketDenialResponse) as denied,
            client.websocket_connect(SOCKET, subprotocols=["coach.v9"]),
        ):
            pass

        assert denied.value.status_code == 422
        assert "coach.v1" in denied.value.json()["message"]


class TestBody:
    @pytest.mark.parametrize("announced", [True, False])
    def test_is_bounded(self, client: TestClient, *, announced: bool) -> None:
        """Whether its length is announced or only seen on the way."""
        piece = b" " * 2**20
        pieces = (piece for _ in range(limits.BODY_BYTES // len(piece) + 1))
        response = client.post("/api/v1/grade", content=b"".join(pieces) if announced else pieces)

        assert (response.status_code, response.json()["code"]) == (413, "too_large")
