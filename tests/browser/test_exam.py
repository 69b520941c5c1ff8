from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.talking import Asked, begin_exam

MINUTE = 60_000


class TestExam:
    def test_keeps_time_and_lets_the_last_answer_be_mended(self, visit: Visit, asked: Asked) -> None:
        """An exam shows the time it has left, or not, and takes back what was said until the next answer."""
        ada = visit().go()
        begin_exam(ada)
        clock = ada.page.get_by_role("timer")
        expect(clock).to_have_text(re.compile(r"^(10|9) min left$"))
        ada.button("Hide the clock").click()
        expect(clock).to_have_count(0)

        first = asked[ada.prompt()]
        ada.answer("A slip.")
        expect(ada.page.get_by_text("2 of 3").last).to_be_visible()
        ada.button("Edit question 1").click()
        ada.page.get_by_role("textbox", name="Your answer, to change").fill(first.reference)
        ada.button("Save the change").click()
        expect(ada.page.get_by_role("region", name="Edit question 1")).to_contain_text(first.reference[:20])
        expect(ada.page.get_by_role("list", name="Point by point")).to_have_count(0)

    def test_hands_in_what_is_written_when_the_time_is_up(self, visit: Visit) -> None:
        """Nobody loses the sentence that they were writing at the last second."""
        ada = visit()
        ada.page.clock.install()
        ada.go()
        begin_exam(ada)
        ada.field.fill("Half a sentence about")
        ada.page.clock.fast_forward(10 * MINUTE)

        expect(ada.page.get_by_role("heading", name="How it went")).to_be_visible()
        report = ada.page.get_by_role("article").first
        report.get_by_role("button").first.click()
        expect(report.get_by_text("Half a sentence about").first).to_be_visible()
