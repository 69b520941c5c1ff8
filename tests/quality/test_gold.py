"""The gold answers: nothing was written, fitted or chosen on the `held_out` ones; the `fit` ones may be looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sklearn.metrics import cohen_kappa_score

from coach.bank.load import Bank
from coach.encoder.load import LoadedModel
from coach.study.gold import HELD_OUT, gold_figures, read_gold
from coach.study.labelled import Labelled

GOLD = Path(__file__).parent / "gold" / "answers.jsonl"
ROUNDING = 0.01
"""Between processors vectors differ in their last bits, and a verdict on the edge may fall to the other side."""


@pytest.fixture(scope="module")
def gold(bank: Bank) -> list[Labelled]:
    return read_gold(GOLD, bank)


@pytest.fixture(scope="module")
def now(gold: list[Labelled], bank: Bank, model: LoadedModel) -> dict[str, Any]:
    """The figures on held-out answers as the grader is."""
    held_out = [row for row in gold if row.split == HELD_OUT]
    told: dict[str, Any] = gold_figures(held_out, bank, model.encoder, model.numbers)[HELD_OUT]
    return told


class TestGold:
    def test_is_complete(self, gold: list[Labelled]) -> None:
        """At least 400 answers to at least 60 questions, a quarter labelled twice, no question on both sides."""
        sides = {split: {row.question.id for row in gold if row.split == split} for split in {r.split for r in gold}}

        assert len(gold) >= 400
        assert sum(map(len, sides.values())) == len({row.question.id for row in gold}) >= 60
        assert sum(bool(row.second) for row in gold) >= len(gold) // 4

    def test_second_reader_agrees(self, gold: list[Labelled]) -> None:
        """The blind labelling agrees with the first: a ceiling for any grader."""
        pairs = [((row.verdicts or {})[name], again) for row in gold for name, again in (row.second or {}).items()]

        assert cohen_kappa_score(*zip(*pairs, strict=True)) >= 0.9

    def test_reaches_what_was_measured(self, now: dict[str, Any], metrics: dict[str, Any]) -> None:
        """Verdicts and scores agree with people's as much as the figures say."""
        then = metrics["gold"][HELD_OUT]

        for name in ("verdict_macro_f1", "f1_covered", "f1_missing", "f1_contradicted", "pearson"):
            assert now[name] >= then[name] - ROUNDING, name
        assert now["mean_error"] <= then["mean_error"] + 100 * ROUNDING
        for name in ("false_contradicted", "unsure", "calibration_error"):
            assert now[name] <= then[name] + ROUNDING, name

    def test_lets_no_more_junk_through(self, now: dict[str, Any], metrics: dict[str, Any]) -> None:
        """Of junk that people wrote by hand no more gets through than was measured, kind by kind."""
        then = metrics["gold"][HELD_OUT]["kinds"]

        for name, kind in now["kinds"].items():
            if "got_through" in kind:
                assert kind["got_through"]["value"] <= then[name]["got_through"]["value"] + ROUNDING, name

    def test_flags_no_honest_answer(self, now: dict[str, Any]) -> None:
        """At most two honest answers in a hundred are taken for junk."""
        assert now["kinds"]["all honest"]["flagged"]["value"] <= 0.02
