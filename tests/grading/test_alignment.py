from __future__ import annotations

import numpy as np
import pytest

from coach.grading.alignment import Unit, Weighing, align, side, units, without_direction
from coach.grading.claims import split
from coach.grading.vectors import TextVectors

PLAIN = Weighing(rarity={}, asked=0.0, function=0.0)
RED, BLUE, GREEN = np.eye(3, dtype=np.float32)


def text(*tokens: tuple[int, int, np.ndarray[tuple[int], np.dtype[np.float32]]]) -> TextVectors:
    """Return the vectors of a text whose tokens stand at these places."""
    rows = np.array([vector for _, _, vector in tokens], dtype=np.float32).reshape(-1, 3)
    whole = rows.sum(axis=0) if tokens else np.zeros(3, dtype=np.float32)
    offsets = np.array([(start, end) for start, end, _ in tokens], dtype=np.int32).reshape(-1, 2)
    return TextVectors(rows, offsets, (whole / max(float(np.linalg.norm(whole)), 1e-9)).astype(np.float32))


SPOKEN = {
    "red blue": text((0, 3, RED), (4, 8, BLUE)),
    "red": text((0, 3, RED)),
    "blue": text((0, 4, BLUE)),
    "why green": text((0, 3, GREEN), (4, 9, GREEN)),
    "not red": text((0, 3, GREEN), (4, 7, RED)),
    "?": text(),
}


class TestAlign:
    def test_measures_what_each_unit_says(self) -> None:
        """Half of the form is in each claim, all of it in both; each claim is in the form as a whole."""
        forms = side(["red blue"], SPOKEN, PLAIN, "why green")
        claims = side(["red", "blue"], SPOKEN, PLAIN, "why green")

        met = align(forms, claims, (Unit(0, 0), Unit(1, 1), Unit(0, 1)))

        assert met.recall[0] == pytest.approx([0.5, 0.5, 1.0])
        assert met.precision[0] == pytest.approx([1.0, 1.0, 1.0])
        assert met.overlap[0] == pytest.approx([0.5, 0.5, 1.0])
        assert met.cosine[0] == pytest.approx([0.7071, 0.7071, 1.0], abs=1e-4)

    def test_weighs_words(self) -> None:
        """A rare word counts more than a common one, and one of the question as much as is set."""
        common = Weighing(rarity={"red": 0.25}, asked=0.0, function=0.0)
        forms = side(["red blue"], SPOKEN, common, "why green")
        asked = side(["red blue"], SPOKEN, PLAIN, "blue")

        assert forms.weights == pytest.approx([0.25, 1.0])
        assert asked.weights == pytest.approx([1.0, 0.0])

    def test_sees_a_turned_statement(self) -> None:
        """A form and a unit of which one negates differ; two negations meet again."""
        forms = side(["red", "not red"], SPOKEN, PLAIN, "why green")

        met = align(forms, side(["not red"], SPOKEN, PLAIN, "why green"), (Unit(0, 0),))

        assert met.turned.tolist() == [[1.0], [0.0]]

    def test_does_without_tokens(self) -> None:
        """A text in which the encoder sees nothing aligns with nothing."""
        forms = side(["?", "red"], SPOKEN, PLAIN, "why green")

        met = align(forms, side(["red"], SPOKEN, PLAIN, "why green"), (Unit(0, 0),))

        assert met.recall[:, 0] == pytest.approx([0.0, 1.0])

    def test_passes_over_words_without_a_token(self) -> None:
        """A word that the encoder left out has no weight to give."""
        spoken = {"red": text((0, 3, RED)), "red blue": text((0, 3, RED))}

        assert side(["red blue"], spoken, PLAIN, "red").weights == pytest.approx([0.0])


class TestUnits:
    def test_joins_clauses_and_never_sentences(self) -> None:
        """Each claim, each pair of neighbours in a sentence, and the whole sentence where it has more."""
        claims = split(
            "The lock is held by one thread, and the others have to wait, so that nothing is ever lost. It works."
        )

        assert units(claims) == (
            *(Unit(n, n) for n in range(4)),
            Unit(0, 1),
            Unit(1, 2),
            Unit(0, 2),
        )


class TestWithoutDirection:
    def test_leaves_what_is_at_right_angles(self) -> None:
        """Nothing of the direction is left, the rest has length 1, and what was all direction becomes zeros."""
        rows = without_direction(np.stack([RED + BLUE, BLUE]).astype(np.float32), BLUE)

        assert rows.tolist() == [[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
