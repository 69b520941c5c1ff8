"""`coach practice` as a command, with the real model and database: alone, and beside a service."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.flow.conftest import Begin, Service

SCRIPT = "/sure\nI would measure first, and then decide.\n\n/skip\n/next\n/skip\n/next\n"


def practise(data: Path, cache: Path, **settings: str) -> str:
    """Return what the command shows when the script is typed."""
    done = subprocess.run(
        [sys.executable, "-m", "coach", "practice", "--length", "2", "--topics", "async-concurrency"],
        input=SCRIPT,
        env={**os.environ, "COACH_DATA_DIR": str(data), "COACH_CACHE_DIR": str(cache), **settings},
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    assert done.stderr == ""
    return done.stdout


class TestPractice:
    def test_keeps_one_record_alone_and_with_a_service(self, begin: Begin, cache: Path) -> None:
        """First by itself, then through the service that holds the database: both interviews are in its history."""
        service: Service = begin()
        service.folder.mkdir()
        alone = practise(service.folder / "data", cache)
        service.start().ready()
        through = practise(service.folder / "data", cache, COACH_PORT=service.address.rpartition(":")[2])

        assert "goes through it" in through
        assert "goes through it" not in alone
        for shown in (alone, through):
            assert "2 of 2 · async-concurrency" in shown
            assert "What else belongs to a full answer?" in shown
            assert "The end" in shown
        status, told = service.call("/api/v1/interviews")
        assert (status, told.count('"ended":true')) == (200, 2)
