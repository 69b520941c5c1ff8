"""The page, and what every response tells the browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from coach.server.headers import CONTENT_SECURITY_POLICY
from tests.server.conftest import Kitchen

BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def page(kitchen: Kitchen) -> Kitchen:
    """A service with a built page."""
    assets = kitchen.settings.page_dir / "assets"
    assets.mkdir(parents=True)
    (kitchen.settings.page_dir / "index.html").write_text("<title>coach</title>", encoding="utf-8")
    (assets / "app-1a2b.js").write_text("1", encoding="utf-8")
    return kitchen


class TestPage:
    def test_is_served_at_its_addresses(self, page: Kitchen) -> None:
        """The addresses of its places lead to it, its files are files, and what is missing is missing."""
        with page.open() as client:
            for address in ("/", "/grade", "/interview/i1"):
                assert client.get(address, headers=BROWSER).text == "<title>coach</title>"
            assert client.get("/assets/app-1a2b.js").text == "1"
            assert client.get("/assets/gone.js").status_code == 404
            assert client.get("/api/v1/gone", headers=BROWSER).json()["code"] == "not_found"

    @pytest.mark.parametrize("path", ["/..%2fdata%2fcoach.db", "/assets/..%2f..%2fdata%2fcoach.db", "/%00"])
    def test_never_serves_what_is_not_its_own(self, page: Kitchen, path: str) -> None:
        """No address leads out of its folder."""
        with page.open() as client:
            assert client.get(path).status_code == 404

    def test_may_be_absent(self, client: TestClient) -> None:
        """A service without a page still serves the rest."""
        assert client.get("/", headers=BROWSER).json()["code"] == "not_found"


class TestHeaders:
    def test_stand_on_every_response(self, page: Kitchen) -> None:
        """The page may load nothing from elsewhere, and nobody may frame it; errors are no exception."""
        with page.open() as client:
            for response in (
                client.get("/", headers=BROWSER),
                client.get("/healthz"),
                client.get("/api/v1/gone"),
                client.get("/", headers={"host": "evil.example"}),
            ):
                assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
                assert response.headers["x-content-type-options"] == "nosniff"
                assert response.headers["referrer-policy"] == "no-referrer"
                assert response.headers["cross-origin-opener-policy"] == "same-origin"
                assert response.headers["cross-origin-resource-policy"] == "same-origin"

    def test_allow_no_script_from_elsewhere_or_inline(self) -> None:
        """Style elements are what the component library needs."""
        assert "script-src 'self';" in CONTENT_SECURITY_POLICY
        assert CONTENT_SECURITY_POLICY.count("unsafe") == 1

    def test_say_how_long_to_keep(self, page: Kitchen) -> None:
        """Assets for ever, since their names change with them; the page is asked for again; answers are not kept."""
        with page.open() as client:
            assert "immutable" in client.get("/assets/app-1a2b.js").headers["cache-control"]
            assert client.get("/assets/gone.js").headers["cache-control"] == "no-cache"
            assert client.get("/", headers=BROWSER).headers["cache-control"] == "no-cache"
            assert client.get("/api/v1/interviews").headers["cache-control"] == "no-store"
