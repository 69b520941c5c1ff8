"""Write a bank as JSON that import reads back as an equal bank."""

from __future__ import annotations

import json

from coach.bank.entries import BankEntries
from coach.bank.importing.exported import FORMAT
from coach.bank.write import plain_entry


def json_of(bank: BankEntries) -> str:
    """Return everything of a bank as JSON."""
    questions = [{"topic": filed.topic, **plain_entry(filed.entry)} for filed in bank.questions]
    about = plain_entry(bank.about.model_copy(update={"topics": dict(bank.topics)}))
    whole = {"format": FORMAT, **about, "questions": questions}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
