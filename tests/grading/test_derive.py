from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.grading.derive import MOST_POINTS, derive_points


class TestDerivePoints:
    def test_makes_a_point_of_each_sentence(self) -> None:
        """Sentences become points with stable ids, marked as derived."""
        points = derive_points("A lock keeps other threads out. Only one bytecode runs at a time.")

        assert [(p.id, p.says, p.derived) for p in points] == [
            ("p1", "A lock keeps other threads out.", True),
            ("p2", "Only one bytecode runs at a time.", True),
        ]

    def test_joins_what_says_too_little(self) -> None:
        """A sentence of hardly any content belongs to the one before."""
        points = derive_points("A lock keeps other threads out. That is all.")

        assert [p.says for p in points] == ["A lock keeps other threads out. That is all."]

    def test_takes_a_list_apart(self) -> None:
        """Each item of a list is a point."""
        points = derive_points("- saves repeated database work\n- returns results from memory")

        assert [p.says for p in points] == ["saves repeated database work", "returns results from memory"]

    def test_never_makes_many(self) -> None:
        """A long reference gives at most seven points, and loses no word."""
        sentences = [f"Reason number {n} concerns subject{n} and object{n}." for n in range(20)]

        points = derive_points(" ".join(sentences))

        assert len(points) == MOST_POINTS
        assert " ".join(p.says for p in points) == " ".join(sentences)

    @given(st.text())
    def test_finds_a_point_in_any_text(self, reference: str) -> None:
        """Whatever the reference, there is a point, no id twice, and each says something."""
        points = derive_points(reference)

        assert 1 <= len(points) <= MOST_POINTS
        assert [p.id for p in points] == [f"p{n}" for n in range(1, len(points) + 1)]
        assert all(p.says for p in points)
