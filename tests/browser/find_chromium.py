"""Find a Chromium to drive, or install one: `python tests/browser/find_chromium.py [--install]`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> Path | None:
    """Return the Chromium of COACH_CHROMIUM, of the system, or of playwright, or None."""
    chosen = os.environ.get("COACH_CHROMIUM")
    if chosen:
        return Path(chosen)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else _of_playwright()


def _of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> None:
    """Install the system's Chromium where packages may be installed, and playwright's own elsewhere."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=True)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    """Print where Chromium is; 1 when there is none."""
    if "--install" in sys.argv and find_chromium() is None:
        install()
    found = find_chromium()
    sys.stdout.write(f"{found or 'There is no Chromium here.'}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
