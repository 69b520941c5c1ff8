from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given

from coach.bank.entries import BankEntries, Filed
from coach.bank.export.as_anki import apkg_of
from coach.bank.schema import BankEntry, KeyPointEntry, QuestionEntry
from tests.bank.any_bank import SOME, banks

NOW = 1_700_000_000.0


def bank(reference: str = "Use <b> & 'c'.\n```python\nif a < b:\n    stir()\n```\nDone.") -> BankEntries:
    point = KeyPointEntry(id="p1", says="It is a <tag>.")
    entry = QuestionEntry(id="heat", prompt="What is <b>?", reference=reference, key_points=(point,), tags=("html",))
    other = QuestionEntry(id="air", prompt="Why air?", reference="Oxygen.")
    about = BankEntry(name="pans", title="Pans", topics={"hot": "Hot things", "cold": "Cold things"})
    return BankEntries(about, (Filed("hot", entry), Filed("cold", other)))


@contextmanager
def opened(package: bytes) -> Iterator[sqlite3.Connection]:
    with zipfile.ZipFile(io.BytesIO(package)) as zipped:
        assert zipped.namelist() == ["collection.anki2", "media"]
        content = zipped.read("collection.anki2")
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(content)
        yield database
    finally:
        database.close()


class TestPackage:
    def test_has_a_note_a_question_and_a_deck_a_topic(self) -> None:
        """The front asks, the back answers, and nothing of it is markup of its own."""
        with opened(apkg_of(bank(), NOW)) as database:
            notes = [row[0].split("\x1f") for row in database.execute("SELECT flds FROM notes ORDER BY id")]
            decks = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])

        assert notes[0] == [
            "heat",
            'What is &lt;b&gt;?<div class="level">mid</div>',
            "Use &lt;b&gt; &amp; &#x27;c&#x27;.<pre><code>if a &lt; b:\n    stir()</code></pre>Done.",
            "<ul><li>It is a &lt;tag&gt;.</li></ul>",
        ]
        assert notes[1][3] == ""
        assert {"Pans::Hot things", "Pans::Cold things"} <= {deck["name"] for deck in decks.values()}

    def test_updates_what_an_earlier_one_brought(self) -> None:
        """Ids of notes, decks and types stay, though answers change and time passes."""
        told = []
        for package in (apkg_of(bank(), NOW), apkg_of(bank("Another answer."), NOW + 60)):
            with opened(package) as database:
                notes = database.execute("SELECT guid, mid FROM notes ORDER BY guid").fetchall()
                told.append((notes, database.execute("SELECT DISTINCT did FROM cards ORDER BY did").fetchall()))
                assert len(set(notes)) == 2

        assert told[0] == told[1]

    def test_is_the_same_for_the_same_bank_and_time(self) -> None:
        """To the last byte."""
        assert apkg_of(bank(), NOW) == apkg_of(bank(), NOW)

    @SOME
    @given(banks())
    def test_takes_any_bank(self, bank: BankEntries) -> None:
        """One card a question."""
        with opened(apkg_of(bank, NOW)) as database:
            assert database.execute("SELECT count(*) FROM cards").fetchone()[0] == len(bank.questions)
