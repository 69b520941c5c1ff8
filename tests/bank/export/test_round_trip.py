from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from coach.bank.cells import starts_formula
from coach.bank.entries import BankEntries, entries_of
from coach.bank.export.as_json import json_of
from coach.bank.export.as_markdown import markdown_of
from coach.bank.export.as_table import table_of
from coach.bank.importing.enter import Naming, bank_of
from coach.bank.importing.files import read_text
from coach.bank.load import Bank, load_bank
from coach.bank.write import write_bank
from coach.settings import shipped
from tests.bank.any_bank import SOME, banks


def exported(bank: BankEntries, kind: str) -> str:
    return json_of(bank) if kind == ".json" else table_of(bank, "," if kind == ".csv" else "\t")


def imported(text: str, kind: str) -> BankEntries:
    return bank_of(read_text(text, kind), Naming("any"))


def kept(bank: BankEntries) -> Bank:
    """What loading a bank gives after it was written."""
    with tempfile.TemporaryDirectory() as folder:
        write_bank(bank, Path(folder) / "bank")
        return load_bank(Path(folder) / "bank")


@pytest.fixture(scope="module")
def built_in() -> Bank:
    return load_bank(shipped("corpus"))


class TestRoundTrip:
    @pytest.mark.parametrize("kind", [".json", ".csv", ".tsv"])
    @SOME
    @given(banks())
    def test_gives_the_same_bank(self, kind: str, bank: BankEntries) -> None:
        """Out and in again, whatever the texts are."""
        whole = kept(bank)

        assert kept(imported(exported(entries_of(whole), kind), kind)) == whole

    @pytest.mark.parametrize("kind", [".json", ".csv"])
    def test_gives_the_built_in_bank(self, kind: str, built_in: Bank) -> None:
        """Every point, form, hint and sample of it."""
        assert kept(imported(exported(entries_of(built_in), kind), kind)) == built_in


class TestTable:
    @SOME
    @given(banks())
    def test_holds_no_formula(self, bank: BankEntries) -> None:
        """No cell is calculated where it is opened."""
        for row in csv.reader(io.StringIO(table_of(bank, ","), newline="")):
            assert not any(starts_formula(cell) for cell in row)


class TestMarkdown:
    def test_reads_as_a_document(self, built_in: Bank) -> None:
        """Topics are headings, questions are headings below them."""
        text = markdown_of(entries_of(built_in))

        assert text.startswith("# ")
        assert "\n## " in text
        assert "\n### " in text
        assert "Key points:\n\n- " in text

    def test_can_be_imported_for_what_notes_hold(self, built_in: Bank) -> None:
        """Every question comes back with its own answer."""
        drafts = read_text(markdown_of(entries_of(built_in)), ".md")

        assert [" ".join(one.prompt.split()) for one in drafts.questions] == [
            " ".join(one.prompt.split()) for one in built_in.questions
        ]
