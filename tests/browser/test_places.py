from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from coach.interview.question import Question
from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit

PLACES = ("/", "/progress", "/questions", "/banks", "/history", "/grade", "/settings")
FIRST_LOAD = 200_000
"""Bytes."""
NARROW = {"width": 320, "height": 640}
Asked = Mapping[str, Question]


@pytest.fixture
def ada(visit: Visit) -> Candidate:
    return visit().go()


def finish_a_short_interview(candidate: Candidate, asked: Asked) -> None:
    candidate.begin("Testing", "3")
    candidate.answer(asked[candidate.prompt()].reference)
    candidate.read()
    candidate.go_on()
    candidate.button("End").click()
    candidate.button("Yes, end it").click()
    expect(candidate.page.get_by_role("heading", name="How it went")).to_be_visible()


def answers_file(asked: Asked) -> bytes:
    rows: list[dict[str, str]] = [
        {"id": str(number), "candidate": "ada", "question_id": question.id, "answer": question.reference}
        for number, question in enumerate(list(asked.values())[:4], 1)
    ]
    rows.append({"id": "5", "candidate": "ada", "question_id": "no-such-question", "answer": "?"})
    return "\n".join(json.dumps(row) for row in rows).encode()


class TestRecord:
    def test_shows_a_finished_interview_everywhere(self, ada: Candidate, asked: Asked) -> None:
        """An interview is found in History word for word and in Progress by topic, and the browser's back works."""
        finish_a_short_interview(ada, asked)
        ada.page.get_by_role("navigation").get_by_role("link", name="History").click()
        ada.page.get_by_role("main").get_by_role("link", name="Testing").first.click()
        ada.page.get_by_role("article").last.get_by_role("button").first.click()
        assert ada.read().count() >= 1

        ada.page.get_by_role("navigation").get_by_role("link", name="Progress").click()
        expect(ada.page.get_by_role("rowheader", name="Testing")).to_be_attached()
        ada.page.go_back()
        expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Interview of today")
        ada.page.go_back()
        expect(ada.page.get_by_role("heading", level=1)).to_have_text("History")

    def test_downloads_a_transcript(self, ada: Candidate, asked: Asked) -> None:
        """The transcript is a file that holds question and answer."""
        finish_a_short_interview(ada, asked)
        with ada.page.expect_download() as download:
            ada.page.get_by_role("link", name="Markdown", exact=True).click()

        text = download.value.path().read_text(encoding="utf-8")
        assert "\n## 1. " in text
        assert "**A strong answer**" in text


class TestGradeAFile:
    def test_gives_results_and_a_summary(self, ada: Candidate, asked: Asked) -> None:
        """A file of answers is graded row by row, a bad row is explained, and the results can be taken along."""
        ada.go("/grade")
        ada.page.set_input_files(
            "input[type=file]", {"name": "answers.jsonl", "mimeType": "text/plain", "buffer": answers_file(asked)}
        )
        expect(ada.page.get_by_text("4 of 5 rows are graded, 1 could not be.")).to_be_visible()
        expect(ada.page.get_by_role("region", name="Summary")).to_be_visible()
        expect(ada.page.get_by_text("Line 5:")).to_be_visible()
        with ada.page.expect_download() as download:
            ada.button("Download results (.jsonl)").click()

        rows = [json.loads(line) for line in download.value.path().read_text(encoding="utf-8").splitlines()]
        assert [row["id"] for row in rows] == ["1", "2", "3", "4", "5"]
        assert rows[0]["verdicts"]

    def test_explains_a_file_that_it_cannot_read(self, ada: Candidate) -> None:
        """A file of another kind, or of bytes that are no text, is refused in words."""
        ada.go("/grade")
        ada.page.set_input_files("input[type=file]", {"name": "a.pdf", "mimeType": "text/plain", "buffer": b"x"})
        expect(ada.page.get_by_role("alert")).to_contain_text("neither .jsonl nor .csv")

        ada.page.set_input_files("input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": b"\xff\xfe"})
        expect(ada.page.get_by_role("alert")).to_contain_text("UTF-8")


class TestWeight:
    def test_first_load_is_light(self, ada: Candidate) -> None:
        """The first place needs at most 200 kB of compressed script; the others are fetched when they are opened."""
        loaded: list[str] = ada.page.evaluate(
            "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))"
        )
        scripts = [ada.context.request.get(address).body() for address in loaded]

        assert loaded
        assert sum(len(gzip.compress(script)) for script in scripts) <= FIRST_LOAD


class TestSettings:
    def test_light_and_size_outlive_a_reload(self, ada: Candidate) -> None:
        """What is chosen once stays chosen, and is there before anything is drawn."""
        ada.go("/settings")
        ada.page.get_by_text("Dark", exact=True).click()
        ada.page.get_by_text("Larger", exact=True).click()
        ada.page.reload()

        chosen = ada.page.locator("html")
        expect(chosen).to_have_attribute("data-mantine-color-scheme", "dark")
        expect(chosen).to_have_css("font-size", "21px")

    def test_high_contrast_is_chosen_in_every_light(self, ada: Candidate) -> None:
        """High contrast can be chosen where the system does not ask for it, stays, and has no barrier."""
        ada.go("/settings")
        for light, background in (("Dark", "rgb(0, 0, 0)"), ("Light", "rgb(255, 255, 255)")):
            ada.page.get_by_role("group", name="Theme").get_by_text(light, exact=True).click()
            ada.page.get_by_role("group", name="Contrast").get_by_text("High", exact=True).click()
            ada.page.reload()

            expect(ada.page.locator("body")).to_have_css("background-color", background)
            assert ada.barriers() == []


class TestWidth:
    def test_nothing_is_wider_than_a_small_phone(self, visit: Visit, asked: Asked) -> None:
        """At 320 pixels no place and no state of an interview scrolls sideways."""
        ada = visit({"viewport": NARROW, "is_mobile": True, "has_touch": True})
        for place in PLACES:
            assert ada.go(place).overflow() == 0, place
        ada.go().begin("System design", "3")
        assert ada.overflow() == 0
        ada.answer(asked[ada.prompt()].reference + " an_endless_identifier" * 8 + "x" * 400)
        ada.read()
        ada.button("Show the reference answer").click()
        assert ada.overflow() == 0


class TestBarriers:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_none(self, visit: Visit, asked: Asked, scheme: str) -> None:
        """Every place and every state of an interview passes axe, in light and in dark."""
        ada = visit({"color_scheme": scheme})
        for place in PLACES:
            assert ada.go(place).barriers() == [], place
        ada.go().begin("Security and auth", "3")
        assert ada.barriers() == []
        ada.answer(asked[ada.prompt()].reference)
        ada.read()
        ada.button("Show the reference answer").click()
        assert ada.barriers() == []
        ada.go_on()
        ada.button("End").click()
        assert ada.barriers() == []
        ada.button("Yes, end it").click()
        ada.page.get_by_role("article").first.get_by_role("button").first.click()
        assert ada.barriers() == []

    def test_axe_finds_none_in_high_contrast(self, visit: Visit) -> None:
        """The places pass in high contrast too."""
        ada = visit({"contrast": "more"})
        for place in PLACES:
            assert ada.go(place).barriers() == [], place
