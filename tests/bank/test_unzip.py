from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank import unzip
from coach.bank.unzip import unzipped
from coach.errors import BadUpload

QUESTION = b"- id: one\n  prompt: What?\n  reference: So.\n"


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(BadUpload) as error:
        unzipped("bank.zip", content)
    return str(error.value)


def link(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o777) << 16
    return entry


class TestUnzipped:
    @pytest.mark.parametrize("top", ["", "my bank/"])
    def test_reads_a_bank_with_or_without_its_folder(self, top: str) -> None:
        """Both ways in which people pack a folder give the same bank."""
        content = zipped((f"{top}bank.yaml", b"name: mine\n"), (f"{top}queues/one.yaml", QUESTION))

        files = unzipped("bank.zip", content).files

        assert {str(path): text for path, text in files.items()} == {
            "bank.yaml": b"name: mine\n",
            "queues/one.yaml": QUESTION,
        }

    def test_takes_a_lone_topic_for_a_topic(self) -> None:
        """A single folder with questions is a topic, not the bank's folder."""
        assert [str(path) for path in unzipped("b.zip", zipped(("queues/one.yaml", QUESTION))).files] == [
            "queues/one.yaml"
        ]

    def test_leaves_out_what_a_bank_does_not_need(self) -> None:
        """Other files are named, what a system adds is passed over in silence."""
        content = zipped(
            ("queues/one.yaml", QUESTION),
            ("README.md", b"Mine."),
            ("__MACOSX/queues/._one.yaml", b"\0"),
            ("queues/.DS_Store", b"\0"),
        )

        assert unzipped("bank.zip", content).left_out == ("README.md",)

    @pytest.mark.parametrize(
        "name",
        ["../out.yaml", "queues/../../out.yaml", "/etc/out.yaml", "queues\\..\\out.yaml", "C:/out.yaml", "a//b.yaml"],
    )
    def test_lets_nothing_out_of_its_folder(self, name: str) -> None:
        """Ways up, roots, drives and backslashes are refused."""
        assert "no way out of the folder" in refused(zipped((name, QUESTION)))

    @pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
    def test_refuses_links_and_devices(self, kind: int) -> None:
        """Only files and folders are files and folders."""
        assert "link or a device" in refused(zipped((link("queues/one.yaml", kind), b"/etc/passwd")))

    def test_refuses_what_unpacks_to_far_too_much(self) -> None:
        """A file that packs a thousandfold is seen before it is unpacked."""
        assert "hundred times its size" in refused(zipped(("queues/one.yaml", b"\0" * 2_000_000)))

    def test_counts_what_comes_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Many files that are harmless one by one are counted together, by what they say and by what they are."""
        content = zipped(*((f"queues/{place}.yaml", QUESTION) for place in range(9)))
        monkeypatch.setattr(unzip, "MOST_BYTES", len(QUESTION) * 8)

        assert "Unpacked it is larger" in refused(content)

    def test_believes_no_size(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A header that says less than there is unpacks to an error, not to more."""
        content = bytearray(zipped(("queues/one.yaml", QUESTION * 100)))
        size = len(QUESTION * 100).to_bytes(4, "little")
        monkeypatch.setattr(unzip, "MOST_BYTES", 100)

        assert "Bad CRC" in refused(bytes(content.replace(size, (50).to_bytes(4, "little"))))

    def test_refuses_too_many_files(self) -> None:
        """However small they are."""
        content = zipped(*((f"queues/{place}.yaml", b"") for place in range(unzip.MOST_FILES + 1)))

        assert "at most 200" in refused(content)

    def test_refuses_one_name_twice(self) -> None:
        """Also where only some systems take two names for one."""
        assert "twice" in refused(zipped(("queues/one.yaml", QUESTION), ("queues/One.yaml", QUESTION)))

    def test_refuses_odd_packings(self) -> None:
        """Nothing is unpacked that needs memory without limit."""
        assert "unusual way" in refused(zipped(("queues/one.yaml", QUESTION), packing=zipfile.ZIP_LZMA))

    def test_refuses_a_password(self) -> None:
        """An encrypted file says so in its flags."""
        content = bytearray(zipped(("queues/one.yaml", QUESTION)))
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(mark) + place] |= 1

        assert "without a password" in refused(bytes(content))

    @pytest.mark.parametrize("name", ["a/b/one.yaml", "a.yaml/one.yaml"])
    def test_says_where_questions_stand(self, name: str) -> None:
        """Folders in folders are no topics."""
        assert "TOPIC/FILE.yaml" in refused(zipped((name, QUESTION), ("queues/one.yaml", QUESTION)))

    @pytest.mark.parametrize("make", [lambda: b"", lambda: b"PK", lambda: zipped(("notes.txt", b"x"))])
    def test_explains_what_is_no_bank(self, make: Callable[[], bytes]) -> None:
        """No zip file, a torn one, one without questions."""
        assert refused(make()).startswith("bank.zip was not taken")

    @given(st.data())
    def test_any_damage_is_explained(self, data: st.DataObject) -> None:
        """Whatever byte is changed, there is a bank or an error in words."""
        content = bytearray(zipped(("queues/one.yaml", QUESTION), ("bank.yaml", b"name: mine\n")))
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
        try:
            unzipped("bank.zip", bytes(content))
        except BadUpload as error:
            assert str(error)
