from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.importing.draft import MOST_QUESTIONS, Draft, Drafts, Unread
from coach.bank.importing.enter import Naming, bank_of, derived_points
from coach.bank.schema import BankEntry
from coach.errors import BadNotes


def drafts(*given: tuple[str, str, str], **fields: object) -> Drafts:
    return Drafts(
        tuple(Draft(f"line {at}", prompt, ref, topic, fields) for at, (topic, prompt, ref) in enumerate(given, start=1))
    )


class TestBankOf:
    def test_files_questions_by_topic(self) -> None:
        """Titles become ids, the same title the same topic, and no title the name of the file."""
        bank = bank_of(
            drafts(("Heat & Air", "A?", "x"), ("", "B?", "x"), ("Heat & Air", "C?", "x")), Naming("my-kitchen_notes")
        )

        assert bank.about.name == "my-kitchen-notes"
        assert bank.topics == (("heat-air", "Heat & Air"), ("my-kitchen-notes", "My kitchen notes"))
        assert [filed.topic for filed in bank.questions] == ["heat-air", "my-kitchen-notes", "heat-air"]

    def test_takes_one_topic_for_all(self) -> None:
        """Whoever imports may name it."""
        bank = bank_of(drafts(("Heat", "A?", "x"), ("Air", "B?", "x")), Naming("f", "Stove"))

        assert bank.topics == (("stove", "Stove"),)

    def test_gives_every_question_an_id(self) -> None:
        """Repeats are numbered, and ids of a person's own are kept."""
        named = Draft("line 9", "What is heat?", "x", "Heat", {"id": "heat-heat"})
        bank = bank_of(Drafts((*drafts(*[("Heat", "What is heat?", "x")] * 2).questions, named)), Naming("f"))

        assert [filed.entry.id for filed in bank.questions] == ["heat-heat-2", "heat-heat-3", "heat-heat"]

    def test_derives_key_points(self) -> None:
        """They are marked as made by machine; points that somebody wrote stay."""
        written = {"key_points": [{"id": "own", "says": "Mine."}]}
        bank = bank_of(drafts(("", "A?", "Heat rises quickly. Cold sinks slowly.")), Naming("f"))
        kept = bank_of(drafts(("", "A?", "Heat rises quickly."), **written), Naming("f"))

        assert [(p.id, p.says, p.derived) for p in bank.questions[0].entry.key_points] == [
            ("p1", "Heat rises quickly.", True),
            ("p2", "Cold sinks slowly.", True),
        ]
        assert [point.derived for point in kept.questions[0].entry.key_points] == [False]

    def test_lists_what_does_not_fit(self) -> None:
        """With the place of each, twenty at most."""
        bad = drafts(*[("", "A?", "x")] * 25, level="master")

        with pytest.raises(
            BadNotes, match=r"line 1: level must be one of junior, mid, senior; this is 'master'"
        ) as told:
            bank_of(bad, Naming("f"))
        assert "and 5 more" in str(told.value)

    def test_refuses_an_id_twice(self) -> None:
        """Records of answers point to ids."""
        with pytest.raises(BadNotes, match="line 2: the id 'a' is taken by line 1"):
            bank_of(drafts(("", "A?", "x"), ("", "B?", "x"), id="a"), Naming("f"))

    def test_says_what_a_question_is_where_there_is_none(self) -> None:
        """Or what was not understood first."""
        with pytest.raises(BadNotes, match="f holds no question"):
            bank_of(Drafts(()), Naming("f"))
        with pytest.raises(BadNotes, match="not understood is line 3: stands in no question: x"):
            bank_of(Drafts((), (Unread("line 3", "x", "stands in no question"),)), Naming("f"))

    def test_refuses_more_than_it_reads(self) -> None:
        """A bank of that size is none."""
        one = Draft("line 1", "A?", "x")

        with pytest.raises(BadNotes, match="at most 20,000"):
            bank_of(Drafts((one,) * (MOST_QUESTIONS + 1)), Naming("f"))

    @given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
    def test_takes_any_words(self, topic: str, prompt: str, file: str) -> None:
        """Names of topics, files and questions may be anything that notes can hold."""
        title = topic.replace("\0", "")
        words = f"x{prompt}".replace("\0", "")

        assert len(bank_of(drafts((title, words, words)), Naming(file.replace("\0", ""))).questions) == 1

    def test_keeps_what_a_file_says_of_its_bank(self) -> None:
        """A topic may be named by its id."""
        about = BankEntry(name="pans", title="Pans", licence="CC0-1.0", topics={"heat": "All about heat"})
        bank = bank_of(Drafts(drafts(("heat", "A?", "x")).questions, (), about), Naming("f"))

        assert bank.about == about


class TestDerivedPoints:
    @pytest.mark.parametrize(
        ("reference", "points"),
        [
            ("- Heat the iron pan.\n- Pour oil around slowly.\n- Brown chopped onions.\n- Wait.", 3),
            ("Heat the pan.\n\nheat  the pan.", 1),
            ("Fold the batter gently every time.\n\n```\nfold(batter)\n```\n", 1),
            ("```\nfold(batter)\n```", 1),
            ("Stir. " * 50, 1),
            (" ".join(f"Ingredient {word} changes flavour and colour." for word in "abcdefghijkl"), 7),
        ],
    )
    def test_are_as_many_as_the_answer_makes(self, reference: str, points: int) -> None:
        """One for each bullet or sentence, none twice, seven at most; an example in code is none beside prose."""
        assert len(derived_points(reference)) == points

    @given(st.text(min_size=1, max_size=400).filter(lambda text: any(c.isalnum() for c in text)))
    def test_fit_the_format(self, reference: str) -> None:
        """Any answer has a point."""
        assert derived_points(reference)

    def test_are_cut_where_they_are_too_long(self) -> None:
        """Between words."""
        (point, *_) = derived_points("simmering " * 780)

        assert 900 < len(point.says) <= 1_000

    def test_stand_on_one_line(self) -> None:
        """A bullet that says too little joins the one before it."""
        (point,) = derived_points("- Heat the iron pan.\n- Wait.")

        assert point.says == "Heat the iron pan. Wait."
