from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.errors import ModelDamaged
from coach.grading.numbers import read_numbers

DOCUMENT = Path(__file__).resolve().parents[2] / "models" / "all-MiniLM-L6-v2" / "numbers.json"


def rename(raw: dict[str, Any]) -> None:
    raw["formed"]["covered"]["weights"]["luck"] = raw["formed"]["covered"]["weights"].pop("recall")


class TestReadNumbers:
    def test_reads_what_is_shipped(self) -> None:
        """The shipped numbers are whole and sane."""
        numbers = read_numbers(DOCUMENT.read_text("utf-8"))

        assert 0.0 <= numbers.hint_cap <= 1.0
        assert 0.0 < numbers.verdict.partial_from <= numbers.verdict.sure < 1.0
        assert all(0.0 <= weight <= 1.0 for weight in numbers.weighing.rarity.values())

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda raw: raw.pop("hint_cap"),
            lambda raw: raw["guards"].pop("empty"),
            lambda raw: raw.update(format=0),
            lambda raw: raw.update(hint_cap="much"),
            lambda raw: raw.update(hint_cap=True),
            lambda raw: raw["score"].update(contradicted=float("nan")),
            lambda raw: raw["score"].update(luck=1.0),
            lambda raw: raw.update(weighing=[]),
            rename,
        ],
    )
    def test_refuses_what_it_does_not_know(self, spoil: Callable[[dict[str, Any]], object]) -> None:
        """A missing, unknown, misspelt or impossible number is an error, never a default."""
        raw = json.loads(DOCUMENT.read_text("utf-8"))
        spoil(raw)

        with pytest.raises(ModelDamaged):
            read_numbers(json.dumps(raw))

    def test_refuses_what_is_no_json(self) -> None:
        """Half a file is an error too."""
        with pytest.raises(ModelDamaged):
            read_numbers(DOCUMENT.read_text("utf-8")[:100])
