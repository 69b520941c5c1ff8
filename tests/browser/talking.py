"""What candidates do in many tests of the talk about a question."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, expect

from coach.interview.question import KeyPoint, Question
from tests.browser.candidate import Candidate

Asked = Mapping[str, Question]
MOST_STEPS = 40
"""More than any question of the bank can have."""


def heaviest(question: Question) -> KeyPoint:
    return max(question.key_points, key=lambda point: point.weight)


def answered_in_part(candidate: Candidate, asked: Asked) -> Question:
    """Make the heaviest point of the question on the table and no other, and wait for what the coach asks."""
    question = asked[candidate.prompt()]
    candidate.answer(heaviest(question).says)
    candidate.read()
    say_yes_to_all(candidate)
    expect(candidate.reply_field).to_be_visible()
    return question


def say_yes_to_all(candidate: Candidate) -> None:
    yes = candidate.button("Yes, I meant that")
    waiting = yes.or_(candidate.reply_field).or_(candidate.button("Answer again"))
    for _ in range(MOST_STEPS):
        expect(waiting.first).to_be_visible()
        if yes.count() == 0:
            return
        yes.click()
        expect(yes).to_have_count(0)


def skip_all_steps(candidate: Candidate) -> None:
    """Skip what the coach asks until nothing is left to ask."""
    again = candidate.button("Answer again")
    for _ in range(MOST_STEPS):
        expect(candidate.reply_field.or_(again).first).to_be_visible()
        if again.count() > 0:
            return
        words = candidate.step().inner_text()
        candidate.button("Skip this step").click()
        expect(candidate.step().filter(has_text=words)).to_have_count(0)


def gaps(candidate: Candidate) -> Locator:
    return candidate.read().filter(has_text="missing")


def end(candidate: Candidate) -> None:
    candidate.button("End").click()
    candidate.button("Yes, end it").click()
    expect(candidate.page.get_by_role("heading", name="How it went")).to_be_visible()


def begin_exam(candidate: Candidate) -> None:
    candidate.button("Choose topics \N{HORIZONTAL ELLIPSIS}").click()
    for choice in ("Exam", "10 min", "3"):
        candidate.page.get_by_role("group").get_by_text(choice, exact=True).click()
    candidate.button("Begin").click()
    expect(candidate.field).to_be_visible()
