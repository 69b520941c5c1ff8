from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.document import parse
from coach.bank.entries import BankEntries, Filed, entries_of
from coach.bank.load import load_bank
from coach.bank.schema import BankEntry, KeyPointEntry, QuestionEntry
from coach.bank.write import FILE_BYTES, yaml_of
from coach.bank.write import write_bank as write_to
from coach.errors import BadBank, BadSettings
from tests.bank.any_bank import PHRASES, SOME, banks
from tests.bank.conftest import QUESTION, WriteBank


def entry(name: str, reference: str = "Heat.") -> QuestionEntry:
    point = KeyPointEntry(id="heat", says="Heat rises.")
    return QuestionEntry(id=name, prompt="Why?", reference=reference, key_points=(point,))


def one_topic(*entries: QuestionEntry) -> BankEntries:
    return BankEntries(BankEntry(name="pans", topics={"heat": "Heat"}), tuple(Filed("heat", one) for one in entries))


class TestYamlOf:
    @given(st.dictionaries(st.sampled_from(["says", "hint"]), st.one_of(PHRASES, st.text("ab \n-#", min_size=1))))
    def test_is_read_back(self, value: dict[str, str]) -> None:
        """To the last character, whatever YAML could take it for."""
        assert parse(yaml_of([value])).value == [value]

    def test_writes_lines_as_lines(self) -> None:
        """People correct these files."""
        assert yaml_of({"reference": "One.\n\n  two(3)\nThree."}) == "reference: |-\n  One.\n\n    two(3)\n  Three.\n"


class TestWriteBank:
    @SOME
    @given(banks())
    def test_gives_the_bank_back(self, bank: BankEntries) -> None:
        """Loading what was written, and writing what was loaded, changes nothing."""
        with tempfile.TemporaryDirectory() as folder:
            write_to(bank, Path(folder) / "one")
            loaded = load_bank(Path(folder) / "one")
            write_to(entries_of(loaded), Path(folder) / "two")

            assert load_bank(Path(folder) / "two") == loaded
            assert [one.prompt for one in loaded.questions] == [filed.entry.prompt for filed in bank.questions]

    def test_keeps_everything_of_a_question(self, tmp_path: Path, write_bank: WriteBank) -> None:
        """Points, wrong forms, misconceptions and samples among them."""
        loaded = load_bank(
            write_bank(data__a_yaml=QUESTION, bank_yaml="licence: CC0-1.0\ntitle: T\ntopics: {data: D}\n")
        )
        target = tmp_path / "again"
        write_to(entries_of(loaded), target)

        assert load_bank(target) == load_bank(target.parent / "bank")
        assert load_bank(target).name == "bank"

    def test_takes_an_empty_folder(self, tmp_path: Path) -> None:
        """It may have been made before."""
        (tmp_path / "out").mkdir()
        write_to(one_topic(entry("a")), tmp_path / "out")

        assert [path.name for path in tmp_path.iterdir()] == ["out"]

    def test_leaves_a_full_folder_alone(self, tmp_path: Path) -> None:
        """Nothing of a person's is overwritten."""
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

        with pytest.raises(BadSettings, match="is not empty"):
            write_to(one_topic(entry("a")), tmp_path)
        with pytest.raises(BadSettings, match="is not empty"):
            write_to(one_topic(entry("a")), tmp_path / "mine.txt")

    def test_is_all_or_nothing(self, tmp_path: Path) -> None:
        """A bank that would not load is not left behind, and neither is a part of it."""
        with pytest.raises(BadBank, match="this id is taken"):
            write_to(one_topic(entry("a"), entry("a")), tmp_path / "out")

        assert list(tmp_path.iterdir()) == []

    def test_goes_on_in_another_file(self, tmp_path: Path) -> None:
        """No file grows larger than is comfortable to read and to load."""
        many = [entry(f"q-{number}", "heat " * 1_500) for number in range(80)]
        write_to(one_topic(*many), tmp_path / "out")
        sizes = [path.stat().st_size for path in (tmp_path / "out" / "heat").iterdir()]

        assert len(sizes) == 3
        assert max(sizes) <= FILE_BYTES
        assert [one.id for one in load_bank(tmp_path / "out").questions] == [one.id for one in many]

    def test_says_where_it_cannot_write(self, tmp_path: Path) -> None:
        """With the reason of the system."""
        (tmp_path / "file").write_text("", encoding="utf-8")

        with pytest.raises(BadSettings, match="cannot be written"):
            write_to(one_topic(entry("a")), tmp_path / "file" / "out")
