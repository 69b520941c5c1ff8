from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank import upload
from coach.bank.load import load_bank
from coach.bank.upload import take
from coach.errors import BadUpload
from tests.bank.test_unzip import zipped

QUESTION = b"""\
- id: ring-buffer
  prompt: What is a ring buffer?
  reference: It is a queue of fixed size. Its end meets its beginning.
"""
NOTES = b"""\
# Data structures

### 1. What is a heap?
A heap is a tree whose parent is never larger than its children.

### 2. What is a trie?
Answer:
- A trie keeps words by their letters.
- Words with one beginning share a path.

### 3. And this one?
"""


def refused(name: str, content: bytes, room: Path) -> list[str]:
    with pytest.raises(BadUpload) as error:
        take(name, content, room)
    assert str(room) not in str(error.value)
    return str(error.value).splitlines()


class TestTake:
    def test_makes_a_bank_of_a_file_of_questions(self, tmp_path: Path) -> None:
        """The file names the bank and its topic."""
        taken = take("My queues.yaml", QUESTION, tmp_path)

        assert (taken.bank.name, taken.bank.title) == ("my-queues", "My queues")
        assert taken.bank.topics == (("my-queues", "My queues"),)
        assert load_bank(taken.folder) == taken.bank

    def test_makes_a_bank_of_a_zipped_folder(self, tmp_path: Path) -> None:
        """The bank's own name counts, not that of the file."""
        taken = take("download (1).zip", zipped(("bank.yaml", b"name: mine"), ("queues/a.yaml", QUESTION)), tmp_path)

        assert (taken.bank.name, taken.folder) == ("mine", tmp_path / "mine")
        assert [question.id for question in taken.bank.questions] == ["ring-buffer"]

    def test_makes_a_bank_of_notes(self, tmp_path: Path) -> None:
        """Notes come in as they are; what is not understood is told with its line."""
        taken = take("notes.md", NOTES, tmp_path)

        assert [question.prompt for question in taken.bank.questions] == ["What is a heap?", "What is a trie?"]
        assert taken.bank.topics == (("data-structures", "Data structures"),)
        assert any(warning.startswith("line 11") for warning in taken.warnings)

    @pytest.mark.parametrize("name", ["A\0 \n\x1bheap.md", "../../a-heap.md", "  A heap .md"])
    def test_makes_a_plain_name_of_any_other(self, tmp_path: Path, name: str) -> None:
        """What the file is called leads nowhere, and nothing that cannot be printed is kept of it."""
        assert take(name, NOTES, tmp_path).folder == tmp_path / "a-heap"

    def test_says_where_and_how_to_mend(self, tmp_path: Path) -> None:
        """Each error has the sender's name of the file, its line and what to do."""
        bad = QUESTION + b"  level: god\n- id: ring-buffer\n  prompt: ''\n  reference: So.\n"

        head, *findings = refused("mine.yaml", bad, tmp_path)

        assert head == "mine.yaml was not taken: 2 things must be mended."
        assert findings[0].startswith("mine.yaml, line 4: ring-buffer.level must be")
        assert findings[1] == "mine.yaml, line 6: ring-buffer.prompt is empty"

    def test_names_files_as_they_are_in_the_zip_file(self, tmp_path: Path) -> None:
        """Not as they are called where they were unpacked."""
        content = zipped(("queues/a.yaml", b"- id: x\n"), ("queues/b.yaml", QUESTION))

        assert refused("b.zip", content, tmp_path)[1].startswith("queues/a.yaml, line 1: x")

    def test_lists_twenty_and_counts_the_rest(self, tmp_path: Path) -> None:
        """A file of quite another kind does not fill the screen."""
        lines = refused("many.yaml", b"- id: A\n" * 30, tmp_path)

        assert len(lines) == 22
        assert lines[-1].endswith("more")

    @pytest.mark.parametrize(
        ("name", "content", "why"),
        [
            ("a.pdf", b"%PDF", ".yaml, .zip, .md"),
            ("noending", b"", ".yaml, .zip, .md"),
            ("..", b"", ".yaml, .zip, .md"),
            ("/a/..", b"", ".yaml, .zip, .md"),
            (".md", NOTES, ".yaml, .zip, .md"),
            ("a.md", b"\xff\xfe", "UTF-8"),
            ("a.md", b"nothing to see", "question"),
            ("a.json", b'{"questions": 5}', "questions"),
            ("a.yaml", b"a: &x [*x, *x]", "anchors"),
            ("a.yaml", b"[" * 5_000, "inside each other"),
        ],
    )
    def test_explains_what_it_cannot_take(self, tmp_path: Path, name: str, content: bytes, why: str) -> None:
        """Wrong kinds, other encodings, bombs: all are refused in words."""
        assert why in "\n".join(refused(name, content, tmp_path))

    def test_takes_no_more_than_answers_can_be_compared_with(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Notes and banks alike."""
        monkeypatch.setattr(upload, "MOST_QUESTIONS", 1)
        two = QUESTION + QUESTION.replace(b"ring-buffer", b"other")

        assert "at most 1" in refused("two.yaml", two, tmp_path)[1]
        assert "at most 1" in refused("two.md", NOTES, tmp_path)[1]

    @given(name=st.sampled_from(["a.yaml", "a.md", "a.csv", "a.json", "a.zip"]), content=st.binary(max_size=200))
    def test_any_bytes_give_a_bank_or_an_explanation(
        self, tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
    ) -> None:
        """Nothing else is raised, whatever is sent."""
        try:
            assert take(name, content, tmp_path_factory.mktemp("room")).bank.questions
        except BadUpload as error:
            assert str(error)
