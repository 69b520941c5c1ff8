from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import __version__
from coach.errors import BadBackup
from coach.interview.events import Answered, Asked
from coach.interview.session import Plan
from coach.store import record_file
from coach.store.packed import PackedEvent, PackedInterview, PackedMessage
from coach.store.record_file import RecordFile, packed_file, unpacked_file

MADE = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
INTERVIEW = PackedInterview(
    id="i1",
    client_id="start",
    bank_hash="b1",
    started_at=MADE,
    plan=Plan(length=1),
    question_ids=("q1",),
    reasons=("You chose this question.",),
    messages=(PackedMessage("start", "hash", 1, 1), PackedMessage("m1", "hash", 2, 2)),
    events=(
        PackedEvent(MADE, Asked(1, "q1", "python", "mid", "What is it? äöü"), "start"),
        PackedEvent(MADE, Answered(1, "Nobody knows.\n\u2028"), "m1"),
    ),
)
RECORD = RecordFile((INTERVIEW,), {"notes": b"a zip file"})
CONTENT = packed_file(RECORD, MADE)


def with_files(**changes: bytes | None) -> bytes:
    """The file with some of its files changed, added, or left out."""
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        files: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (files | changes).items():
            if content is not None:
                archive.writestr(name, content)
    return buffer.getvalue()


def head(**changes: object) -> bytes:
    return json.dumps({"kind": "coach-record", "version": 1} | changes).encode()


class TestRecordFile:
    def test_comes_back_as_it_was(self) -> None:
        """Every interview and bank."""
        assert unpacked_file(CONTENT) == RECORD

    def test_says_what_it_is(self) -> None:
        """So that whoever finds it knows."""
        with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
            told = json.loads(archive.read("record.json"))

        assert told == {
            "kind": "coach-record",
            "version": 1,
            "coach": __version__,
            "made": "2026-03-01T09:00:00+00:00",
            "interviews": 1,
            "banks": ["notes"],
        }

    def test_may_hold_nothing(self) -> None:
        """Whoever has done nothing yet has a backup too."""
        assert unpacked_file(packed_file(RecordFile((), {}), MADE)) == RecordFile((), {})


class TestRefuses:
    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"no zip", "not a zip file"),
            (with_files(**{"record.json": None}), "no backup of coach"),
            (with_files(**{"record.json": b"[]"}), "no backup of coach"),
            (with_files(**{"record.json": head(kind="cake")}), "no backup of coach"),
            (with_files(**{"record.json": head(version=2)}), "newer coach"),
            (with_files(**{"../../evil.zip": b""}), "no coach put there"),
            (with_files(**{"banks/../x.zip": b""}), "no coach put there"),
            (with_files(**{f"banks/b{number}.zip": b"" for number in range(30)}), "no coach put there"),
            (with_files(**{"interviews.jsonl": b"{}\n"}), "Line 1"),
        ],
    )
    def test_what_is_no_record(self, content: bytes, why: str) -> None:
        """With the reason, and that nothing was changed."""
        with pytest.raises(BadBackup, match=f"{why}.*Nothing was changed"):
            unpacked_file(content)

    def test_two_interviews_with_one_id(self) -> None:
        """One would silently be lost."""
        with pytest.raises(BadBackup, match="one id"):
            unpacked_file(packed_file(RecordFile((INTERVIEW, INTERVIEW), {}), MADE))

    def test_what_unpacks_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Counted as it comes out, whatever the file says of itself."""
        monkeypatch.setattr(record_file, "MOST_BYTES", 1_000)

        with pytest.raises(BadBackup, match="larger than"):
            unpacked_file(with_files(**{"banks/notes.zip": b"0" * 2_000}))

    @given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
    def test_or_takes_it_whole(self, place: int, change: int) -> None:
        """A file with one wrong byte is refused, or holds what it held: the byte told nothing."""
        wrong = bytearray(CONTENT)
        wrong[place] ^= change
        try:
            found = unpacked_file(bytes(wrong))
        except BadBackup:
            return
        assert found == RECORD

    @given(st.binary(max_size=200))
    def test_any_bytes(self, content: bytes) -> None:
        """Never with another error."""
        with pytest.raises(BadBackup):
            unpacked_file(content)
