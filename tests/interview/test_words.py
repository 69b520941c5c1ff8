from __future__ import annotations

import pytest

from coach.interview.words import content_stems, negations, stem, words


class TestWords:
    def test_keeps_names_and_apostrophes(self) -> None:
        """A word may hold an apostrophe, and C++ and C# are words."""
        assert [word.text for word in words("C++ isn't C#: x_y")] == ["c++", "isn't", "c#", "x", "y"]


class TestStem:
    @pytest.mark.parametrize(
        "forms",
        [("lock", "locks", "locked", "locking"), ("cache", "caches", "cached", "caching"), ("query", "queries")],
    )
    def test_joins_the_forms_of_a_word(self, forms: tuple[str, ...]) -> None:
        """Endings make no difference."""
        assert len({stem(form) for form in forms}) == 1

    def test_leaves_short_words_and_names_whole(self) -> None:
        """What would be too short, ends in ss or holds a digit stays as it is."""
        assert [stem(word) for word in ("is", "class", "o1s")] == ["is", "class", "o1s"]


class TestContentStems:
    def test_leaves_out_what_carries_no_subject(self) -> None:
        """Function words are gone, the others stay in order."""
        assert content_stems("It is the lock that threads take") == ("lock", "thread")


class TestNegations:
    @pytest.mark.parametrize(("text", "count"), [("It is.", 0), ("It isn't, never.", 2), ("No, it can not.", 2)])
    def test_counts_words_that_turn_a_statement_round(self, text: str, count: int) -> None:
        """Each negating word counts once."""
        assert negations(text) == count
