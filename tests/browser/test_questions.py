from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.candidate import Candidate
from tests.browser.conftest import Visit
from tests.flow.conftest import Service

STEADY = 0.02
"""Layout shift that no eye sees; browsers call up to 0.1 good."""
NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
BAKING = """\
- id: proofing
  level: junior
  prompt: Why does dough rest before it is baked?
  reference: Yeast makes gas while the dough rests. The gas lifts the dough.
  key_points:
    - {id: gas, says: Yeast makes gas while the dough rests., weight: 3}
    - {id: lift, says: The gas lifts the dough.}
  tags: [yeast]
  related: [scoring]
- id: scoring
  level: senior
  prompt: Why is a loaf cut before it goes into the oven?
  reference: The cut tells the crust where to open. Without it the crust tears at random.
  tags: [crust]
"""
SAILING = """\
- id: tacking
  level: mid
  prompt: How does a boat sail against the wind?
  reference: It goes in zigzags, each close to the wind. The sail pulls like a wing.
  tags: [wind]
"""
NOTES = """\
# Camp cooking!!

--- my notes, sorry for the mess ---

### Q1. How do you purify water on the trail?
A: Boil it for one minute. Above two thousand metres boil it for three.

2) Why not wash dishes in the lake
Answer:
- Soap harms what lives in the water.
- Food draws animals to the shore.

### And what about bears?
"""
BAD = """\
- id: tents
  prompt: How is a tent pitched?
  reference: Pegs first.
- id: fires
  prompt: How is a fire lit?
  level: hard
  reference: From below.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Service]:
    """A service on a bank of three questions, which the model has read at once."""
    folder = tmp_path_factory.mktemp("questions")
    for topic, questions in (("baking", BAKING), ("sailing", SAILING)):
        (folder / "bank" / topic).mkdir(parents=True)
        (folder / "bank" / topic / "all.yaml").write_text(questions, encoding="utf-8")
    settings = {"COACH_BANK": json.dumps([str(folder / "bank")])}
    running = Service(folder / "coach", cache, settings).start().ready()
    yield running
    running.kill()


@pytest.fixture
def ada(visit: Visit) -> Candidate:
    return visit().go("/questions")


def prompts(candidate: Candidate) -> list[str]:
    found: list[str] = candidate.page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    return [one.splitlines()[0] for one in found]


def upload(candidate: Candidate, name: str, content: str) -> None:
    candidate.page.set_input_files(
        "input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    )


class TestQuestions:
    def test_are_browsed_and_filtered(self, ada: Candidate) -> None:
        """Topic, level and tag narrow the list, the address keeps them, and nothing found has a way back."""
        expect(ada.page.get_by_text("3 questions")).to_be_visible()
        ada.page.get_by_label("Topic").select_option("Baking")
        expect(ada.page.get_by_text("2 questions")).to_be_visible()
        ada.page.get_by_label("Level").select_option("Senior")
        expect(ada.page.get_by_text("1 question", exact=True)).to_be_visible()
        ada.page.reload()
        expect(ada.page.get_by_text("1 question", exact=True)).to_be_visible()
        ada.page.get_by_label("Tag").select_option("yeast")
        expect(ada.page.get_by_text("No question fits.")).to_be_visible()
        assert ada.barriers() == []
        ada.button("Show all questions").click()

        expect(ada.page.get_by_text("3 questions")).to_be_visible()
        assert ada.shifts() < STEADY

    def test_are_found_by_word_and_by_meaning(self, ada: Candidate) -> None:
        """A word finds its question, and so does what shares no word with it."""
        field = ada.page.get_by_role("searchbox", name="Search")
        field.fill("zigzag")
        expect(ada.page.get_by_text("the best match first").or_(ada.page.get_by_text("1 question"))).to_be_visible()
        expect(ada.page.get_by_role("main").get_by_role("listitem").first).to_contain_text("against the wind")

        field.fill("slashes on sourdough bread")

        expect(ada.page.get_by_role("main").get_by_role("listitem").first).to_contain_text("Why is a loaf cut")
        expect(ada.page).to_have_url(re.compile(r"\?q=slashes\+on\+sourdough\+bread$"))
        assert ada.barriers() == []

    def test_are_practised_one_by_one(self, ada: Candidate) -> None:
        """From the list to the question, into an interview on exactly it, and back with one's record."""
        ada.page.get_by_role("link", name="Why does dough rest").click()
        expect(ada.page.get_by_text("You have not answered this one yet.")).to_be_visible()
        expect(ada.page.get_by_text("The gas lifts the dough.").first).to_be_hidden()
        ada.button("Show the reference answer").click()
        expect(ada.page.get_by_role("list", name="What a strong answer says")).to_contain_text("the heart of it")
        assert ada.barriers() == []
        ada.button("Practise this question").click()
        expect(ada.page.get_by_text("1 of 1").last).to_be_visible()
        ada.answer("Yeast makes gas while the dough rests, and the gas lifts the dough.")
        ada.read()
        ada.go_on()
        ada.button("Practise these again").click()
        expect(ada.page.get_by_text("1 of 1").last).to_be_visible()
        assert "dough rest" in ada.prompt()

        ada.go("/questions/proofing")
        expect(ada.page.get_by_text("best ")).to_be_visible()
        ada.page.get_by_role("region", name="Your answers").get_by_role("link").first.click()
        expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Interview of today")
        ada.page.go_back()
        ada.page.get_by_role("link", name="Why is a loaf cut").click()
        expect(ada.page.get_by_text("Why is a loaf cut")).to_be_visible()
        expect(ada.page.get_by_role("link", name="All questions")).to_be_visible()

    def test_say_when_one_is_not_there(self, ada: Candidate) -> None:
        """An address that leads nowhere is told, with a way back."""
        ada.go("/questions/no-such")
        expect(ada.page.get_by_role("alert")).to_contain_text("no question 'no-such'")
        assert ada.barriers() == []

    def test_are_reached_by_keyboard(self, ada: Candidate) -> None:
        """From the search field through the lists to a question, without a mouse."""
        ada.page.get_by_role("searchbox", name="Search").focus()
        for name in ("Topic", "Level", "Tag"):
            ada.page.keyboard.press("Tab")
            expect(ada.page.get_by_label(name, exact=True)).to_be_focused()
        ada.page.keyboard.press("Tab")
        ada.page.keyboard.press("Enter")

        expect(ada.button("Practise this question")).to_be_visible()


class TestOwnBanks:
    def test_are_added_asked_and_removed(self, ada: Candidate) -> None:
        """Messy notes become questions at once; one is answered and graded, and the bank goes again."""
        ada.page.get_by_role("link", name="Add your own questions").click()
        upload(ada, "Camp notes.md", NOTES)
        expect(ada.page.get_by_text("“Camp notes” is in, with 2 questions.")).to_be_visible()
        expect(ada.page.get_by_text("And what about bears?")).to_be_visible()
        assert ada.barriers() == []
        ada.button("Practise 2 of them").click()
        expect(ada.page.get_by_text("1 of 2").last).to_be_visible()
        ada.answer("Boil it for one minute. Above two thousand metres boil it for three.")
        assert ada.read().count() >= 1

        ada.go("/banks")
        ada.button("Remove Camp notes").click()
        expect(ada.button("No, keep it")).to_be_focused()
        assert ada.barriers() == []
        ada.button("Yes, remove it").click()
        expect(ada.page.get_by_role("alert")).to_contain_text("still open")
        ada.go("/history").page.get_by_role("link", name="still open").first.click()
        ada.page.get_by_role("link", name="Go on").click()
        ada.button("End").click()
        ada.button("Yes, end it").click()
        expect(ada.page.get_by_role("heading", name="How it went")).to_be_visible()
        ada.go("/banks").button("Remove Camp notes").click()
        ada.button("Yes, remove it").click()

        expect(ada.page.get_by_text("“Camp notes” is removed.")).to_be_visible()
        expect(ada.button("Remove Camp notes")).to_have_count(0)

    def test_say_line_and_mend_of_what_is_wrong(self, ada: Candidate) -> None:
        """A bad file is explained line by line; mended, the same file is taken, and replaced only when asked."""
        ada.go("/banks")
        upload(ada, "camp.yaml", BAD)
        alert = ada.page.get_by_role("alert")
        expect(alert).to_contain_text("camp.yaml was not taken: one thing must be mended.")
        expect(alert.get_by_role("listitem")).to_contain_text("camp.yaml, line 6: fires.level")
        assert ada.barriers() == []
        upload(ada, "camp.pdf", BAD)
        expect(alert).to_contain_text("Its name must end in .yaml")

        upload(ada, "camp.yaml", BAD.replace("hard", "mid"))
        expect(ada.page.get_by_text("“Camp” is in, with 2 questions.")).to_be_visible()
        upload(ada, "camp.yaml", BAD.replace("hard", "junior"))
        expect(alert).to_contain_text("You have a question bank 'camp' already.")
        ada.button("Replace it").click()

        expect(ada.page.get_by_text("“Camp” is in, with 2 questions.")).to_be_visible()
        ada.button("Remove Camp").click()
        ada.button("Yes, remove it").click()
        expect(ada.page.get_by_text("“Camp” is removed.")).to_be_visible()


class TestOffline:
    def test_is_told_and_heals(self, ada: Candidate) -> None:
        """Whatever cannot be read or sent says so, and a second try works."""
        ada.go("/banks")
        expect(ada.page.get_by_role("listitem").first).to_be_visible()
        ada.context.set_offline(offline=True)
        upload(ada, "camp.yaml", BAD)
        expect(ada.page.get_by_role("alert")).to_contain_text("The coach does not answer.")
        ada.context.set_offline(offline=False)
        upload(ada, "camp.yaml", BAD)

        expect(ada.page.get_by_role("alert")).to_contain_text("line 6")


class TestLooks:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_fits_a_small_phone_in_light_and_dark(self, visit: Visit, scheme: str) -> None:
        """At 320 pixels nothing scrolls sideways, six places stand side by side, and axe finds no barrier."""
        ada = visit({**NARROW, "color_scheme": scheme})
        for place in ("/questions", "/questions/proofing", "/banks"):
            ada.go(place).page.wait_for_load_state("networkidle")
            assert ada.overflow() == 0, place
            assert ada.barriers() == [], place
            assert ada.shifts() < STEADY, place
        links = ada.page.get_by_role("navigation").get_by_role("link")
        boxes = [links.nth(place).locator("span").bounding_box() for place in range(links.count())]

        assert len(boxes) == 6
        assert all(left and right and left["x"] + left["width"] <= right["x"] for left, right in pairwise(boxes))
