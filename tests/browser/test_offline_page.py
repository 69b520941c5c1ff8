"""The page as an installed application: it opens while the service is away, and a new version waits to be wanted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from coach.settings import Settings
from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit, free_port
from tests.browser.past import begin
from tests.flow.conftest import Service

DRAFT = "A fake stands in for what is slow, and"


@pytest.fixture(scope="module")
def page_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the page, which a test may replace by a newer one."""
    folder = tmp_path_factory.mktemp("page") / "dist"
    shutil.copytree(Settings().page_dir, folder)
    return folder


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, cache: Path, page_folder: Path) -> Iterator[Service]:
    settings = {"COACH_PORT": str(free_port()), "COACH_PAGE_DIR": str(page_folder)}
    running = Service(tmp_path_factory.mktemp("offline") / "coach", cache, settings).start().ready()
    yield running
    if running.process:
        running.kill()


@pytest.fixture
def ada(visit: Visit, service: Service) -> Candidate:
    """A candidate whose browser has the page installed."""
    if service.process is None:
        service.start().ready()
    return visit().go().installed()


class TestInstalled:
    def test_may_be_installed(self, ada: Candidate) -> None:
        """The manifest names the application, where it starts, and icons that are there, in the sizes they claim."""
        address = ada.page.locator("link[rel=manifest]").get_attribute("href")
        manifest = ada.context.request.get(f"{ada.address}{address}").json()
        icons = {icon["src"]: ada.context.request.get(ada.address + icon["src"]) for icon in manifest["icons"]}

        assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("coach", "/", "standalone")
        assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
        assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
        assert all(answer.headers["content-type"].startswith("image/") for answer in icons.values())

    def test_keeps_nothing_that_the_service_said(self, ada: Candidate) -> None:
        """What lies in the browser's caches is the page itself: no answer of the interface, and no place."""
        ada.go("/history").go("/progress")
        kept: list[str] = ada.page.evaluate(
            """async () => {
              const names = await caches.keys();
              const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
              return lists.flat().map(({ url }) => new URL(url).pathname);
            }"""
        )

        assert "/index.html" in kept
        assert [path for path in kept if re.match(r"/(api|ws|healthz|readyz|history|progress)", path)] == []


class TestServiceAway:
    def test_opens_with_the_draft_kept(self, ada: Candidate, service: Service) -> None:
        """Without the service the page opens all the same, shows what was written, and goes on when it is back."""
        place = f"/interview/{begin(service)}"
        ada.go(place).field.fill(DRAFT)
        service.kill()
        ada.go(place)

        expect(ada.page.get_by_text("What you wrote is kept.")).to_be_visible()
        expect(ada.page.get_by_role("region", name="Written here, and not sent yet")).to_contain_text(DRAFT)
        assert ada.barriers() == []
        service.start().ready()
        expect(ada.field).to_have_value(DRAFT)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_says_so_in_every_place(self, visit: Visit, service: Service, scheme: str) -> None:
        """Each place opens, says that the coach is not running and what is safe, and fits a small phone."""
        look = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
        if service.process is None:
            service.start().ready()
        ada = visit(look).go().installed()
        service.kill()
        for place in ("/progress", "/history"):
            ada.go(place)
            expect(ada.page.get_by_text("The coach is not running")).to_be_visible()
            assert ada.barriers() == [], place
            assert ada.overflow() <= 0, place
        for place in ("/", "/questions", "/banks", "/grade", "/settings"):
            ada.go(place)
            expect(ada.page.get_by_text("Reconnecting")).to_be_visible()
            assert ada.barriers() == [], place
            assert ada.overflow() <= 0, place
        service.start().ready()
        ada.go("/history")

        expect(ada.page.get_by_text("No interviews yet.").or_(ada.page.get_by_role("searchbox"))).to_be_visible()


class TestNewVersion:
    def test_waits_until_it_is_wanted(self, ada: Candidate, service: Service, page_folder: Path) -> None:
        """A newer page is told of, nothing reloads by itself, and a reload brings it with the draft kept."""
        ada.go(f"/interview/{begin(service)}").field.fill(DRAFT)
        service.kill()
        expect(ada.page.get_by_text("Reconnecting")).to_be_visible()
        renew(page_folder)
        service.start().ready()
        expect(ada.page.get_by_text("A new version of coach is here.")).to_be_visible()
        expect(ada.field).to_have_value(DRAFT)
        assert ada.barriers() == []
        ada.button("Reload").click()

        expect(ada.page.locator("meta[name=version]")).to_have_attribute("content", "newer")
        expect(ada.field).to_have_value(DRAFT)
        expect(ada.page.get_by_text("A new version of coach is here.")).to_have_count(0)


def renew(folder: Path) -> None:
    """Make a newer page of this one: another document, and with it another list of what is kept."""
    document = folder / "index.html"
    document.write_text(
        document.read_text(encoding="utf-8").replace("</head>", '<meta name="version" content="newer"></head>'),
        encoding="utf-8",
    )
    worker = folder / "sw.js"
    listed = re.sub(
        r'(url:"index.html",revision:")[0-9a-f]+', r"\g<1>0123456789abcdef", worker.read_text(encoding="utf-8")
    )
    worker.write_text(listed, encoding="utf-8")
