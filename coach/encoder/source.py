"""Where a model's weights lie, and whether they are the ones that were measured."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.errors import ModelDamaged


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence-transformers model on this machine."""

    name: str
    folder: Path
    sha256: str
    """Of the file with the weights."""


def find_source(model_dir: Path) -> Source:
    """Return the model that `model.json` in a folder points to, its weights checked.

    The pointer names `name`, `weights` (a file), `sha256` of it, and either `package`, an installed Python package, or
    `path`, relative to the folder or absolute; with `folder` below the package where there is one.

    Raises:
        ModelDamaged: The pointer, the package or the weights are missing, or the weights are not the measured ones.
    """
    pointer = _pointer(model_dir / "model.json")
    try:
        folder = _folder(model_dir, pointer)
        weights, expected, name = folder / str(pointer["weights"]), str(pointer["sha256"]), str(pointer["name"])
    except KeyError as error:
        raise ModelDamaged(f"The pointer {model_dir.name}/model.json does not say {error}.") from error
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelDamaged(f"The weights of {name} cannot be read: {error.strerror}. Install coach again.") from error
    if found != expected:
        raise ModelDamaged(
            f"The weights of {name} are not the ones that were measured (sha256 {found[:12]}, not {expected[:12]}). "
            "Install the package that holds them again."
        )
    return Source(name, folder, found)


def _pointer(path: Path) -> dict[str, Any]:
    try:
        pointer = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"The pointer {path.parent.name}/{path.name} cannot be read: {error}") from error
    if not isinstance(pointer, dict):
        raise ModelDamaged(f"The pointer {path.parent.name}/{path.name} is not a mapping.")
    return pointer


def _folder(model_dir: Path, pointer: dict[str, Any]) -> Path:
    if "path" in pointer:
        return model_dir / str(pointer["path"])
    package = str(pointer["package"])
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelDamaged(f"The package {package} with the model's weights is not installed.")
    return Path(spec.submodule_search_locations[0]) / str(pointer.get("folder", "."))
