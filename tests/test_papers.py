"""What the papers claim about the code is true."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from coach.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PAPERS = [ROOT / name for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md")] + sorted(
    path for path in (ROOT / "docs").rglob("*.md")
)
RELIABILITY = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN_DEFAULT = {name: str(field.default) for name, field in Settings.model_fields.items()} | {"log_json": "false"}
WORDED = {"allowed_hosts", "allowed_origins", "bank", "cache_dir", "data_dir", "database_url", "model_dir", "page_dir"}
"""Settings whose default is not one short value, and is told in words."""


def rows(text: str, columns: int) -> list[list[str]]:
    """The cells of every table row with so many columns, headings among them."""
    cells = [[cell.strip() for cell in line[1:-1].split("|")] for line in text.splitlines() if line[:2] == "| "]
    return [row for row in cells if len(row) == columns]


PROMISES = rows(RELIABILITY, 5)[1:]


@cache
def members(file: str) -> frozenset[str]:
    """Every test of a file as CLASS::NAME."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        f"{one.name}::{member.name}"
        for one in tree.body
        if isinstance(one, ast.ClassDef)
        for member in one.body
        if isinstance(member, ast.FunctionDef)
    )


class TestPapers:
    @pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
    def test_point_at_what_is_there(self, paper: Path) -> None:
        """Every link inside the project and every test that is named leads somewhere."""
        text = paper.read_text(encoding="utf-8")
        links = [link for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) if "://" not in link]
        tests = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+::\w+))?`", text)

        assert [link for link in links if not (paper.parent / link).exists()] == []
        assert [file for file, _ in tests if not (ROOT / file).is_file()] == []
        assert [name for file, name in tests if name and name not in members(file)] == []


class TestPromises:
    def test_are_read_whole(self) -> None:
        """No row of the table escapes these tests."""
        assert len(PROMISES) == RELIABILITY.count("\n| ") - 1

    @pytest.mark.parametrize("row", PROMISES, ids=lambda row: row[0])
    def test_say_how_far_they_are_proved(self, row: list[str]) -> None:
        """A proof names its tests, and what is proved in part says what is missing."""
        _, _, state, proof, reached = row

        assert state in {"proved", "in part", "not yet proved"}
        assert ("::" in proof) == (state != "not yet proved")
        assert ("Missing: " in reached or "Only " in reached) == (state == "in part")

    def test_bound_what_they_counted(self) -> None:
        """No loss in n trials means at most 3 in n, with 95 % certainty.

        Source: Hanley and Lippman-Hand (1983), JAMA 249(13), "If nothing goes wrong, is everything all right?".
        """
        counted = re.findall(r"0 of (\d+) \(at most ([\d.]+) %\)", RELIABILITY)

        assert len(counted) == RELIABILITY.count("(at most")
        assert all(bound == f"{300 / int(trials):.1f}" for trials, bound in counted)


class TestSettings:
    def test_stand_in_one_table(self) -> None:
        """Whoever can set a thing can read about it, and nothing else is listed."""
        named = [row[0] for row in rows(README, 3) if row[0].startswith("`COACH_")]

        assert sorted(named) == sorted(f"`COACH_{name.upper()}`" for name in Settings.model_fields)

    @pytest.mark.parametrize("name", sorted(set(Settings.model_fields) - WORDED))
    def test_are_listed_with_their_default(self, name: str) -> None:
        """The value that holds when nothing is set."""
        (shown,) = [row[1] for row in rows(README, 3) if row[0] == f"`COACH_{name.upper()}`"]

        assert shown == SHOWN_DEFAULT[name].removesuffix(".0")
