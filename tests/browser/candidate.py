"""A candidate at the page: what a person does there, and what they see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Playwright, expect

from coach.bank.load import load_bank
from coach.interview.question import Question
from coach.settings import Settings
from tests.browser.find_chromium import find_chromium

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
NO_WISHES: Mapping[str, Any] = MappingProxyType({})
PATIENCE = 120_000.0
"""Milliseconds: long enough for a busy machine; nothing here measures time."""

_COUNT_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_BECOME_INSTALLED = """() => navigator.serviceWorker.controller === null && new Promise((resolve) => {
  navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true));
})"""
_RUN_AXE = """async () => {
  const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}"""


expect.set_options(timeout=PATIENCE)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without a window; it calls nobody by itself."""
    return playwright.chromium.launch(
        executable_path=find_chromium(),
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ],
    )


def _plain(prompt: str) -> str:
    return " ".join(re.sub("[`*]", "", prompt).split())


def questions_by_prompt() -> Mapping[str, Question]:
    """Return the built-in bank by what the page shows of a prompt."""
    return {_plain(question.prompt): question for folder in Settings().bank for question in load_bank(folder).questions}


class Candidate:
    """One person with one browser of their own."""

    def __init__(self, browser: Browser, address: str, context: Mapping[str, Any] = NO_WISHES) -> None:
        self.context: BrowserContext = browser.new_context(**context)
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(_COUNT_SHIFTS)
        self.page: Page = self.context.new_page()
        self.address = address
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        # The browser itself reports a service that is not ready or not there; the page tells the candidate.
        expected = "Failed to load resource" in message.text or "WebSocket connection" in message.text
        if message.type == "error" and not expected:
            self.complaints.append(message.text)

    def go(self, path: str = "/") -> Candidate:
        """Open an address of the page and wait until something stands there."""
        self.page.goto(self.address + path)
        expect(self.page.get_by_role("heading", level=1)).to_be_attached()
        return self

    def installed(self) -> Candidate:
        """Wait until the browser keeps the page, with all that it needs."""
        self.page.evaluate(_BECOME_INSTALLED)
        return self

    def button(self, name: str) -> Locator:
        """Return the button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def begin(self, *choices: str) -> None:
        """Choose topics, level, length or mode by their names, and begin."""
        self.button("Choose topics \N{HORIZONTAL ELLIPSIS}").click()
        for choice in choices:
            self.page.get_by_role("group").get_by_text(choice, exact=True).click()
        self.button("Begin").click()
        expect(self.field).to_be_visible()

    @property
    def field(self) -> Locator:
        """Where the answer is written."""
        return self.page.get_by_role("textbox", name="Your answer")

    @property
    def turn(self) -> Locator:
        """The turn on the table."""
        return self.page.get_by_role("article").last

    def prompt(self) -> str:
        """Return the question on the table as it stands there."""
        words: str = self.turn.locator("[data-who=coach]").inner_text()
        return _plain(words.removeprefix("coach"))

    def answer(self, words: str) -> None:
        """Write an answer and send it by keyboard."""
        self.field.fill(words)
        self.page.keyboard.press("Control+Enter")

    def read(self) -> Locator:
        """Wait for the grade of the turn and return its findings."""
        findings = self.turn.get_by_role("list", name="Point by point").get_by_role("listitem")
        expect(findings.first).to_be_visible()
        return findings

    @property
    def reply_field(self) -> Locator:
        """Where the coach's question about a gap is answered."""
        return self.page.get_by_role("textbox", name="Your reply")

    def reply(self, words: str) -> None:
        """Reply to what the coach asks, by keyboard."""
        self.reply_field.fill(words)
        self.page.keyboard.press("Control+Enter")

    def step(self) -> Locator:
        """Return what the coach asks about a gap, and the field for a reply."""
        return self.page.get_by_role("region", name="What the coach asks next")

    def evidence(self) -> list[str]:
        """Return the underlined pieces of the answer on the table."""
        pieces: list[str] = self.turn.locator("[data-who=you] mark").evaluate_all(
            "marks => marks.map((mark) => mark.firstChild.textContent)"
        )
        return pieces

    def go_on(self) -> None:
        """Turn to the next question, or to the end."""
        onward = self.page.get_by_role("button", name=re.compile("^(Next question|See how it went)$"))
        expect(onward).to_have_attribute("aria-disabled", "false")
        onward.click()

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def shifts(self) -> float:
        """Return the layout shift so far that no key or click explains, as browsers measure it."""
        return float(self.page.evaluate("window.shifts"))

    def barriers(self) -> list[str]:
        """Return what axe finds wrong with the page as it stands."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = self.page.evaluate(_RUN_AXE)
        return found

    def leave(self) -> None:
        """Close the browser's window."""
        self.context.close()
