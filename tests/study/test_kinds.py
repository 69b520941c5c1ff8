from __future__ import annotations

import pytest

from coach.interview.grade import Grade, Verdict, band_of
from coach.interview.question import KeyPoint, Question
from coach.study.bootstrap import Bootstrap
from coach.study.judged import Judged
from coach.study.kinds import kind_figures, label_agreement, share
from coach.study.labelled import Labelled
from tests.study.sheet_of import C, M, sheet_of

LOCK = Question("lock", "t", "Why lock?", "A. B.", (KeyPoint("a", "A"), KeyPoint("b", "B")))


def judged(
    kind: str,
    score: float,
    mark: float,
    *,
    flags: tuple[str, ...] = (),
    group: str = "lock",
    twice: tuple[tuple[Verdict, Verdict], ...] = (),
) -> Judged:
    first = {f"p{place}": one for place, (one, _) in enumerate(twice)} or None
    second = {f"p{place}": other for place, (_, other) in enumerate(twice)} or None
    labelled = Labelled(LOCK, group, "x", kind=kind, mark=mark, verdicts=first, second=second)
    empty = sheet_of().marks
    return Judged(labelled, Grade(score, band_of(score), 0.5, (), (), flags), empty, empty)


class TestKindFigures:
    def test_are_those_computed_by_hand(self) -> None:
        """A junk answer that earns 40 got through, unless the people's verdicts earn it; an honest one cannot."""
        figures = kind_figures(
            [
                judged("keyword_list", 40, 0.0),
                judged("keyword_list", 10, 0.0, flags=("keyword_list",)),
                judged("keyword_list", 90, 0.5),
                judged("terse", 50, 1.0, flags=("one_word",)),
                judged("terse", 70, 0.5),
            ]
        )

        assert figures["keyword_list"]["attack_success"]["value"] == 0.5
        assert figures["keyword_list"]["flagged"]["value"] == pytest.approx(1 / 3, abs=1e-4)
        assert (figures["terse"]["mean_error"], figures["terse"]["mean_score"]) == (35.0, 60.0)
        assert "attack_success" not in figures["terse"]
        assert figures["all honest"]["flagged"]["value"] == 0.5
        assert figures["all junk"]["answers"] == 3

    def test_are_none_where_no_row_has_a_kind(self) -> None:
        """As in files of marks."""
        assert kind_figures([judged("", 40, 0.0)]) == {}


class TestShare:
    def test_has_an_upper_end_where_nothing_happened(self) -> None:
        """Nothing in 100 is at most 3.6 in 100: 1 - 0.025 ** (1 / 100)."""
        told = share([False] * 100)

        assert (told.value, told.low) == (0.0, 0.0)
        assert told.high == pytest.approx(1 - 0.025 ** (1 / 100))


class TestLabelAgreement:
    def test_is_kappa_over_the_points_judged_twice(self) -> None:
        """Three of four the same, half expected by chance: (.75 - .5) / .5."""
        rows = [
            judged("terse", 0, 0, twice=((C, C), (M, M)), group="a"),
            judged("terse", 0, 0, twice=((C, M), (M, M)), group="b"),
            judged("terse", 0, 0),
        ]

        told = label_agreement(rows, Bootstrap(20, 1))

        assert told is not None
        assert (told["answers"], told["points"], told["same"]) == (2, 4, 0.75)
        assert told["kappa"]["value"] == 0.5

    def test_is_none_where_nobody_judged_twice(self) -> None:
        """No second label, no ceiling."""
        assert label_agreement([judged("terse", 0, 0)], Bootstrap(20, 1)) is None
