from __future__ import annotations

import numpy as np
import pytest

from coach.grading.alignment import Unit
from coach.grading.features import POINT_FEATURES
from coach.grading.numbers import Linear, PointHead, VerdictLimits
from coach.grading.verdicts import decide, judge
from coach.interview.grade import Verdict

LIMITS = VerdictLimits(sure=0.6, partial_from=0.4, contradicted_sure=0.45, near=0.2)
SIZE = len(POINT_FEATURES)
OVERLAP, TURNED = (POINT_FEATURES.index(name) for name in ("overlap", "turned"))


def head() -> PointHead:
    """Return a head for which `overlap` is the odds of covered, and `turned` those of contradicted."""
    weights = np.eye(SIZE)
    return PointHead(Linear(0.0, weights[OVERLAP]), Linear(0.0, weights[TURNED]))


def rows(*odds: tuple[float, float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    given = np.full((len(odds), SIZE), 0.5)
    given[:, [OVERLAP, TURNED]] = odds
    return given


class TestDecide:
    @pytest.mark.parametrize(
        ("shares", "verdict", "credit"),
        [
            ((0.1, 0.8, 0.1), Verdict.COVERED, 1.0),
            ((0.8, 0.1, 0.1), Verdict.MISSING, 0.0),
            ((0.2, 0.3, 0.5), Verdict.CONTRADICTED, 0.0),
            ((0.5, 0.45, 0.05), Verdict.PARTIAL, 0.5),
            ((0.4, 0.3, 0.3), Verdict.UNSURE, 0.3),
            ((0.1, 0.48, 0.42), Verdict.UNSURE, 0.48),
        ],
    )
    def test_turns_probabilities_into_a_verdict(
        self, shares: tuple[float, float, float], verdict: Verdict, credit: float
    ) -> None:
        """The likely verdict is given; what lies between is half or unsure, and unsure earns its probability."""
        decided = decide(np.array(shares), LIMITS)

        assert decided.verdict is verdict
        assert decided.credit == pytest.approx(credit)


class TestJudge:
    def test_takes_all_claims_that_would_do(self) -> None:
        """Two claims that each make the point are both evidence; one that does not is none."""
        among = (Unit(0, 0), Unit(1, 1), Unit(2, 2))

        decided, claims = judge(rows((4, -9), (-9, -9), (3, -9)), among, head(), LIMITS)

        assert (decided.verdict, claims) == (Verdict.COVERED, (0, 2))

    def test_takes_the_whole_unit(self) -> None:
        """A point made by two clauses together has both as evidence."""
        among = (Unit(0, 0), Unit(1, 1), Unit(0, 1))

        assert judge(rows((-3, -9), (-3, -9), (4, -9)), among, head(), LIMITS)[1] == (0, 1)

    def test_shows_the_wrong_claim(self) -> None:
        """The evidence of a contradiction is what contradicts."""
        among = (Unit(0, 0), Unit(1, 1))

        decided, claims = judge(rows((-3, 4), (-9, -9)), among, head(), LIMITS)

        assert (decided.verdict, claims) == (Verdict.CONTRADICTED, (0,))

    def test_hears_nothing_in_what_is_about_something_else(self) -> None:
        """A unit that is far from all forms makes no point, whatever its odds."""
        far = rows((9, -9)) * [0.1 if name not in {"overlap", "turned"} else 1.0 for name in POINT_FEATURES]

        assert judge(far, (Unit(0, 0),), head(), LIMITS)[0].verdict is Verdict.MISSING

    def test_needs_none_for_what_is_missing(self) -> None:
        """A missing point has no evidence."""
        assert judge(rows((-4, -4)), (Unit(0, 0),), head(), LIMITS)[1] == ()
