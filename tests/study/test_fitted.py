from __future__ import annotations

import numpy as np

from coach.study.fitted import fit_rows, labels_from, verdicts_from
from coach.study.sheet import CODES, UNKNOWN
from tests.study.sheet_of import C, M, P, X, codes

COVERED, MISSING = CODES[C], CODES[M]


class TestVerdictsFrom:
    def test_fits_its_limit_on_the_fit_split_alone(self) -> None:
        """The limit lies between .5 and .6 there; points of the fit split themselves get no verdict."""
        values = np.array([0.1, 0.5, 0.6, 0.9, 0.2, 0.49, 0.61])
        human = codes([CODES[one] for one in (M, X, C, C, C, C, C)])
        fit = np.array([True] * 4 + [False] * 3)

        given = verdicts_from(values, human, fit)

        assert given.tolist() == [UNKNOWN] * 4 + [MISSING, MISSING, COVERED]

    def test_gives_nothing_where_nothing_can_be_fitted(self) -> None:
        """Without a fit split, or with one that holds one kind of point or only partial ones."""
        values, human = np.array([0.1, 0.9, 0.5]), codes([CODES[C], CODES[P], CODES[M]])

        for fit in ([False] * 3, [True, True, False], [False, True, False]):
            assert (verdicts_from(values, human, np.array(fit)) == UNKNOWN).all()


class TestLabelsFrom:
    def test_fits_on_the_fit_split_alone(self) -> None:
        """What is small there is label 0, what is large label 1."""
        features = np.array([[0.0], [0.1], [0.9], [1.0], [0.05], [0.95]])

        given = labels_from(features, codes([0, 0, 1, 1, 1, UNKNOWN]), np.array([True] * 4 + [False] * 2))

        assert given.tolist() == [UNKNOWN] * 4 + [0, 1]

    def test_gives_nothing_where_nothing_can_be_fitted(self) -> None:
        """Without a fit split."""
        assert (labels_from(np.zeros((2, 1)), codes([0, 1]), np.zeros(2, bool)) == UNKNOWN).all()


class TestFitRows:
    def test_knows_the_names_of_fit_splits(self) -> None:
        """Those of the marked sets and ours."""
        assert fit_rows(["train", "training", "fit", "dev", ""]).tolist() == [True, True, True, False, False]
