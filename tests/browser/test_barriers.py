from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit
from tests.browser.talking import Asked, answered_in_part, begin_exam, end

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "high contrast": {"color_scheme": "light", "contrast": "more"},
    "phone": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
}


class TestEveryState:
    @pytest.mark.parametrize("look", LOOKS)
    def test_has_no_barrier_and_fits(self, visit: Visit, asked: Asked, look: str) -> None:
        """Nothing that axe knows of stands in the way, in any light and at any width, from the start to the end."""
        ada = visit(LOOKS[look]).go()
        found = {state: barriers_and_width(ada) for state in through_all_states(ada, asked)}

        assert found == {state: [] for state in found}


def barriers_and_width(candidate: Candidate) -> list[str]:
    wide = candidate.overflow()
    return candidate.barriers() + ([f"{wide} px too wide"] if wide > 0 else [])


def through_all_states(candidate: Candidate, asked: Asked) -> Iterator[str]:
    """Lead a candidate through an interview, and stop wherever the page looks different."""
    choose = candidate.button("Choose topics \N{HORIZONTAL ELLIPSIS}")
    choose.click()
    yield "choosing"
    choose.click()
    candidate.begin("Testing", "3")
    yield "open"
    answered_in_part(candidate, asked)
    yield "a step"
    yield from through_a_talk(candidate)
    end(candidate)
    candidate.page.get_by_role("article").first.get_by_role("button").first.click()
    yield "the end"
    candidate.go()
    begin_exam(candidate)
    yield "an exam"


def through_a_talk(candidate: Candidate) -> Iterator[str]:
    candidate.reply("Something else.")
    talk = candidate.turn.get_by_role("list", name="What the coach asks next")
    expect(talk).to_contain_text("Something else.")
    expect(candidate.reply_field).to_be_visible()
    yield "after a reply"
    candidate.button("Show the reference answer").click()
    candidate.page.get_by_role("button", name=re.compile("^I said this")).first.click()
    expect(candidate.turn.get_by_text("by your word")).to_be_visible()
    yield "disputed"
    if candidate.button("? Keys").is_visible():
        candidate.button("? Keys").click()
        yield "the keys"
        candidate.button("Close").click()
    candidate.button("Edit").click()
    yield "editing"
    candidate.button("Leave it as it was").click()
