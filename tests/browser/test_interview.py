from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import expect

from coach.interview.question import Question
from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit
from tests.flow.conftest import Service

Asked = Mapping[str, Question]
STEADY = 0.01
"""Layout shift that no eye sees; browsers call up to 0.1 good."""
HOSTILE = "<img src=x onerror=\"document.body.dataset.hacked = 'yes'\"> 😀 [click](javascript:alert(1))"


def reference(candidate: Candidate, asked: Asked) -> str:
    return asked[candidate.prompt()].reference


class TestFirstVisit:
    def test_is_two_clicks_from_the_first_question_to_the_summary(self, visit: Visit, asked: Asked) -> None:
        """A newcomer reads what this is, answers five questions with a reload in the middle, and sees how it went."""
        ada = visit()
        forget_everything(ada)
        ada.go()
        expect(ada.page.get_by_text("Everything stays on this computer")).to_be_visible()
        ada.button("Ask me five questions").click()
        expect(ada.page.get_by_text("1 of 5").last).to_be_visible()

        answer_well(ada, asked)
        reload_with_a_draft(ada, asked)
        pass_over(ada)
        take_a_hint(ada)
        answer_well(ada, asked, way_on="See how it went")

        expect(ada.page.get_by_role("heading", name="How it went")).to_be_visible()
        expect(ada.page.get_by_text("4 answers read, 1 passed over")).to_be_visible()
        expect(ada.page.get_by_role("region", name="By topic")).to_be_visible()
        expect(ada.page.get_by_role("article")).to_have_count(5)
        expect(ada.button("Practise these again")).to_be_visible()


def forget_everything(candidate: Candidate) -> None:
    """Leave nothing of what other tests said to the service."""
    record = f"{candidate.address}/api/v1/record"
    assert candidate.context.request.delete(record, headers={"Coach-Confirm": "delete my data"}).ok


def answer_well(candidate: Candidate, asked: Asked, way_on: str = "Next question") -> None:
    """What a strong candidate would say is marked in their own words, point by point."""
    words = reference(candidate, asked)
    candidate.answer(words)

    findings = candidate.read()
    assert findings.count() >= len(asked[candidate.prompt()].key_points)
    assert candidate.evidence()
    assert all(piece in words for piece in candidate.evidence())
    expect(candidate.button(way_on)).to_have_attribute("aria-disabled", "false")
    candidate.go_on()


def reload_with_a_draft(candidate: Candidate, asked: Asked) -> None:
    """What is written and not sent is there after a reload, and so is the grade after another."""
    words = reference(candidate, asked)
    candidate.field.fill(words)
    candidate.page.reload()
    expect(candidate.field).to_have_value(words)
    expect(candidate.page.get_by_text("2 of 5").last).to_be_visible()

    candidate.field.press("Control+Enter")
    candidate.read()
    candidate.page.reload()
    candidate.read()
    candidate.go_on()


def pass_over(candidate: Candidate) -> None:
    """Whoever does not know is told what a strong candidate would say."""
    candidate.button("Skip").click()
    expect(candidate.page.get_by_text("What a strong candidate would say:")).to_be_visible()
    candidate.go_on()


def take_a_hint(candidate: Candidate) -> None:
    """A hint stands beside the question; a hostile answer stays the text that it is."""
    candidate.button("Hint").click()
    expect(candidate.page.get_by_text("The point it is about now counts for less.")).to_be_visible()
    candidate.answer(HOSTILE)
    candidate.read()
    assert candidate.turn.locator("[data-who=you] p").inner_text().startswith("<img src=x onerror=")
    assert candidate.page.locator("body[data-hacked]").count() == 0
    candidate.go_on()


class TestGrade:
    def test_moves_nothing_when_it_comes(self, visit: Visit, asked: Asked) -> None:
        """The answer stands where it was written, and neither it nor what is above it moves for the grade."""
        ada = visit().go()
        ada.begin("Testing", "3")
        ada.field.fill(reference(ada, asked))
        before, box = ada.shifts(), ada.turn.locator("[data-who=you]").first.bounding_box()
        ada.page.keyboard.press("Control+Enter")
        ada.read()

        assert ada.turn.locator("[data-who=you]").first.bounding_box() == box
        assert ada.shifts() - before < STEADY

    def test_opens_the_reference_on_request(self, visit: Visit) -> None:
        """The reference stands beside one's own answer when it is asked for, and not before."""
        ada = visit().go()
        ada.begin("Testing", "3")
        ada.answer("Tests catch mistakes before the users do.")
        ada.read()
        opener = ada.button("Show the reference answer")
        words = ada.page.locator(f'[id="{opener.get_attribute("aria-controls")}"]')
        expect(words).to_be_hidden()

        opener.click()

        expect(words).to_be_visible()
        expect(ada.button("Hide the reference answer")).to_have_attribute("aria-expanded", "true")


class TestExam:
    def test_is_silent_until_the_end(self, visit: Visit, asked: Asked) -> None:
        """An exam takes one answer after the other without a word and then reports on all."""
        ada = visit().go()
        ada.begin("Python core", "3", "Exam")
        expect(ada.button("Hint")).to_have_count(0)
        for number in (1, 2, 3):
            expect(ada.page.get_by_text(f"{number} of 3").last).to_be_visible()
            expect(ada.page.get_by_role("list", name="Point by point")).to_have_count(0)
            ada.answer(reference(ada, asked))

        expect(ada.page.get_by_role("heading", name="How it went")).to_be_visible()
        ada.page.get_by_role("article").last.get_by_role("button").first.click()

        assert ada.read().count() >= 1


class TestLostConnection:
    def test_heals_with_the_answer_kept(self, visit: Visit, asked: Asked, service: Service) -> None:
        """What is sent while the service is gone is kept, said to be kept, and graded when it is back."""
        ada = visit().go()
        ada.begin("FastAPI", "3")
        words = reference(ada, asked)
        service.kill()
        expect(ada.page.get_by_text("Reconnecting … What you wrote is kept.")).to_be_visible()
        ada.answer(words)
        expect(ada.page.get_by_text("Kept here, and sent as soon as")).to_be_visible()
        service.start()

        expect(ada.page.get_by_text("Back. Nothing was lost.")).to_be_visible()
        ada.read()
        assert ada.turn.locator("[data-who=you] p").inner_text().startswith(words[:20])

    def test_keeps_an_answer_over_a_reload_without_the_service(
        self, visit: Visit, asked: Asked, service: Service
    ) -> None:
        """An answer that was sent into the void is sent again by the next page that opens."""
        ada = visit().go()
        ada.begin("FastAPI", "3")
        place, words = ada.page.url, reference(ada, asked)
        service.kill()
        ada.answer(words)
        expect(ada.page.get_by_text("Kept here, and sent as soon as")).to_be_visible()
        service.start()
        ada.page.goto(place)

        expect(ada.page.get_by_text(re.compile("^Saved|of 100"))).to_be_visible()
        assert ada.turn.locator("[data-who=you] p").inner_text().startswith(words[:20])


class TestStrangeAddress:
    def test_of_an_interview_is_explained(self, visit: Visit) -> None:
        """An interview that is not in the record is said to be so, with the way on."""
        ada = visit().go("/interview/nobody-knows-it")

        expect(ada.page.get_by_role("heading", name="This interview cannot be opened")).to_be_visible()
        ada.page.get_by_role("link", name="Start a new one").click()
        expect(ada.page).to_have_url(re.compile("/$"))
