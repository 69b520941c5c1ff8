from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.bank.entries import BankEntries, Filed
from coach.bank.importing.repeats import merged, repeats, texts_of
from coach.bank.schema import BankEntry, QuestionEntry


def turned(*degrees: float) -> NDArray[np.float32]:
    """Unit vectors in a plane."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def slowly(vectors: NDArray[np.float32], alike: float) -> list[list[int]]:
    """The rule, row by row."""
    groups: list[list[int]] = []
    for row, vector in enumerate(vectors):
        near = [(float(vector @ vectors[group[0]]), -at) for at, group in enumerate(groups)]
        best = max(near, default=(-2.0, 0))
        if best[0] >= alike:
            groups[-best[1]].append(row)
        else:
            groups.append([row])
    return [group for group in groups if len(group) > 1]


def question(name: str, reference: str, **fields: object) -> Filed:
    topic = name[0]
    given = {"id": name, "prompt": "Why?", "reference": reference, **fields}
    return Filed(topic, QuestionEntry.model_validate(given))


class TestRepeats:
    def test_are_like_the_first_of_their_group(self) -> None:
        """Small steps make no chain from one question to another."""
        assert repeats(turned(0, 20, 40, 90, 110), alike=np.cos(np.radians(25))) == ((0, 1), (3, 4))

    def test_are_none_where_nothing_is_alike(self) -> None:
        """Nor where there is one question alone."""
        assert repeats(turned(0, 90, 180), alike=0.5) == ()
        assert repeats(turned(0), alike=0.5) == ()

    @settings(max_examples=20, deadline=None)
    @given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 20))
    def test_are_the_same_block_by_block(self, seed: int, count: int, block: int) -> None:
        """Working in blocks changes nothing."""
        angles = np.random.default_rng(seed).uniform(0, 360, count)
        vectors = turned(*angles)
        alike = float(np.cos(np.radians(10)))

        assert [*map(list, repeats(vectors, alike=alike, block=block))] == slowly(vectors, alike)


class TestMerged:
    bank = BankEntries(
        BankEntry(name="n", topics={"a": "A", "b": "B"}),
        (
            question("a-1", "short", tags=["x"]),
            question("b-1", "much longer", tags=["y", "x"], related=["a-1", "a-2"]),
            question("a-2", "other", related=["a-1", "a-2"]),
        ),
    )

    def test_keeps_the_one_that_says_most(self) -> None:
        """With the tags of all, and what pointed to others points to it; never to itself."""
        whole = merged(self.bank, [(0, 1)])

        assert whole.left_out == 1
        assert [filed.entry.id for filed in whole.bank.questions] == ["b-1", "a-2"]
        assert whole.bank.questions[0].entry.tags == ("y", "x")
        assert whole.bank.questions[0].entry.related == ("a-2",)
        assert whole.bank.questions[1].entry.related == ("b-1",)

    def test_leaves_no_empty_topic(self) -> None:
        """Lint would not let it pass."""
        assert merged(self.bank, [(0, 1, 2)]).bank.about.topics == {"b": "B"}

    @pytest.mark.parametrize("groups", [(), ((0, 2),)])
    def test_tells_texts_by_prompt_and_answer(self, groups: tuple[tuple[int, ...], ...]) -> None:
        """One text a question."""
        whole = merged(self.bank, groups)

        assert texts_of(whole.bank)[0] == "Why?\nshort"
