from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.bank.graded import texts_to_try
from coach.bank.known import KNOWN_FILE, read_known, write_known
from coach.bank.lint import Trial, try_out
from coach.bank.read import Reading, read_bank
from coach.errors import BadBank
from coach.grading.numbers import Numbers, read_numbers
from coach.grading.vectors import TextVectors
from coach.settings import Settings
from tests.bank.conftest import WriteBank
from tests.fakes import WordEncoder

TWO = """
- id: dict-lookup
  level: junior
  prompt: How does a dict find the value of a key, and what of two candidates in one slot?
  reference: A hash of the key chooses the slot in the table. Candidates of one slot are compared for equality.
  key_points:
    - id: slot
      says: A hash of the key chooses the slot in the table.
      also: [The hash of a key picks the slot in its table.]
      wrong: [Every entry of the dict is scanned from first to last.]
    - id: equal
      says: Candidates of one slot are compared for equality.
  samples:
    - text: A hash of the key chooses the slot in the table.
      verdicts: {slot: covered, equal: missing}
"""


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    return read_numbers((Settings().model_dir / "numbers.json").read_text("utf-8"))


def tried(folder: Path, numbers: Numbers) -> Trial:
    return try_out(read_bank(folder), WordEncoder(), numbers, strict=True)


def rules(trial: Trial) -> set[str]:
    return {finding.rule for finding in trial.findings}


class TestTryOut:
    def test_finds_nothing_where_every_text_earns_its_due(self, write_bank: WriteBank, numbers: Numbers) -> None:
        """A reference, a sample and forms that say what they should are no findings."""
        trial = tried(write_bank(data__a_yaml=TWO), numbers)

        assert rules(trial) == set()
        assert trial.failed == ()

    @pytest.mark.parametrize(
        ("rule", "line", "good", "bad"),
        [
            ("unstated", 12, "Candidates of one slot are compared for equality.\n  key", "That is quick.\n  key"),
            ("reference-band", 5, "Candidates of one slot are compared for equality.\n  key", "That is quick.\n  key"),
            ("also-earns", 9, "The hash of a key picks the slot in its table.", "Bananas are yellow fruit."),
            (
                "wrong-earns",
                10,
                "Every entry of the dict is scanned from first to last.",
                "A hash of key chooses slot.",
            ),
            ("sample", 15, "{slot: covered, equal: missing}", "{slot: missing, equal: missing}"),
            (
                "not-asked",
                8,
                "How does a dict find the value of a key, and what of two candidates in one slot?",
                "Why do bananas turn yellow?",
            ),
        ],
    )
    def test_finds_a_text_that_does_not(
        self, write_bank: WriteBank, numbers: Numbers, rule: str, line: int, good: str, bad: str
    ) -> None:
        """Each check finds its fault, at its line."""
        assert good in TWO
        trial = tried(write_bank(data__a_yaml=TWO.replace(good, bad, 1)), numbers)

        assert line in {finding.line for finding in trial.findings if finding.rule == rule}

    def test_finds_points_that_cannot_be_told_apart(self, write_bank: WriteBank, numbers: Numbers) -> None:
        """Two points in nearly the same words are one."""
        alike = TWO.replace(
            "says: Candidates of one slot are compared", "says: A hash of the key chooses the slot in its table"
        )

        assert "alike" in rules(tried(write_bank(data__a_yaml=alike), numbers))

    def test_finds_questions_that_ask_the_same(self, write_bank: WriteBank, numbers: Numbers) -> None:
        """The later of two like questions is named, with the earlier one."""
        again = TWO.replace("dict-lookup", "dict-search")

        found = tried(write_bank(data__a_yaml=TWO, data__b_yaml=again), numbers).findings

        assert [(one.file.name, one.rule) for one in found] == [("b.yaml", "same-question")]
        assert "'dict-lookup'" in found[0].why

    def test_passes_over_known_failures(self, write_bank: WriteBank, numbers: Numbers) -> None:
        """What the grader is known to get wrong is no finding, but still counted; a changed text is new."""
        folder = write_bank(data__a_yaml=TWO.replace("slot: covered", "slot: missing"))
        write_known(folder, tried(folder, numbers).failed)

        known = tried(folder, numbers)
        (folder / "data" / "a.yaml").write_text(
            TWO.replace("slot: covered", "slot: missing").replace("    - text: A hash", "    - text: The hash"), "utf-8"
        )

        assert known.findings == ()
        assert len(known.failed) == len(known.known) == 1
        assert rules(tried(folder, numbers)) == {"sample"}

    def test_keeps_every_text_that_it_embeds(self, write_bank: WriteBank, numbers: Numbers) -> None:
        """`texts_to_try` names all: nothing is computed twice for want of being kept."""
        asked: set[str] = set()

        class Noting(WordEncoder):
            def encode(self, texts: Sequence[str]) -> list[TextVectors]:
                asked.update(texts)
                return super().encode(texts)

        bank: Reading = read_bank(write_bank(data__a_yaml=TWO))
        try_out(bank, Noting(), numbers)

        assert asked <= {text for one in bank.placed for text in texts_to_try(one.question)}


class TestKnown:
    def test_comes_back_as_written(self, tmp_path: Path) -> None:
        """The list is sorted, each key once, comments aside."""
        write_known(tmp_path, ["b 2", "a 1", "b 2"])

        assert read_known(tmp_path) == {"a 1", "b 2"}
        assert (tmp_path / KNOWN_FILE).read_text("utf-8").splitlines()[-2:] == ["a 1", "b 2"]

    def test_says_what_is_wrong_with_it(self, tmp_path: Path) -> None:
        """A list that is no text is an error of the bank."""
        (tmp_path / KNOWN_FILE).write_bytes(b"\xff\xfe\x00")

        with pytest.raises(BadBank, match="cannot be read"):
            read_known(tmp_path)
