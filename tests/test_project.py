"""What is true of the project as a whole."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from coach.bank.load import load_bank
from coach.interview.question import LEVELS

ROOT = Path(__file__).resolve().parent.parent
OWNERS = packages_distributions()
"""Which packages of an index bring each module."""
SOURCES = [
    *sorted((ROOT / "coach").rglob("*.py")),
    *sorted(path for end in ("ts", "tsx") for path in (ROOT / "frontend" / "src").rglob(f"*.{end}")),
]
LINES = 250
OPTIONAL = {"coach/study"}
"""What `make model` alone needs may be imported there."""


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def declared(*, extras: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    if extras:
        wanted += project["optional-dependencies"]["model"]
    return {normal(re.split(r"[\[<>=!~; ]", one, maxsplit=1)[0]) for one in wanted}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


class TestFiles:
    @pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
    def test_fit_on_a_few_screens(self, path: Path) -> None:
        """When a file needs a second scroll, it has a second subject."""
        generated = "Generated" in path.read_text(encoding="utf-8")[:400]

        assert generated or len(path.read_text(encoding="utf-8").splitlines()) <= LINES


class TestDependencies:
    @pytest.mark.parametrize(
        "path", sorted((ROOT / "coach").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
    )
    def test_everything_imported_is_declared(self, path: Path) -> None:
        """A plain install has all that the code imports."""
        allowed = declared(extras=str(path.relative_to(ROOT)).startswith(tuple(OPTIONAL)))
        foreign = imported(path) - set(sys.stdlib_module_names) - {"coach", "__future__"}

        for name in foreign:
            assert {normal(one) for one in OWNERS.get(name, ())} & allowed, f"{name} is not declared"


class TestBankCard:
    def test_counts_are_true(self) -> None:
        """The card's table is what the bank holds."""
        bank = load_bank(ROOT / "corpus")
        held = Counter((question.topic, question.level) for question in bank.questions)
        card = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")

        for topic, _ in bank.topics:
            counts = [held[topic, level] for level in LEVELS]
            assert f"| {topic} | {' | '.join(map(str, [*counts, sum(counts)]))} |" in card
