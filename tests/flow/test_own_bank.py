"""An interview on a bank that was imported from notes a moment ago."""

from __future__ import annotations

import json
from pathlib import Path

from coach.bank.importing.enter import Naming, bank_of
from coach.bank.importing.files import read_file
from coach.bank.load import load_bank
from coach.bank.write import write_bank
from tests.flow.conftest import Begin, Meet

MESSY = Path(__file__).parents[1] / "bank" / "importing" / "messy.md"


class TestImportedNotes:
    def test_can_be_practised_at_once(self, tmp_path: Path, begin: Begin, meet: Meet) -> None:
        """Its own reference earns a good grade on each question that is asked."""
        write_bank(bank_of(read_file(MESSY), Naming("kitchen")), tmp_path / "kitchen")
        bank = load_bank(tmp_path / "kitchen")
        service = begin(COACH_BANK=json.dumps([str(tmp_path / "kitchen")])).start().ready()
        client = meet(service)

        asked = client.start(length=1, topics=["knives"], seed=3)
        assert asked["topic"] == "knives"
        client.say("answer", turn=1, text=bank.by_id[asked["question_id"]].reference)
        client.hear("saved")
        assert client.hear("graded")["grade"]["band"] in {"good", "excellent"}
        assert client.hear("summary")["summary"]["answered"] == 1
