"""Write a bank as a package of Anki: a deck a topic, a note a question; a later import updates the notes."""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import sqlite3
import zipfile
from itertools import count

import genanki

from coach.bank.entries import BankEntries, Filed
from coach.bank.schema import QuestionEntry

_IDS = (1 << 30, 1 << 31)
"""Between these the ids of decks and note types lie, as genanki advises."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell: the same bank always gives the same package."""
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(.*?)(?:\n {0,3}\1[`~]*\s*$|\Z)", re.DOTALL | re.MULTILINE)
_STYLE = """\
.card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 42em; margin: 1em auto; }
pre { white-space: pre-wrap; font-size: 15px; }
.level { color: gray; font-size: 14px; }
"""


def apkg_of(bank: BankEntries, now: float) -> bytes:
    """Return a package that Anki imports.

    Args:
        bank: The bank; its name, the topics' ids and the questions' ids decide what a later import updates.
        now: Seconds since 1970. Anki takes over a note that it has only where this is later than at the import before.
    """
    name = bank.about.name or "bank"
    model = _model(name)
    decks = {
        topic: genanki.Deck(
            _stable_id(name, "topic", topic), f"{bank.about.title or name}::{title.replace('::', ': ')}"
        )
        for topic, title in bank.topics
    }
    for filed in bank.questions:
        decks[filed.topic].add_note(_note(model, name, filed))
    return _packed(genanki.Package(list(decks.values())), now)


def _stable_id(*parts: str) -> int:
    """Return an id that depends on the names alone."""
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return _IDS[0] + int.from_bytes(digest[:8], "big") % (_IDS[1] - _IDS[0])


def _model(name: str) -> genanki.Model:
    return genanki.Model(
        _stable_id(name, "note type"),
        f"coach: {name}",
        fields=[{"name": field} for field in ("Id", "Question", "Answer", "Points")],
        templates=[
            {
                "name": "Question",
                "qfmt": "{{Question}}",
                "afmt": '{{FrontSide}}<hr id="answer">{{Answer}}{{#Points}}<hr>{{Points}}{{/Points}}',
            }
        ],
        css=_STYLE,
        sort_field_index=0,
    )


def _note(model: genanki.Model, name: str, filed: Filed) -> genanki.Note:
    entry = filed.entry
    return genanki.Note(
        model=model,
        fields=[
            html.escape(entry.id),
            f'{_shown(entry.prompt)}<div class="level">{entry.level}</div>',
            _shown(entry.reference),
            _points(entry),
        ],
        tags=[filed.topic, entry.level, *entry.tags],
        guid=genanki.guid_for("coach", name, entry.id),
    )


def _points(entry: QuestionEntry) -> str:
    if not entry.key_points:
        return ""
    return f"<ul>{''.join(f'<li>{_shown(point.says)}</li>' for point in entry.key_points)}</ul>"


def _shown(text: str) -> str:
    """Return Markdown as HTML that shows its lines as they are and its fenced code as code; nothing in it is markup."""
    shown = []
    done = 0
    for fence in _FENCE.finditer(text):
        shown.append(_lines(text[done : fence.start()]))
        shown.append(f"<pre><code>{html.escape(fence[2])}</code></pre>")
        done = fence.end()
    return "".join((*shown, _lines(text[done:])))


def _lines(text: str) -> str:
    return html.escape(text.strip()).replace("\n", "<br>")


def _packed(package: genanki.Package, now: float) -> bytes:
    """Return a package's file; the library itself would leave its database behind in the folder for temporary files."""
    with sqlite3.connect(":memory:") as database:
        package.write_to_db(database.cursor(), now, count(int(now * 1000)))
        database.commit()
        content = database.serialize()
    database.close()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(zipfile.ZipInfo("collection.anki2", _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
        zipped.writestr(zipfile.ZipInfo("media", _FIRST_DAY), json.dumps({}))
    return packed.getvalue()
