from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.bank.importing.draft import MOST_TEXT, Draft, Drafts
from coach.bank.importing.notes import read_notes

MESSY = (Path(__file__).parent / "messy.md").read_text(encoding="utf-8")
PIECES = st.sampled_from(
    [
        *MESSY.split("\n"),
        "```",
        "~~~",
        "===",
        "Q7.",
        "A:",
        "Answer",
        "1.",
        "#",
        "**x**",
        "What?",
        "\t",
        "  - a",
        "\r",
        "",
    ]
)


def one(drafts: Drafts, start: str) -> Draft:
    found = [draft for draft in drafts.questions if draft.prompt.startswith(start)]
    assert len(found) == 1, start
    return found[0]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(draft.prompt, draft.reference) for draft in read_notes(text).questions]


def topics(text: str) -> dict[str, str]:
    return {draft.prompt: draft.topic for draft in read_notes(text).questions}


class TestMessyNotes:
    """One file in which every habit stands beside every other."""

    drafts = read_notes(MESSY)

    def test_finds_every_question_under_its_section(self) -> None:
        """No title of a section is taken for a question, and no question for a title."""
        assert [(draft.topic, draft.prompt) for draft in self.drafts.questions] == [
            ("Knives", "What does a bevel do, and why does its angle matter?"),
            ("Knives", "Explain the claw grip."),
            ("Knives", "How do you log each sharpening?"),
            ("Knives", "Explain *strokes and **angles."),
            ("Heat & Air", "Which pans may not go into the oven?"),
            ("Heat & Air", "What is the Maillard reaction?"),
            ("Doughs (from lean to rich)", "Why does dough rest?"),
            ("Sourdough & Starters", "How is a starter fed?"),
            ("Sourdough & Starters", "Poolish vs biga"),
            ("Baking", "Name the stages of sugar syrup."),
            ("Baking", "Show how to fold butter in with code"),
        ]

    def test_keeps_code_as_code(self) -> None:
        """What nobody fenced is fenced, as one piece, and the prose after it is prose again."""
        assert one(self.drafts, "How do you log").reference == (
            "```\n"
            "import json\n\nLOG = []\n\n"
            "def log(stone: int, *, wet=True):\n"
            "    # one line per pass\n"
            '    LOG.append({"stone": stone, "wet": wet})\n\n'
            "@timer(every=10)\n"
            "def flush():\n"
            "    print(json.dumps(LOG))\n"
            "```\n\n"
            "Keep the list short, or rotate it."
        )

    def test_reads_nothing_in_a_fence(self) -> None:
        """A comment in code is no heading."""
        assert "## not a heading" in one(self.drafts, "Show how").reference

    def test_keeps_lists_and_headings_of_an_answer(self) -> None:
        """They belong to the question above them."""
        reference = one(self.drafts, "Which pans").reference

        assert reference.endswith("2. Even with numbers\n\n**Details**\n\nMore of the same answer.")

    def test_gives_each_question_its_own_answer(self) -> None:
        """The title of the next section is no part of it."""
        assert one(self.drafts, "Why does dough").reference == (
            "Gluten relaxes, so that it can be rolled out.\n\nFlour takes up the water."
        )
        assert one(self.drafts, "Poolish").reference.endswith("over night.")
        assert one(self.drafts, "What is the Maillard").reference.startswith("Amino acids")

    def test_says_what_it_did_not_understand(self) -> None:
        """A question without an answer is reported, and so is text outside every question."""
        assert [(one.where, one.why) for one in self.drafts.unread] == [
            ("line 3", "stands in no question"),
            ("line 5", "stands in no question"),
            ("line 80", "the question has no answer"),
        ]


class TestHabits:
    @pytest.mark.parametrize(
        "line",
        [
            "### 12. What is a sieve?",
            "###Q12. What is a sieve?",
            "## Q12 What is a sieve?",
            "Q12: What is a sieve?",
            "Q: What is a sieve?",
            "**Q12. What is a sieve?**",
            "**12. What is a sieve?**",
            "### **What is a sieve?**",
            "> Q12) What is a sieve?",
            "Question 12: What is a sieve?",
            "### ✅ Q12 \u2013 What is a sieve?",
            "1️⃣ **Q:** What is a sieve?",
            "What is a sieve?\n=====",
            "What is a sieve?\n-----",
            "### What is a sieve? ###",
            "## Question 12\nWhat is a sieve?",
        ],
    )
    @pytest.mark.parametrize("mark", ["A: ", "Answer: ", "**Answer:** ", "Answer:\n\n", "Ans. ", "#### Answer\n"])
    def test_marks_of_questions_and_answers(self, line: str, mark: str) -> None:
        """People mark questions and answers in many ways, and all may meet."""
        assert pairs(f"{line}\n{mark}A net in a ring.\n") == [("What is a sieve?", "A net in a ring.")]

    @pytest.mark.parametrize(
        "text",
        [
            "What is a sieve?\nA net in a ring.\n\nWhat is a pan?\nA round pot.\n",
            "1. What is a sieve?\n   A net in a ring.\n2. What is a pan?\n   A round pot.\n",
            "- What is a sieve?\n  A net in a ring.\n- What is a pan?\n  A round pot.\n",
            "What is a sieve?\n\nA net in a ring.\n\nWhat is a pan?\n\nA round pot.\n",
            "Q: What is a sieve? A: A net in a ring.\r\nQ: What is a pan? A: A round pot.\r\n",
        ],
    )
    def test_notes_without_headings(self, text: str) -> None:
        """Where nothing is marked, words and places tell."""
        assert [(a, b.strip()) for a, b in pairs(text)] == [
            ("What is a sieve?", "A net in a ring."),
            ("What is a pan?", "A round pot."),
        ]

    def test_headings_that_only_name_their_subject(self) -> None:
        """Notes by subject are questions too, the headings above them are topics."""
        assert topics("# Tools\n\n## Sieve\nA net.\n\n## Pan\nA pot.\n\n# Food\n\n## Roux\nFat and flour.\n") == {
            "Sieve": "Tools",
            "Pan": "Tools",
            "Roux": "Food",
        }

    def test_a_rhetorical_question_in_an_answer(self) -> None:
        """Where questions are headings, a line that asks is a part of the answer."""
        assert len(pairs("### What is a sieve?\nWhy a net?\n\nBecause it lets water through.\n")) == 1

    def test_a_list_of_short_lines(self) -> None:
        """The last of them is no title of a section, though it stands right before a question."""
        text = "### Q1. Name three pans?\n\nIron Pan\n\nSteel Pan\n\nCopper Pan\n\n### Q2. And one pot?\n\nStock pot\n"

        assert topics(text) == {"Name three pans?": "", "And one pot?": ""}
        assert pairs(text)[0][1].endswith("Copper Pan")

    def test_a_prompt_of_two_paragraphs(self) -> None:
        """What stands between a question and its answer's mark belongs to the question."""
        assert pairs("### Q1. What is wrong?\n\nThe milk is hot.\n\nAnswer: It curdles.\n") == [
            ("What is wrong?\n\nThe milk is hot.", "It curdles.")
        ]

    def test_a_fence_that_nobody_closed(self) -> None:
        """It swallows its own answer at most."""
        assert len(pairs("### Q1. A?\n```\ncode\n\n### Q2. B?\nText of it.\n")) == 2

    def test_an_answer_longer_than_the_format_takes(self) -> None:
        """It is cut at the end of a line, its fence is closed, and that is said."""
        long = "```\n" + "stir(pot)\n" * 1_000 + "```\n"
        drafts = read_notes(f"### Q1. How?\n{long}")

        assert len(drafts.questions[0].reference) <= MOST_TEXT
        assert drafts.questions[0].reference.endswith("stir(pot)\n```")
        assert "characters kept" in str(drafts.unread[0])

    @pytest.mark.parametrize(
        "prose",
        [
            "Sieve = net in a ring. Pan = round pot.",
            "stir() and fold() are gentle (nested motions are not).",
            "for transactions: none",
            "From farm to table import what grows.",
            "@chef: tastes the soup.",
            "Select what you need from the shelf.",
            "method(s)",
            "Where a page is gone for good,\nanswer 410.",
        ],
    )
    def test_prose_that_looks_like_code(self, prose: str) -> None:
        """A sentence with signs in it stays a sentence."""
        assert pairs(f"### What is it?\n\n{prose}\n") == [("What is it?", prose)]

    @pytest.mark.parametrize(
        "code",
        [
            "pan.lids[0] = lid",
            'stove.mount("/left", Pot(size=3))',
            "SELECT name FROM pots WHERE size > 3;",
            "const pot = await kitchen.find(3);",
            "docker build -t kitchen .",
            "$ cook --slow",
            "<Pot size={3} />",
            "FROM python:3.11-slim\nRUN pip install pots",
            "while hungry:\n    eat()",
        ],
    )
    def test_code_of_many_kinds(self, code: str) -> None:
        """It is fenced."""
        assert pairs(f"### How?\nA:\n\n{code}\n\nThat is all.\n") == [("How?", f"```\n{code}\n```\n\nThat is all.")]


class TestAnyText:
    @settings(deadline=None)
    @given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("\n".join)))
    def test_is_read(self, text: str) -> None:
        """Every text gives questions that the format takes, or places that were not understood; none an error."""
        drafts = read_notes(text)

        for draft in drafts.questions:
            assert 0 < len(draft.prompt) <= MOST_TEXT
            assert 0 < len(draft.reference) <= MOST_TEXT
            assert "\0" not in draft.prompt + draft.reference

    @settings(max_examples=50, deadline=None)
    @given(st.lists(PIECES, min_size=1, max_size=12).map("\n".join))
    def test_loses_no_word(self, text: str) -> None:
        """Every word of the notes stands in a question, in a topic's title or in what was not understood."""
        drafts = read_notes(text)
        told = " ".join(f"{one.topic} {one.prompt} {one.reference}" for one in drafts.questions)
        told += " ".join(str(one) for one in drafts.unread)

        for word in ("bevel", "knuckles", "plastic", "Gluten", "stiff"):
            assert word in told or word not in text or not drafts.questions

    @pytest.mark.parametrize(
        "unit",
        [
            "# a\n",
            "a\n\n",
            "```\n",
            "Q1. a?\nA: b\n",
            "  x=(\n",
            "a: ",
            "((((",
            "**a",
            "[](#",
            "1. 1. ",
            "# #",
            "Q: a?  ",
        ],
    )
    def test_takes_time_in_proportion_to_its_size(self, unit: str) -> None:
        """Much of anything is read; what is quadratic would not end within the time for a test."""
        drafts = read_notes(unit * (150_000 // len(unit)))

        assert drafts.questions or drafts.unread or "#" in unit
