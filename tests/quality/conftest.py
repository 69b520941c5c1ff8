from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.bank.load import Bank, load_bank
from coach.encoder.load import LoadedModel, load
from coach.grading.grade import grade
from coach.grading.plan import plan, question_texts
from coach.interview.grade import Grade
from coach.interview.question import Question

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "all-MiniLM-L6-v2"


@pytest.fixture(scope="session")
def metrics() -> dict[str, Any]:
    """The figures that were measured when the numbers were fitted."""
    read: dict[str, Any] = json.loads((MODEL / "metrics.json").read_text("utf-8"))
    return read


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank(ROOT / "corpus")


@pytest.fixture(scope="session")
def model(bank: Bank, cache: Path) -> LoadedModel:
    loaded = load(MODEL, cache_dir=cache)
    loaded.encoder.keep(text for question in bank.questions for text in question_texts(question))
    return loaded


@pytest.fixture(scope="session")
def give(bank: Bank, model: LoadedModel) -> Callable[[Question, str], Grade]:
    """Grades an answer as the product does."""

    def given(question: Question, answer: str) -> Grade:
        asked = plan(question, answer, others=bank.questions)
        return grade(asked, model.encoder.encode(asked.texts), model.numbers)

    return given
