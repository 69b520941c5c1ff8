"""Take the pictures of docs/screenshots from the real thing: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from coach.interview.question import Question
from coach.settings import Settings
from tests.browser.candidate import ROOT, Candidate, launch, questions_by_prompt
from tests.flow.conftest import Service

FOLDER = ROOT / "docs" / "screenshots"
WIDE = {"width": 1200, "height": 900}
PHONE = {"width": 390, "height": 844}
TOPIC = "Databases and ORM"


def picture(candidate: Candidate, name: str) -> None:
    """Take the page as it stands, with the pointer out of the way."""
    candidate.page.mouse.move(0, 0)
    candidate.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


def mixed_answer(question: Question) -> str:
    """Return an answer as people give them: most of it right, one thing wrong, one thing left out."""
    right = [point.also[0] for point in question.key_points[:2] if point.also]
    wrong = [form for point in question.key_points[2:3] for form in point.wrong[:1]]
    return " ".join([*right, *wrong])


def interview(candidate: Candidate, asked: Mapping[str, Question], name: str) -> None:
    """Take an interview from the start to the end."""
    candidate.go()
    picture(candidate, f"start-{name}")
    candidate.begin(TOPIC, "3")
    for number in range(3):
        candidate.answer(mixed_answer(asked[candidate.prompt()]))
        candidate.read()
        if number == 0:
            expect(candidate.button("Next question")).to_have_attribute("aria-disabled", "false")
            picture(candidate, f"graded-{name}")
        candidate.go_on()
    expect(candidate.page.get_by_role("heading", name="How it went")).to_be_visible()
    picture(candidate, f"end-{name}")


def take(browser: Browser, address: str) -> None:
    """Take every picture."""
    asked = questions_by_prompt()
    for name, context in (
        ("light", {"viewport": WIDE, "color_scheme": "light"}),
        ("dark", {"viewport": WIDE, "color_scheme": "dark"}),
        ("phone", {"viewport": PHONE, "color_scheme": "light", "is_mobile": True, "has_touch": True}),
    ):
        candidate = Candidate(browser, address, context)
        interview(candidate, asked, name)
        candidate.leave()


def main() -> None:
    """Serve from an empty record, and take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        service = Service(Path(folder) / "coach", Settings().cache_dir).start().ready()
        try:
            browser = launch(playwright)
            take(browser, service.address)
            browser.close()
        finally:
            service.kill()


if __name__ == "__main__":
    main()
