from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit
from tests.browser.talking import MOST_STEPS, Asked, answered_in_part, heaviest


class TestKeyboard:
    def test_is_enough_for_a_whole_interview(self, visit: Visit, asked: Asked) -> None:
        """From the start to the end without a pointer; each thing is told to a screen reader once."""
        ada = visit().go()
        keyboard = ada.page.keyboard
        press_button(ada, "A mixed interview", "Ask me five questions")
        expect(ada.field).to_be_focused()
        keyboard.type(heaviest(asked[ada.prompt()]).says)
        keyboard.press("Control+Enter")
        ada.read()
        say_yes_by_keyboard(ada)
        keyboard.press("Escape")
        keyboard.press("r")
        expect(ada.page.get_by_role("region", name="Reference answer")).to_be_visible()
        keyboard.press("?")
        expect(ada.page.get_by_role("dialog", name="Keys")).to_be_visible()
        keyboard.press("Escape")
        for number in (2, 3, 4, 5):
            expect(ada.button("Next question")).to_have_attribute("aria-disabled", "false")
            keyboard.press("n")
            expect(ada.page.get_by_text(f"{number} of 5").last).to_be_visible()
            expect(ada.field).to_be_focused()
            keyboard.press("Escape")
            keyboard.press("k")
            expect(ada.page.get_by_text("What a strong candidate would say:").last).to_be_visible()
        keyboard.press("n")

        expect(ada.page.get_by_role("heading", name="How it went")).to_be_visible()

    def test_tells_each_thing_once(self, visit: Visit, asked: Asked) -> None:
        """The log holds no line twice, and after a reload only what is on the table."""
        ada = visit().go()
        ada.begin("Testing", "3")
        answered_in_part(ada, asked)
        log = ada.page.get_by_role("log").locator("p")
        expect(log.filter(has_text="The coach asks:")).to_have_count(1)
        told = log.all_inner_texts()
        ada.page.reload()
        expect(log.filter(has_text="The coach asks:")).to_have_count(1)

        assert len(told) == len(set(told))
        assert sum(line.startswith("Question 1 of 3") for line in told) == 1

    def test_can_be_changed_and_leaves_letters_alone_where_one_writes(self, visit: Visit) -> None:
        """Another letter takes over at once and lasts; in the field every letter is a letter."""
        ada = visit().go()
        ada.begin("Testing", "3")
        ada.page.keyboard.type("hint? skip")
        expect(ada.field).to_have_value("hint? skip")
        ada.button("? Keys").click()
        ada.page.get_by_role("textbox", name="Key for \N{LEFT DOUBLE QUOTATION MARK}Hint").fill("z")
        ada.button("Close").click()
        ada.page.reload()
        expect(ada.field).to_be_focused()
        ada.page.keyboard.press("Escape")
        ada.page.keyboard.press("z")

        expect(ada.page.get_by_text("The point it is about now counts for less.")).to_be_visible()


def press_button(candidate: Candidate, *names: str) -> None:
    """Reach a button of one of these names by Tab, and press it."""
    for _ in range(MOST_STEPS):
        candidate.page.keyboard.press("Tab")
        if candidate.page.evaluate("document.activeElement.textContent.trim()") in names:
            candidate.page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab reaches no {names}.")


def say_yes_by_keyboard(candidate: Candidate) -> None:
    """Yes is where the focus is whenever the coach asks; else it is in the field for a reply."""
    yes = candidate.button("Yes, I meant that")
    for _ in range(MOST_STEPS):
        expect(yes.or_(candidate.reply_field).first).to_be_focused()
        if yes.count() == 0:
            return
        candidate.page.keyboard.press("Enter")
        expect(yes).to_have_count(0)
