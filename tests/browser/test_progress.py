from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit
from tests.browser.past import date_back, play
from tests.browser.small_bank import BAD, GOOD, LOOKS, serve_small_bank
from tests.flow.conftest import Service

STEADY = 0.02
"""Layout shift that no eye sees; browsers call up to 0.1 good."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Service]:
    """A service on a bank of three questions, at first with an empty record."""
    running = serve_small_bank(tmp_path_factory.mktemp("progress"), cache)
    yield running
    running.kill()


@pytest.fixture(scope="module")
def practised(service: Service) -> Service:
    """The same after three weeks: sailing is known, baking is not, and once the candidate was sure and wrong."""
    first = play(service, {**BAD, "tacking": GOOD["tacking"]})
    second = play(service, BAD, sure="sure")
    play(service, {"tacking": GOOD["tacking"]})
    date_back(service, {first: 21, second: 3})
    return service


def region(candidate: Candidate, name: str) -> Locator:
    return candidate.page.get_by_role("region", name=name, exact=True)


class TestEmptyRecord:
    @pytest.mark.parametrize("look", LOOKS)
    def test_says_what_will_be_here(self, visit: Visit, look: Mapping[str, Any]) -> None:
        """Before the first answer the place says what it will show, and leads to Practice."""
        ada = visit(look).go("/progress")

        expect(ada.page.get_by_text("Nothing to show yet.")).to_be_visible()
        assert ada.barriers() == []
        assert ada.overflow() <= 0
        ada.page.get_by_role("main").get_by_role("link", name="Go to Practice").click()
        expect(ada.page).to_have_url(ada.address + "/")


@pytest.mark.usefixtures("practised")
class TestProgress:
    def test_shows_weak_topics_first_and_why(self, visit: Visit) -> None:
        """The weakest topic is on top; it opens to what was left out and what was believed, each with its question."""
        ada = visit().go("/progress")
        rows = region(ada, "Topics").get_by_role("listitem")
        expect(rows.first).to_contain_text("Baking")
        rows.first.get_by_role("button").click()

        expect(rows.first).to_contain_text("Salt is what makes bread rise.")
        expect(rows.first).to_contain_text("Salt slows the yeast down")
        expect(region(ada, "Topics").get_by_role("rowheader", name="Baking (weak)")).to_be_attached()
        assert ada.barriers() == []
        rows.first.get_by_role("link", name="Yeast makes gas").click()
        expect(ada.page.get_by_text("Why does dough rest").first).to_be_visible()

    def test_begins_what_the_plan_says(self, visit: Visit) -> None:
        """What to do next comes first with its reasons, and a button begins just that."""
        ada = visit().go("/progress")
        plan = region(ada, "What to do next").get_by_role("listitem")
        expect(plan.first).to_be_visible()
        assert 1 <= plan.count() <= 3
        plan.first.get_by_role("button").click()

        expect(ada.field).to_be_visible()
        assert ada.prompt() in {
            "Why does dough rest before it is baked?",
            "Why is a loaf cut before it goes into the oven?",
        }

    def test_puts_what_one_was_sure_of_against_how_it_went(self, visit: Visit) -> None:
        """Sure, but wrong comes first, and leads to the very turn."""
        ada = visit().go("/progress")
        said = region(ada, "What you said, and how it went")
        expect(said.get_by_role("row", name="sure")).to_be_visible()
        said.get_by_role("link", name="Why does dough rest").click()

        expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Interview of")
        expect(ada.page.get_by_role("list", name="Point by point")).to_be_visible()

    def test_draws_time_and_reads_it_out(self, visit: Visit) -> None:
        """Trend, due days and the days practised are pictures, each with a table for whoever cannot see them."""
        ada = visit().go("/progress")
        trend = region(ada, "How it went over time")
        expect(trend.get_by_role("img")).to_be_visible()
        trend.get_by_label("Topic").select_option("Sailing")
        expect(trend.get_by_role("table", name="Sailing by day")).to_be_attached()
        due = region(ada, "What comes back when")
        expect(due.get_by_role("table").get_by_role("row")).to_have_count(15)
        expect(due.get_by_role("link", name="Why is a loaf cut")).to_be_visible()
        days = region(ada, "Days")
        expect(days.get_by_text("answers on 3 days")).to_be_visible()
        expect(days.locator("rect[data-level='1']").first).to_be_visible()

        assert ada.shifts() < STEADY

    @pytest.mark.parametrize("look", LOOKS)
    def test_looks_well_everywhere(self, visit: Visit, look: Mapping[str, Any]) -> None:
        """In every light, contrast and width nothing scrolls sideways and axe finds no barrier."""
        ada = visit(look).go("/progress")
        region(ada, "Topics").get_by_role("listitem").first.get_by_role("button").click()
        region(ada, "Topics").get_by_role("button", name="Show tags").click()
        expect(region(ada, "How it went over time").get_by_role("img")).to_be_visible()
        expect(region(ada, "Days").locator("rect").first).to_be_visible()

        assert ada.overflow() <= 0
        assert ada.barriers() == []

    def test_is_reached_by_keyboard(self, visit: Visit) -> None:
        """A topic is opened and closed again without a mouse."""
        ada = visit().go("/progress")
        row = region(ada, "Topics").get_by_role("button", name="Baking")
        row.focus()
        ada.page.keyboard.press("Enter")
        expect(row).to_have_attribute("aria-expanded", "true")
        ada.page.keyboard.press("Space")

        expect(row).to_have_attribute("aria-expanded", "false")


class TestServiceAway:
    def test_is_told_and_heals(self, visit: Visit, practised: Service) -> None:
        """While nobody answers the place says so and what is safe; when the service is back it fills by itself."""
        ada = visit().go("/settings").installed()
        practised.kill()
        ada.page.get_by_role("navigation").get_by_role("link", name="Progress").click()
        expect(ada.page.get_by_text("The coach is not running")).to_be_visible()
        assert ada.barriers() == []
        practised.start().ready()

        expect(region(ada, "Topics")).to_be_visible()
