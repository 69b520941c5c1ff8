from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.talking import (
    Asked,
    answered_in_part,
    end,
    gaps,
    heaviest,
    say_yes_to_all,
    skip_all_steps,
)
from tests.flow.conftest import Service

UNKNOWN = "I don\N{RIGHT SINGLE QUOTATION MARK}t know."


class TestDialogue:
    def test_reaches_everything_in_few_turns(self, visit: Visit, asked: Asked) -> None:
        """The open points are kept from the eye until they are said; what a reply adds counts for less than at once."""
        ada = visit().go()
        ada.begin("Testing", "3")
        question = answered_in_part(ada, asked)
        expect(ada.page.get_by_text("One more point is open.").first).to_be_visible()
        others = [point.says for point in question.key_points if point != heaviest(question)]

        ada.reply(" ".join(others))
        say_yes_to_all(ada)

        expect(ada.reply_field).to_have_count(0)
        expect(ada.page.get_by_text("One more point is open.")).to_have_count(0)
        expect(gaps(ada)).to_have_count(0)
        expect(ada.page.get_by_text("when asked what else \N{MIDDLE DOT} counts 90 %").first).to_be_visible()
        expect(ada.page.get_by_text(re.compile(r"^\d+ counted$"))).to_be_visible()

    def test_helps_step_by_step_down_to_the_point_itself(self, visit: Visit, asked: Asked) -> None:
        """Whoever says nothing gets a hint, a gap to fill, and at last the point, to be said back."""
        ada = visit().go()
        ada.begin("FastAPI", "3")
        question = answered_in_part(ada, asked)
        labels = []
        for _ in range(4):
            labels.append(ada.step().locator("span").first.inner_text())
            if labels[-1] != "This was missing":
                ada.button("Skip this step").click()
                expect(ada.step().filter(has_text=labels[-1])).to_have_count(0)

        assert labels[0] == "The coach asks"
        assert "This was missing" in labels
        told = ada.step().inner_text()
        point = next(point for point in question.key_points if re.sub("[`*]", "", point.says) in told)
        ada.reply(point.says)
        expect(ada.turn.get_by_text("said back \N{MIDDLE DOT} counts 10 %")).to_be_visible()

    def test_helps_whoever_does_not_know(self, visit: Visit) -> None:
        """Not to know is an answer, and the coach goes on from there."""
        ada = visit().go()
        ada.begin("Testing", "3")
        ada.button(UNKNOWN.removesuffix(".")).click()

        expect(ada.reply_field).to_be_visible()
        assert ada.turn.locator("[data-who=you] p").first.inner_text() == UNKNOWN

    def test_shows_what_a_second_answer_changed(self, visit: Visit, asked: Asked) -> None:
        """The whole question can be answered anew; the earlier answer stays, and the difference is told."""
        ada = visit().go()
        ada.begin("Testing", "3")
        question = answered_in_part(ada, asked)
        skip_all_steps(ada)
        ada.button("Answer again").click()
        ada.answer(question.reference)

        difference = ada.turn.get_by_role("region", name="Your earlier answer")
        expect(difference.get_by_text(re.compile("^\\d+ \N{RIGHTWARDS ARROW} \\d+$"))).to_be_visible()
        expect(difference.get_by_text("Now said:")).to_be_visible()

    def test_says_why_a_question_was_chosen(self, visit: Visit) -> None:
        """Every question can say why it is asked, when it is asked for that."""
        ada = visit().go()
        ada.begin("Testing", "3")
        why = ada.turn.locator("details p")
        expect(why).to_be_hidden()

        ada.page.get_by_text("Why this question?").click()

        expect(why).to_be_visible()
        assert why.inner_text()


class TestOverride:
    def test_by_one_key_tells_what_it_changed_and_can_be_undone(self, visit: Visit, asked: Asked) -> None:
        """The first press shows what is open, the second claims it; the undo button is where the hand is."""
        ada = visit().go()
        ada.begin("Testing", "3")
        answered_in_part(ada, asked)
        ada.page.keyboard.press("Escape")
        before = gaps(ada).count()
        ada.page.keyboard.press("i")
        expect(ada.page.get_by_role("button", name=re.compile("^I said this"))).to_have_count(1)
        ada.page.keyboard.press("i")

        expect(ada.page.get_by_text(re.compile(r"^\+\d+ for this question\.$"))).to_be_visible()
        expect(ada.turn.get_by_text("by your word")).to_be_visible()
        ada.page.get_by_role("button", name=re.compile("^Undo")).click()
        expect(ada.turn.get_by_text("by your word")).to_have_count(0)
        assert gaps(ada).count() == before

    def test_is_possible_after_the_end(self, visit: Visit) -> None:
        """A verdict can be contested from the report too, and the score of the whole follows."""
        ada = visit().go()
        ada.begin("Testing", "3")
        ada.answer("Tests catch mistakes before the users do.")
        ada.read()
        end(ada)
        report = ada.page.get_by_role("article").first
        report.get_by_role("button").first.click()
        total = ada.page.get_by_role("main").locator("p", has_text="1 answer read")
        before = total.inner_text()
        report.get_by_role("button", name=re.compile("^I said this")).first.click()

        expect(report.get_by_text("by your word")).to_be_visible()
        expect(total).not_to_have_text(before)


class TestEdit:
    def test_puts_other_words_in_place_of_the_last_answer(self, visit: Visit, asked: Asked) -> None:
        """What is mended is read anew, and what is taken back leaves the question open."""
        ada = visit().go()
        ada.begin("Testing", "3")
        question = asked[ada.prompt()]
        ada.answer("Tests.")
        say_yes_to_all(ada)
        ada.page.keyboard.press("Escape")
        ada.page.keyboard.press("e")
        editor = ada.page.get_by_role("textbox", name="Your answer, to change")
        expect(editor).to_have_value("Tests.")
        editor.fill(heaviest(question).says)
        ada.page.keyboard.press("Control+Enter")
        expect(ada.turn.locator("mark").first).to_be_visible()

        ada.button("Edit").click()
        ada.button("Take it back").click()
        expect(ada.field).to_be_visible()
        expect(ada.page.get_by_role("list", name="Point by point")).to_have_count(0)


class TestConfidence:
    def test_is_shown_against_the_result(self, visit: Visit) -> None:
        """Whoever was sure and is mostly wrong reads that first, here and at the end; it never counts."""
        ada = visit().go()
        ada.begin("Testing", "3")
        ada.field.fill("Tests are green, so the program has no mistakes at all.")
        ada.button("Sure").click()
        ada.page.keyboard.press("Control+Enter")
        expect(ada.page.get_by_text("You were sure of this: worth a second look.")).to_be_visible()
        end(ada)

        surprised = ada.page.get_by_role("region", name="You were sure, and it was not so")
        expect(surprised.get_by_role("listitem")).to_have_count(1)


class TestNothingLost:
    def test_when_the_page_is_loaded_again_in_the_middle(self, visit: Visit, asked: Asked) -> None:
        """The talk, the step that waits, and the reply half written are there again."""
        ada = visit().go()
        ada.begin("Testing", "3")
        answered_in_part(ada, asked)
        words = ada.step().inner_text()
        ada.reply_field.fill("Half a reply")
        ada.page.reload()

        expect(ada.reply_field).to_have_value("Half a reply")
        assert ada.step().inner_text() == words

    def test_when_the_connection_breaks_in_the_middle(self, visit: Visit, asked: Asked, service: Service) -> None:
        """A reply that is sent into the void is kept, sent once the coach is back, and said once."""
        ada = visit().go()
        ada.begin("Testing", "3")
        answered_in_part(ada, asked)
        service.kill()
        expect(ada.page.get_by_text("Reconnecting \N{HORIZONTAL ELLIPSIS} What you wrote is kept.")).to_be_visible()
        ada.reply("A reply into the void.")
        service.start()

        talk = ada.turn.get_by_role("list", name="What the coach asks next")
        expect(ada.page.get_by_text("Back. Nothing was lost.")).to_be_visible()
        expect(ada.reply_field).to_be_visible()
        expect(talk.get_by_text("A reply into the void.")).to_have_count(1)

    def test_when_two_tabs_speak_for_one_candidate(self, visit: Visit, asked: Asked) -> None:
        """What is said in one tab stands in the other, and a tab that is behind is told where the talk is."""
        ada = visit().go()
        ada.begin("Testing", "3")
        answered_in_part(ada, asked)
        other = ada.context.new_page()
        other.goto(ada.page.url)
        expect(other.get_by_role("textbox", name="Your reply")).to_be_visible()
        ada.reply("Said in the first tab.")
        expect(other.get_by_text("Said in the first tab.")).to_be_visible()

        other.get_by_role("button", name="Next question").click()
        expect(other.get_by_text("2 of 3").last).to_be_visible()
        ada.go_on()
        expect(ada.page.get_by_text("2 of 3").last).to_be_visible()
        expect(ada.field).to_be_visible()
