"""Write fitted numbers the way coach.grading.numbers reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coach.grading.features import POINT_FEATURES
from coach.grading.numbers import FORMAT, Linear, Numbers, PointHead
from coach.grading.reference import REFERENCE_FEATURES

_DIGITS = 5


def numbers_document(numbers: Numbers) -> dict[str, Any]:
    """Return the JSON mapping that `read_numbers` turns back into these numbers, rounded to five digits."""
    return {
        "format": FORMAT,
        "hint_cap": numbers.hint_cap,
        "weighing": {
            "asked": numbers.weighing.asked,
            "function": numbers.weighing.function,
            "rarity": {stem: _rounded(weight) for stem, weight in sorted(numbers.weighing.rarity.items())},
        },
        "formed": _head(numbers.formed),
        "plain": _head(numbers.plain),
        "verdict": _flat(asdict(numbers.verdict)),
        "reference": {
            "mark": _linear(numbers.reference.mark, REFERENCE_FEATURES),
            "spread": _rounded(numbers.reference.spread),
        },
        "misconception": _flat(asdict(numbers.misconception)),
        "score": _flat(asdict(numbers.score)),
        "guards": {name: _flat(limit) for name, limit in asdict(numbers.guards).items()},
    }


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write a document so that a change is a readable diff."""
    path.write_text(dump(document), "utf-8")


def dump(document: Mapping[str, Any]) -> str:
    """Return a document as the JSON that is written."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over the other files of a folder."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def _head(head: PointHead) -> dict[str, Any]:
    return {
        "covered": _linear(head.covered, POINT_FEATURES),
        "contradicted": _linear(head.contradicted, POINT_FEATURES),
    }


def _linear(linear: Linear, features: tuple[str, ...]) -> dict[str, Any]:
    weights = {name: _rounded(float(weight)) for name, weight in zip(features, linear.weights, strict=True)}
    return {"bias": _rounded(linear.bias), "weights": weights}


def _flat(raw: Mapping[str, Any]) -> dict[str, float]:
    return {name: _rounded(value) for name, value in raw.items()}


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
