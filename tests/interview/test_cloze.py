from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.interview.cloze import GAP, cloze, names_any


class TestCloze:
    @pytest.mark.parametrize(
        ("says", "prompt", "hint", "text"),
        [
            ("Only one thread runs bytecode.", "What is a thread?", "", f"Only one thread runs {GAP}."),
            ("Call asyncio.gather to run them.", "How in asyncio?", "", f"Call {GAP} to run them."),
            ("Most needs are met by `__init_subclass__`.", "And metaclasses?", "", f"Most needs are met by `{GAP}`."),
            ("Locks wait; a lock blocks.", "Why?", "What blocks?", f"{GAP} wait; a {GAP} blocks."),
            ("Within 20 seconds.", "How many seconds?", "", f"Within {GAP} seconds."),
        ],
    )
    def test_leaves_out_the_most_telling_term(self, says: str, prompt: str, hint: str, text: str) -> None:
        """A name before a word, a long word before a short one, and never what question or hint have said."""
        gap = cloze(says, prompt=prompt, hint=hint)

        assert gap is not None
        assert gap.text == text

    def test_is_none_when_everything_was_said(self) -> None:
        """There is nothing left to ask for."""
        assert cloze("Locks wait.", prompt="Do locks wait?", hint="") is None
        assert cloze("It is so.", prompt="", hint="") is None

    @given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
    def test_never_gives_its_term_away(self, says: str, prompt: str, hint: str) -> None:
        """Whatever is written: neither the sentence that is left nor what was said before names it."""
        gap = cloze(says, prompt=prompt, hint=hint)
        if gap is not None:
            assert gap == cloze(says, prompt=prompt, hint=hint)
            assert gap.wanted
            assert not names_any(f"{prompt} {hint}", gap.wanted)
            assert not names_any(gap.text.replace(GAP, " "), gap.wanted)
