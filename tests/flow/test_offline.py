"""With the network cut off everything works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ONLY_LOOPBACK = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
GUARD = {"PYTHONPATH": str(HERE / "guard")}
"""Where no network namespace may be made, Python itself refuses every address but loopback."""


def cut_off() -> tuple[list[str], dict[str, str]]:
    try:
        possible = subprocess.run([*ONLY_LOOPBACK, "true"], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        possible = False
    return (ONLY_LOOPBACK, {}) if possible else ([], GUARD)


class TestOffline:
    def test_interviews_and_headless_grading_work(self, cache: Path) -> None:
        """The tests of this folder's interviews pass where nothing but loopback can be reached."""
        command, guard = cut_off()
        played = subprocess.run(
            [*command, sys.executable, "-m", "pytest", "-q", str(HERE / "test_interview.py")],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **guard, "COACH_CACHE_DIR": str(cache)},
        )

        assert played.returncode == 0, played.stdout + played.stderr
