"""Pack the question bank, the fitted numbers and the built page into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("corpus", "models", "frontend/dist")


class ShipData(BuildHookInterface[Any]):
    """An editable install reads the checkout; a wheel carries everything."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to a wheel.

        Raises:
            FileNotFoundError: One is missing, as when the page was not built.
        """
        if version == "editable":
            return
        for name in SHIPPED:
            folder = Path(self.root, name)
            if not folder.is_dir():
                raise FileNotFoundError(f"{name} is missing: run `make wheel`, which builds the page first.")
            build_data["force_include"][str(folder)] = f"coach/_shipped/{name}"
