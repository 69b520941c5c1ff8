from __future__ import annotations

import pytest

from coach.bank.coverage import Coverage, Ruling, facts_of, key_of
from coach.bank.importing.draft import Draft
from coach.interview.question import KeyPoint, Question
from tests.fakes import WordEncoder

BANK = (
    Question(
        id="dict-lookup",
        topic="basics",
        prompt="How does a dict find the value of a key?",
        reference="A hash of the key chooses the slot. Candidates of one slot are compared for equality.",
        key_points=(KeyPoint("slot", "A hash of the key chooses the slot."),),
    ),
    Question(
        id="list-append",
        topic="basics",
        prompt="Why is appending to a list cheap?",
        reference="The array behind it has spare room and doubles when full.",
        key_points=(KeyPoint("room", "The array behind a list has spare room."),),
    ),
)
NOTES = Draft(
    "line 3",
    "How does a dict find a key's value?",
    "Steps:\n- A hash of the key chooses the slot.\n- Bananas are yellow.\n```\nd[1]\n```",
)


def coverage(rulings: dict[str, Ruling] | None = None) -> Coverage:
    return Coverage.of(BANK, WordEncoder(), rulings or {})


class TestCoverage:
    def test_finds_the_question_and_its_facts(self) -> None:
        """The nearest question is named, what is said is found, what is not said is not."""
        found = coverage().compare(NOTES)

        assert (found.asked.question, found.asked.covered) == ("dict-lookup", True)
        assert [(fact.text, fact.covered) for fact in found.facts] == [
            ("A hash of the key chooses the slot.", True),
            ("Bananas are yellow.", False),
        ]
        assert found.facts[0].nearest == "A hash of the key chooses the slot."

    def test_obeys_a_ruling(self) -> None:
        """What a person ruled about a pair goes before likeness, until one of the two texts changes."""
        pair = coverage().compare(NOTES).facts[1]
        ruled = coverage({pair.key: Ruling(covered=True, why="Fruit is out of scope.")}).compare(NOTES).facts[1]

        assert ruled.covered
        assert pair.key != key_of(pair.text + " Mostly.", pair.nearest)

    def test_obeys_a_ruling_that_something_is_absent(self) -> None:
        """A person may see that words which are alike say something else; likeness is told as it is."""
        said = coverage().compare(NOTES)
        no = Ruling(covered=False, why="Says it of another thing.")
        ruled = coverage({said.asked.key: no, said.facts[0].key: no}).compare(NOTES)

        assert (said.asked.covered, said.facts[0].covered) == (True, True)
        assert (ruled.asked.covered, ruled.facts[0].covered) == (False, False)
        assert (ruled.asked.ruling, ruled.facts[0].ruling, ruled.facts[1].ruling) == (no, no, None)
        assert ruled.facts[0].likeness == said.facts[0].likeness >= ruled.facts[0].least

    def test_needs_no_facts(self) -> None:
        """An answer of code alone has a question and no facts."""
        assert coverage().compare(Draft("line 1", "How do you look up a key?", "```\nd[1]\n```")).facts == ()


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("The reasons are:\n- it is fast\n- it is small", ["it is fast", "it is small"]),
        ("```python\nx = 1\n```", []),
        ("", []),
    ],
)
def test_facts_are_sentences_that_state_something(answer: str, facts: list[str]) -> None:
    """Code and lines that only lead on are no facts."""
    assert list(facts_of(answer)) == facts
