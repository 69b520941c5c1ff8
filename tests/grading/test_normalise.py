from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.grading.normalise import normalise

CLEAN = "The lock keeps other threads out."


class TestNormalise:
    @pytest.mark.parametrize(
        "disguised",
        [
            "The l\u200bock keeps\u200b other threads out.",
            "The l\u043e\u0441k keeps other threads out.",
            "\u202eThe lock keeps other threads out.\u202c",
            "\uff34\uff48\uff45 \uff4c\uff4f\uff43\uff4b keeps other threads out.",
            "The lo\u0336ck keeps other threads out.",
            "  The \t lock\u00a0keeps   other threads out.  ",
        ],
    )
    def test_undoes_disguise(self, disguised: str) -> None:
        """Hidden characters, look-alike letters, wide letters, marks and spaces make no difference."""
        assert normalise(disguised).text == CLEAN

    def test_counts_what_hides_in_words(self) -> None:
        """Look-alikes and zero-width characters inside words are counted; an emoji's joiner is not."""
        assert normalise("l\u200bock with two Cyrillic: \u0441o\u043e").disguised == 3
        assert normalise("done \U0001f469\u200d\U0001f4bb").disguised == 0

    def test_leaves_other_scripts_alone(self) -> None:
        """A Russian answer stays Russian."""
        assert normalise("Это сон").text == "Это сон"

    def test_knows_where_each_character_stood(self) -> None:
        """A span of the clean text names the text as sent, hidden characters included."""
        clean = normalise("a ﬁne\u200b l\u200bock")
        start = clean.text.index("lock")

        span = clean.span(start, start + 4)

        assert (span.start, span.end, span.text) == (7, 12, "l\u200bock")

    def test_leaves_no_space_at_line_ends(self) -> None:
        """Spaces around a line break and breaks at the end are gone; the break stays."""
        assert normalise(" one \n  two \n\n ").text == "one\ntwo"

    @given(st.text())
    def test_maps_any_text_back(self, sent: str) -> None:
        """For any text, every piece of the clean text names an existing, non-empty, ordered piece of the sent one."""
        clean = normalise(sent)

        assert len(clean.text) == len(clean.starts) == len(clean.ends)
        assert list(clean.starts) == sorted(clean.starts)
        for place in range(len(clean.text)):
            span = clean.span(place, place + 1)
            assert span.text
            assert sent[span.start : span.end] == span.text

    @given(st.text())
    def test_is_done_after_once(self, sent: str) -> None:
        """A clean text is clean."""
        once = normalise(sent).text

        assert normalise(once).text == once
