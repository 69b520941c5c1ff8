"""From where the service may be called."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse

from coach.protocol.messages import SUBPROTOCOL
from coach.server.hosts import hosts_for, origin_of
from tests.server.conftest import SOCKET, Kitchen

FOREIGN = [
    "http://evil.example",
    "https://127.0.0.1",
    "http://127.0.0.1:9000",
    "http://localhost",
    "http://127.0.0.1.evil.example",
    "http://evil.example#127.0.0.1",
    "http://127.0.0.1@evil.example",
    "http://127.0.0.1/",
    "http://127.0.0.1:port",
    "file://",
    "null",
    "",
]
"""None of these is the page at http://127.0.0.1."""


def upgrade(client: TestClient, **headers: str) -> int:
    try:
        with client.websocket_connect(SOCKET, subprotocols=[SUBPROTOCOL], headers=headers):
            return 101
    except WebSocketDenialResponse as denied:
        return denied.status_code


class TestOrigin:
    @pytest.mark.parametrize("origin", FOREIGN)
    def test_of_another_page_is_refused(self, client: TestClient, origin: str) -> None:
        """Before a socket is accepted, and for every request."""
        assert upgrade(client, origin=origin) == 403
        assert client.post("/api/v1/grade", json=[], headers={"origin": origin}).json()["code"] == "refused"

    def test_of_the_own_page_is_taken(self, client: TestClient) -> None:
        """With and without a cookie, and however the host is written."""
        assert upgrade(client, origin="http://127.0.0.1") == 101
        assert upgrade(client, origin="http://127.0.0.1:80", cookie="a=b") == 101
        assert upgrade(client, origin="HTTP://LOCALHOST:8000", host="localhost:8000") == 101
        assert upgrade(client, origin="http://[::1]:8000", host="[::1]:8000") == 101

    def test_may_be_absent_without_a_cookie(self, client: TestClient) -> None:
        """A program is no browser and carries no cookie; a browser that changes something says from where."""
        assert upgrade(client) == 101
        assert upgrade(client, cookie="a=b") == 403
        assert client.post("/api/v1/grade", json=[], headers={"cookie": "a=b"}).status_code == 403
        assert client.get("/healthz", headers={"cookie": "a=b"}).status_code == 200

    def test_can_be_allowed(self, kitchen: Kitchen) -> None:
        """An operator names the pages that may call."""
        kitchen.set(allowed_origins=("https://coach.example",))
        with kitchen.open() as client:
            assert upgrade(client, origin="https://coach.example") == 101
            assert upgrade(client, origin="https://coach.example:444") == 403


class TestHost:
    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "0.0.0.0", "a b"])  # noqa: S104
    def test_that_is_not_allowed_is_refused(self, client: TestClient, host: str) -> None:
        """A foreign name that points at this machine opens nothing, not even the page."""
        assert client.get("/", headers={"host": host}).status_code == 403
        assert upgrade(client, host=host) == 403

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1234", "LOCALHOST", "[::1]:8000"])
    def test_of_loopback_is_taken(self, client: TestClient, host: str) -> None:
        """By any of its names and on any port."""
        assert client.get("/healthz", headers={"host": host}).status_code == 200

    def test_is_the_address_served_on_or_an_allowed_one(self) -> None:
        """A wildcard address is no name."""
        assert hosts_for("192.168.1.5", ["Coach.Example"]) == {"192.168.1.5", "coach.example"}
        assert hosts_for("0.0.0.0", ["localhost"]) == {"localhost"}  # noqa: S104


class TestOriginOf:
    @pytest.mark.parametrize("text", ["null", "", "ftp://a", "http://", "http://a/b", "http://u@a", "http://a:99999"])
    def test_is_none_for_what_is_no_origin(self, text: str) -> None:
        """Nothing that is not exactly scheme, host and port."""
        assert origin_of(text) is None
