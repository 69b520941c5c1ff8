"""Import and export as commands, with the real model where meaning is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.bank.load import load_bank
from coach.cli import run

Capture = pytest.CaptureFixture[str]
MESSY = Path(__file__).parents[1] / "bank" / "importing" / "messy.md"
REPEATS = """# Stove
### Q1. What is a roux?
A roux is flour cooked in fat; it thickens sauces.
### Q2. How long do eggs boil?
Soft ones take six minutes.
### Q3. What's a roux?
A: Flour cooked in fat. It thickens a sauce, and the longer it cooks, the darker and weaker it becomes.
"""


@pytest.fixture
def repeats(tmp_path: Path) -> Path:
    """Notes that ask one thing twice."""
    file = tmp_path / "stove.md"
    file.write_text(REPEATS, encoding="utf-8")
    return file


class TestImport:
    def test_makes_a_bank_that_can_be_used_at_once(self, tmp_path: Path, capsys: Capture) -> None:
        """Lint has no error, and an answer to one of its questions is graded."""
        out = tmp_path / "kitchen"
        assert run(["bank", "import", str(MESSY), "--out", str(out)]) == 0

        said = capsys.readouterr().out
        assert "11 questions in 5 topics:\n      4 Knives\n" in said
        assert "line 80: the question has no answer: What is autolyse?" in said
        assert f"coach serve --bank {out}" in said
        assert run(["bank", "lint", "--fast", str(out)]) == 0
        assert "0 errors" in capsys.readouterr().out
        question = next(one for one in load_bank(out).questions if one.prompt.startswith("Explain the claw"))
        answers = tmp_path / "answers.jsonl"
        rows = [
            {"question_id": question.id, "answer": "Your fingertips curl back so that the knuckles guide the knife."},
            {"question_id": question.id, "answer": "Water boils at a hundred degrees at sea level."},
        ]
        answers.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        assert run(["grade", str(answers), "--bank", str(out)]) == 0
        good, bad = map(json.loads, capsys.readouterr().out.splitlines())
        assert good["score"] > bad["score"] + 20

    def test_reports_repeats(self, repeats: Path, tmp_path: Path, capsys: Capture) -> None:
        """They are told by meaning and kept."""
        assert run(["bank", "import", str(repeats), "--out", str(tmp_path / "out")]) == 0

        said = capsys.readouterr().out
        assert "1 groups that ask the same (cosine of at least 0.82):" in said
        assert "stove-roux (line 2), stove-whats-a-roux (line 6)" in said
        assert len(load_bank(tmp_path / "out").questions) == 3

    def test_merges_repeats_where_told_to(self, repeats: Path, tmp_path: Path, capsys: Capture) -> None:
        """The longest answer stays."""
        assert run(["bank", "import", str(repeats), "--out", str(tmp_path / "out"), "--merge", "--topic", "Pans"]) == 0

        assert "(1 repeats left out)" in capsys.readouterr().out
        bank = load_bank(tmp_path / "out")
        assert bank.topics == (("pans", "Pans"),)
        assert [one.prompt for one in bank.questions] == ["How long do eggs boil?", "What's a roux?"]

    def test_does_not_touch_a_full_folder(self, repeats: Path, tmp_path: Path, capsys: Capture) -> None:
        """It says so before it reads anything."""
        assert run(["bank", "import", str(repeats), "--out", str(tmp_path)]) == 1

        assert "is not empty" in capsys.readouterr().err

    @pytest.mark.parametrize(("content", "why"), [("", "holds no question"), ("Just text.", "stands in no question")])
    def test_says_that_there_is_no_question(self, tmp_path: Path, capsys: Capture, content: str, why: str) -> None:
        """And writes nothing."""
        (tmp_path / "a.md").write_text(content, encoding="utf-8")

        assert run(["bank", "import", str(tmp_path / "a.md"), "--out", str(tmp_path / "out")]) == 1

        assert why in capsys.readouterr().err
        assert not (tmp_path / "out").exists()


class TestExport:
    @pytest.mark.parametrize("name", ["a.json", "a.csv", "a.tsv", "a.md", "a.apkg"])
    def test_writes_the_format_of_the_ending(self, tmp_path: Path, capsys: Capture, name: str) -> None:
        """The bank is named, or the one in use."""
        folder = tmp_path / "bank" / "pans"
        folder.mkdir(parents=True)
        (folder / "a.yaml").write_text("- id: x\n  prompt: What?\n  reference: A round pot.\n", encoding="utf-8")

        assert run(["bank", "export", "--bank", str(folder.parent), "--out", str(tmp_path / name)]) == 0

        assert f"1 questions written to {tmp_path / name}." in capsys.readouterr().out
        assert (tmp_path / name).stat().st_size > 0
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    def test_asks_for_a_format(self, tmp_path: Path, capsys: Capture) -> None:
        """Where the ending tells none."""
        assert run(["bank", "export", "--out", str(tmp_path / "a.pdf")]) == 1

        assert "its name must end in .json, .csv, .tsv, .md, .apkg" in capsys.readouterr().err

    def test_asks_which_bank(self, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where several are in use."""
        monkeypatch.setenv("COACH_BANK", json.dumps(["/a", "/b"]))

        assert run(["bank", "export", "--out", str(tmp_path / "a.json")]) == 1

        assert "2 banks are in use" in capsys.readouterr().err

    def test_names_a_place_that_cannot_be_written(self, tmp_path: Path, capsys: Capture) -> None:
        """Nothing is left behind."""
        (tmp_path / "b" / "t").mkdir(parents=True)
        (tmp_path / "b" / "t" / "a.yaml").write_text("- id: x\n  prompt: What?\n  reference: Pot.\n", encoding="utf-8")

        assert run(["bank", "export", "--bank", str(tmp_path / "b"), "--out", str(tmp_path / "no" / "a.csv")]) == 1

        assert "cannot be written" in capsys.readouterr().err
