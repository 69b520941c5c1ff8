from __future__ import annotations

from pathlib import Path

import pytest

from coach.encoder.load import LoadedModel, load
from coach.encoder.source import find_source
from coach.encoder.transformer import Transformer

MODEL = Path(__file__).resolve().parents[2] / "models" / "all-MiniLM-L6-v2"


@pytest.fixture(scope="session")
def model_dir() -> Path:
    return MODEL


@pytest.fixture(scope="session")
def model() -> LoadedModel:
    return load(MODEL)


@pytest.fixture(scope="session")
def transformer() -> Transformer:
    return Transformer.load(find_source(MODEL).folder)
