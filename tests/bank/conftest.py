from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WriteBank = Callable[..., Path]

QUESTION = """
- id: hash-map
  level: junior
  prompt: How does a hash map find a value?
  reference: It hashes the key and looks into one bucket.
  key_points:
    - id: hashing
      says: The key is hashed.
      weight: 3
      also: [You run the key through a function.]
      wrong: [The map scans every key.]
      hint: What happens to the key first?
    - id: bucket
      says: Only one bucket is searched.
  misconceptions:
    - says: Hash maps are always faster than lists.
      because: For a handful of items a list wins.
  tags: [lookup]
  samples:
    - text: It computes a number from the key.
      verdicts: {hashing: covered, bucket: missing}
      band: good
"""
"""A question with everything in it."""


@pytest.fixture
def write_bank(tmp_path: Path) -> WriteBank:
    """Writes a bank's folder from file names and texts."""

    def write(name: str = "bank", **files: str) -> Path:
        folder = tmp_path / name
        for file, text in files.items():
            path = folder / file.replace("__", "/").replace("_yaml", ".yaml").replace("_yml", ".yml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write
