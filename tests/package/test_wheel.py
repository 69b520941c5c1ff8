from __future__ import annotations

import json
import os
import re
import site
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an empty environment outside the checkout, with the wheel and what it depends on.

    The dependencies are the ones installed beside the tests, reached through a path file: path files there,
    such as the one of the editable install, are not followed, so that `coach` can only be the wheel's.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    (packages,) = (folder / "venv").glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return python


def run(python: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "PYTHON"))}
    return subprocess.run(
        [python, "-m", "coach", *words],
        input=text,
        capture_output=True,
        text=True,
        cwd=python.parent,
        env=clean | {"HF_HUB_OFFLINE": "1"},
        check=False,
    )


class TestTheWheel:
    def test_is_what_runs(self, python: Path) -> None:
        """Nothing is read from the checkout."""
        code = "import coach, coach.settings as s; print(coach.__file__, s.Settings().page_dir / 'index.html')"
        shown = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, cwd=python.parent)
        files = [Path(one) for one in shown.stdout.split()]

        assert all(path.is_relative_to(python.parents[1]) and path.is_file() for path in files)

    def test_has_the_bank(self, python: Path) -> None:
        """The built-in questions come along and pass their own check."""
        checked = run(python, "bank", "lint", "--strict", "--fast")

        assert checked.returncode == 0, checked.stdout + checked.stderr

    def test_grades(self, python: Path) -> None:
        """An answer is graded with the weights and numbers that were installed."""
        row = {"id": "a", "question_id": "python-mutable-default", "answer": "The default list is made once, at def."}
        graded = run(python, "grade", "-", text=json.dumps(row))

        assert graded.returncode == 0, graded.stderr
        assert json.loads(graded.stdout)["score"] > 0

    def test_serves_the_page(self, python: Path, tmp_path: Path) -> None:
        """The built page answers at the address that the service names."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "PYTHON"))}
        settings = {"COACH_PORT": "0", "COACH_DATA_DIR": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            [python, "-m", "coach", "serve"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=tmp_path,
            env=clean | settings,
        ) as service:
            try:
                assert service.stdout is not None
                address = next(re.findall(r"http://[^ ]+", line)[0] for line in service.stdout if "http://" in line)
                with urllib.request.urlopen(address, timeout=10) as page:
                    assert b"<html" in page.read()
            finally:
                service.terminate()
