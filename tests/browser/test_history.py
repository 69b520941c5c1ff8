from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, expect

from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit
from tests.browser.past import begin, date_back, play
from tests.browser.small_bank import GOOD, LOOKS, serve_small_bank
from tests.flow.conftest import Service


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Service]:
    """A service with two interviews, one of them on sailing alone and three days old."""
    running = serve_small_bank(tmp_path_factory.mktemp("history"), cache)
    yield running
    running.kill()


@pytest.fixture(scope="module", autouse=True)
def played(service: Service) -> None:
    older = play(service, {"tacking": "It goes in zigzags, I once saw it from a lighthouse."})
    play(service, {"proofing": GOOD["proofing"], "scoring": ""})
    date_back(service, {older: 3})


@pytest.fixture
def ada(visit: Visit) -> Candidate:
    return visit().go("/history")


def count(candidate: Candidate, words: str) -> None:
    expect(candidate.page.get_by_role("main").get_by_role("status").filter(has_text=words)).to_be_visible()


def taken(candidate: Candidate, name: str) -> Download:
    with candidate.page.expect_download() as download:
        candidate.page.get_by_role("link", name=name, exact=True).click()
    return download.value


class TestHistory:
    def test_is_searched_and_narrowed(self, ada: Candidate) -> None:
        """One's own words and a question's words find interviews, and the address keeps what is sought."""
        count(ada, "2 interviews")
        field = ada.page.get_by_role("searchbox", name="Search")
        field.fill("lighthouse")
        count(ada, "1 interview")
        field.fill("loaf")
        expect(ada.page).to_have_url(re.compile(r"\?q=loaf$"))
        count(ada, "1 interview")
        ada.page.reload()
        expect(field).to_have_value("loaf")
        ada.page.get_by_label("Mode").select_option("Exam")
        expect(ada.page.get_by_text("No interview fits.")).to_be_visible()
        assert ada.barriers() == []
        ada.button("Show all interviews").click()

        count(ada, "2 interviews")

    def test_opens_an_interview_word_for_word(self, ada: Candidate) -> None:
        """Each turn shows what was asked, said and made of it, and the browser's back leads to the list."""
        ada.page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()
        expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Interview of today")
        turns = ada.page.get_by_role("article")
        turns.first.get_by_role("button").first.click()
        expect(turns.first.locator("[data-who=you] mark").first).to_contain_text("Yeast makes gas")
        turns.last.get_by_role("button").first.click()
        expect(turns.last).to_contain_text("You passed this question over.")
        assert ada.barriers() == []
        ada.page.go_back()

        expect(ada.page.get_by_role("heading", level=1)).to_have_text("History")

    def test_tells_the_talk_and_what_counted(self, visit: Visit, service: Service) -> None:
        """What the coach asked back, what was replied and what counted by one's own word stand in the transcript."""
        interview = begin(service, "proofing", dialogue=True)
        ada = visit().go(f"/interview/{interview}")
        ada.answer("The gas lifts the dough.")
        ada.read()
        ada.step().get_by_role("button", name="Skip this step").click()
        expect(ada.step()).to_contain_text("Fill the gap")
        ada.reply("Nothing that I can think of.")
        expect(ada.step()).to_contain_text("This was missing")
        ada.go(f"/history/{interview}?turn=1")
        talk = ada.page.get_by_role("region", name="What was said, in order").get_by_role("listitem")

        expect(talk.first).to_contain_text("The gas lifts the dough.")
        expect(talk.filter(has_text="What else belongs to a full answer?")).to_have_count(1)
        expect(talk.filter(has_text="Nothing that I can think of.")).to_contain_text("you · reply")
        assert ada.barriers() == []

    def test_is_taken_along_in_four_forms(self, ada: Candidate) -> None:
        """Markdown, JSON, CSV and a page to print all hold the answer."""
        ada.page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()
        files = {
            name: taken(ada, name).path().read_text(encoding="utf-8-sig")
            for name in ("Markdown", "JSON", "CSV", "To print")
        }

        assert all("Yeast makes gas while the dough rests." in text for text in files.values())
        assert json.loads(files["JSON"])
        assert len(list(csv.DictReader(files["CSV"].splitlines()))) >= 1
        assert "<html" in files["To print"]

    @pytest.mark.parametrize("look", LOOKS)
    def test_looks_well_everywhere(self, visit: Visit, look: Mapping[str, Any]) -> None:
        """List and transcript pass axe in every light and contrast, and fit a small phone."""
        ada = visit(look).go("/history")
        lines = ada.page.get_by_role("main").get_by_role("listitem")
        expect(lines.first).to_be_visible()
        assert ada.barriers() == []
        assert ada.overflow() <= 0
        lines.first.get_by_role("link").click()
        ada.page.get_by_role("article").first.get_by_role("button").first.click()

        assert ada.barriers() == []
        assert ada.overflow() <= 0


class TestOwnData:
    def test_moves_from_one_record_to_the_next(self, ada: Candidate) -> None:
        """Everything is downloaded, deleted after the word for it was typed, and added back from the file."""
        interviews = ada.page.get_by_role("main").get_by_role("listitem")
        expect(interviews.first).to_be_visible()
        before = interviews.count()
        ada.go("/settings")
        backup = taken(ada, "Download everything").path()
        ada.button("Delete my data").click()
        expect(ada.button("Delete everything")).to_be_disabled()
        assert ada.barriers() == []
        ada.page.get_by_label("Type “delete”").fill("delete")
        ada.button("Delete everything").click()
        expect(ada.page.get_by_text("Everything is deleted.")).to_be_visible()
        ada.button("Begin anew").click()
        expect(ada.button("Ask me five questions")).to_be_visible()

        ada.go("/settings")
        ada.page.set_input_files(
            "input[type=file]", {"name": "coach.zip", "mimeType": "application/zip", "buffer": backup.read_bytes()}
        )
        expect(ada.page.get_by_text(f"{before} interviews are new.")).to_be_visible()
        assert ada.barriers() == []
        ada.page.get_by_role("navigation").get_by_role("link", name="History").click()
        expect(interviews).to_have_count(before)

    def test_is_not_deleted_by_a_slip(self, ada: Candidate) -> None:
        """Without the word nothing can be deleted, and keeping is one key away."""
        ada.go("/settings").button("Delete my data").click()
        ada.page.get_by_label("Type “delete”").fill("remove")
        ada.page.keyboard.press("Enter")
        expect(ada.button("Delete everything")).to_be_disabled()
        ada.page.keyboard.press("Escape")

        expect(ada.button("Delete my data")).to_be_visible()

    def test_refuses_what_is_no_backup(self, ada: Candidate) -> None:
        """Another file changes nothing, and it is said why."""
        ada.go("/settings").page.set_input_files(
            "input[type=file]", {"name": "a.zip", "mimeType": "application/zip", "buffer": b"no zip at all"}
        )

        expect(ada.page.get_by_role("alert")).to_be_visible()
