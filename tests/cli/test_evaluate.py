from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coach.cli import run

Capture = pytest.CaptureFixture[str]
HEADER = "split,question_id,question,reference,answer,score,score_max"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """Answers of two questions with marks."""
    said = (("a", "It hashes the key.", 2), ("a", "Bananas.", 0), ("b", "The key is hashed.", 2), ("b", "No idea.", 1))
    rows = [
        f"test,{question},How are keys found?,It hashes the key.,{text},{score},2" for question, text, score in said
    ]
    file = tmp_path / "marked.csv"
    file.write_text("\n".join([HEADER, *rows]), "utf-8")
    return file


class TestEvaluate:
    def test_prints_figures_and_writes_the_report(self, marked: Path, tmp_path: Path, capsys: Capture) -> None:
        """With the real model."""
        out = tmp_path / "report.json"

        assert run(["evaluate", str(marked), "--bootstrap", "10", "--out", str(out)]) == 0

        said = capsys.readouterr()
        assert "marked.csv, test: 4 answers, 2 questions" in said.out
        assert "pearson" in said.out
        assert said.err == ""
        report = json.loads(out.read_text("utf-8"))
        assert report["splits"]["test"]["figures"]["pearson"]["coach"]["value"] > 0.5
        assert report["bootstrap"] == {"draws": 10, "drawn": "questions", "level": 0.95, "seed": 0}

    def test_names_the_line_that_cannot_be_used(self, marked: Path, capsys: Capture) -> None:
        """Before the model is loaded; one line on stderr."""
        marked.write_text(f"{HEADER}\ntest,a,Why?,So.,x,1,2\ntest,a,Why?,So.,y,good,2\n", "utf-8")

        assert run(["evaluate", str(marked)]) == 1

        said = capsys.readouterr()
        assert said.err == f"{marked}, line 3: score is no number: 'good'.\n"
        assert said.out == ""

    def test_names_the_extra_to_install(self, marked: Path) -> None:
        """A plain install has no scikit-learn."""
        code = (
            "import sys; sys.modules['sklearn'] = None; from coach.cli import run;"
            f"sys.exit(run(['evaluate', {str(marked)!r}]))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

        assert done.returncode == 1
        assert "needs scikit-learn" in done.stderr
        assert "pip install 'interview-coach[model]'" in done.stderr
        assert len(done.stderr.splitlines()) == 1
