"""Load a model for grading: weights, golden vectors, fitted numbers, and what names the grader's version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.encoder.cached import CachedEncoder
from coach.encoder.source import find_source
from coach.encoder.transformer import Transformer
from coach.errors import ModelDamaged
from coach.grading.numbers import Numbers, read_numbers
from coach.interview.grade import GraderVersion

GOLDEN_COSINE = 0.9999
"""Least cosine between a golden vector and what this machine computes for its text."""


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """Everything of a model that grading needs."""

    name: str
    encoder: CachedEncoder
    numbers: Numbers
    fingerprint: str
    """Hash of weights, fitted numbers, engine, device class and processor capability."""
    weights: str
    """Hash of the weights."""

    def version(self, bank: str) -> GraderVersion:
        """Return the name of this grader beside a bank, whose content has the given hash."""
        return GraderVersion(
            version=_hash(self.fingerprint, bank)[:16], model=f"{self.name}:{self.weights[:12]}", bank=bank
        )


def load(model_dir: Path, *, cache_dir: Path | None = None, threads: int = 0) -> LoadedModel:
    """Return a model that was checked; takes seconds, downloads nothing.

    Args:
        model_dir: Folder with `model.json` (the pointer to the weights), `golden.json` and `numbers.json`.
        cache_dir: Where the vectors of banks are kept; they stay in memory where it is None.
        threads: Processor threads of the engine, 0 for as many as there are cores; the vectors do not depend on it.

    Raises:
        ModelDamaged: Something is missing, or is not what was measured.
    """
    source = find_source(model_dir)
    numbers = _read(model_dir / "numbers.json")
    forward = Transformer.load(source.folder, threads=threads)
    check_golden(forward, _read(model_dir / "golden.json"))
    engine = forward.engine
    fingerprint = _hash(source.sha256, engine, numbers)
    folder = None if cache_dir is None else cache_dir / _hash(source.sha256, engine)[:16]
    return LoadedModel(
        name=source.name,
        encoder=CachedEncoder(forward, folder),
        numbers=read_numbers(numbers),
        fingerprint=fingerprint,
        weights=source.sha256,
    )


def check_golden(forward: Transformer, text: str) -> None:
    """Check that the engine computes what was measured; `text` is a JSON mapping of texts to sentence vectors.

    Raises:
        ModelDamaged: It does not, or the text cannot be read.
    """
    try:
        golden = {str(said): np.asarray(vector, dtype=np.float64) for said, vector in json.loads(text).items()}
        computed = forward.encode(list(golden))
        cosines = [
            float(vector @ given.sentence) / max(float(np.linalg.norm(vector)), 1e-9)
            for vector, given in zip(golden.values(), computed, strict=True)
        ]
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelDamaged(f"The golden vectors do not fit the model: {error}") from error
    if not cosines or min(cosines) < GOLDEN_COSINE:
        worst = min(cosines, default=0.0)
        raise ModelDamaged(
            f"The model does not compute what was measured (cosine {worst:.5f}). Nothing will be graded."
        )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"{path.parent.name}/{path.name} cannot be read: {error}") from error
