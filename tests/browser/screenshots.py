"""Take the pictures of docs/screenshots from the real thing: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from coach.interview.question import Question
from coach.settings import Settings
from tests.browser.candidate import ROOT, Candidate, launch, questions_by_prompt
from tests.browser.past import date_back, play
from tests.flow.conftest import Service

FOLDER = ROOT / "docs" / "screenshots"
WIDE = {"width": 1200, "height": 900}
PHONE = {"width": 390, "height": 844}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light", "is_mobile": True, "has_touch": True},
}
TOPIC = "Databases and ORM"
WEEKS = {
    "testing": (4, (38, 24, 9)),
    "python-core": (3, (31, 16, 2)),
    "fastapi": (2, (27, 12, 1)),
    "async-concurrency": (2, (22, 5)),
    "databases-orm": (1, (40, 17, 3)),
}
"""How many points of each question the candidate of the pictures makes, and how many days ago, by topic."""


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
            talk(candidate, name)
        candidate.go_on()
    expect(candidate.page.get_by_role("heading", name="How it went")).to_be_visible()
    picture(candidate, f"end-{name}")


def talk(candidate: Candidate, name: str) -> None:
    """Talk a gap over as far as its hint, and look at the reference beside one's own answer."""
    yes = candidate.button("Yes, I meant that")
    expect(yes.or_(candidate.reply_field).first).to_be_visible()
    if yes.count() > 0:
        yes.click()
    candidate.reply("I would look it up in the documentation.")
    expect(candidate.step()).to_contain_text("Not yet.")
    candidate.button("Show the reference answer").click()
    candidate.page.evaluate("scrollTo(0, 0)")
    picture(candidate, f"talk-{name}")


def exam(candidate: Candidate, name: str) -> None:
    """Look at an exam against the clock, one answer given."""
    candidate.go()
    candidate.begin("Exam", "20 min", TOPIC)
    candidate.answer("An index keeps a sorted copy of some columns, so that rows are found without reading them all.")
    expect(candidate.page.get_by_text("2 of 5").last).to_be_visible()
    picture(candidate, f"exam-{name}")


def practise_for_weeks(service: Service, questions: Iterable[Question]) -> None:
    """Let six weeks go by in which testing goes well, and databases do not."""
    by_topic = groupby(sorted(questions, key=lambda one: one.topic), key=lambda one: one.topic)
    topics = {topic: list(islice(them, 4)) for topic, them in by_topic}
    ages = {}
    for topic, (points, days) in WEEKS.items():
        said = {one.id: " ".join(point.says for point in one.key_points[:points]) for one in topics[topic]}
        for sure, ago in zip(("quite", "guessing", "sure"), days, strict=False):
            ages[play(service, said, sure)] = ago
    date_back(service, ages)


def record(candidate: Candidate, name: str) -> None:
    """Look at the record of these weeks."""
    candidate.go("/progress").page.get_by_role("region", name="Topics").get_by_role("button").first.click()
    expect(candidate.page.get_by_role("region", name="Days").locator("rect").first).to_be_attached()
    picture(candidate, f"progress-{name}")
    candidate.page.get_by_role("region", name="How it went over time").evaluate("region => region.scrollIntoView()")
    picture(candidate, f"progress-over-time-{name}")
    candidate.go("/history")
    expect(candidate.page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    picture(candidate, f"history-{name}")
    candidate.go("/settings")
    picture(candidate, f"settings-{name}")


def take(browser: Browser, service: Service) -> None:
    """Take every picture."""
    asked = questions_by_prompt()
    for visit in (partial(interview, asked=asked), exam, record):
        for name, context in LOOKS.items():
            candidate = Candidate(browser, service.address, context)
            visit(candidate, name=name)
            candidate.leave()
        if visit is exam:
            practise_for_weeks(service, asked.values())


def main() -> None:
    """Serve from an empty record, and take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        service = Service(Path(folder) / "coach", Settings().cache_dir).start().ready()
        try:
            browser = launch(playwright)
            take(browser, service)
            browser.close()
        finally:
            service.kill()


if __name__ == "__main__":
    main()
