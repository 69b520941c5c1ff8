from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.names import LONGEST_ID, kebab, numbered, question_id, topic_id
from coach.bank.schema import KEBAB


class TestIds:
    @given(st.text(min_size=1), st.text(min_size=1))
    def test_fit_the_format(self, title: str, prompt: str) -> None:
        """Any title and prompt give an id, in any script."""
        topic = topic_id(title)
        taken = {question_id(topic, prompt)}
        for one in (topic, question_id(topic, prompt), numbered(question_id(topic, prompt), taken)):
            assert re.fullmatch(KEBAB, one)
            assert len(one) <= LONGEST_ID

    @pytest.mark.parametrize(
        ("prompt", "name"),
        [
            ("What is the GIL?", "core-gil"),
            ("How do you sort a list?", "core-sort-a-list"),
            ("Explain Python's scope.", "core-pythons-scope"),
            ("Überladung?", "core-uberladung"),
            ("Why?", "core-why"),
        ],
    )
    def test_say_what_is_asked(self, prompt: str, name: str) -> None:
        """Words with which many questions begin are left out."""
        assert question_id("core", prompt) == name

    def test_are_cut_between_words(self) -> None:
        """An id stays readable."""
        assert question_id("core", "sieve " * 30) == "core" + "-sieve" * 10

    def test_are_numbered_where_taken(self) -> None:
        """In the order in which they come."""
        taken = {"a", "a-2"}

        assert [numbered("a", taken), numbered("a", taken), numbered("b", taken)] == ["a-3", "a-4", "b"]

    def test_of_other_scripts_depend_on_their_text(self) -> None:
        """A second import gives the same ids."""
        assert kebab("Что такое поток?") == ""
        assert question_id("core", "Что такое поток?") == question_id("core", "Что такое поток?")
        assert question_id("core", "Что такое поток?") != question_id("core", "Что такое цикл?")
