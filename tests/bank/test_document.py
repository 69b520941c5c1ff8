from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.document import DEPTH, MOST_BYTES, NotYaml, decode, parse

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(codec="ascii", categories=["L", "N"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
    max_leaves=20,
)


class TestParse:
    def test_gives_plain_values_with_their_lines(self) -> None:
        """Every value knows the line that it, or its key, stands on."""
        document = parse("- id: a\n  points:\n    - says: x\n    - says: |\n        y\n")

        assert document.value == [{"id": "a", "points": [{"says": "x"}, {"says": "y\n"}]}]
        assert document.line((0, "points", 1, "says")) == 4
        assert document.line((0, "points")) == 2

    def test_names_the_nearest_line_of_what_does_not_exist(self) -> None:
        """A missing field is looked for where it should stand."""
        document = parse("- id: a\n- id: b\n")

        assert document.line((1, "prompt")) == 2

    @pytest.mark.parametrize("word", ["on", "off", "yes", "no", "2024-01-31", "12:30", "0x1F", "1_000", "=", "<<"])
    def test_leaves_words_of_old_yaml_as_text(self, word: str) -> None:
        """Only what JSON knows becomes something other than text, so that a tag may be called `on`."""
        assert parse(f"[{word}]").value == [word]

    @pytest.mark.parametrize(
        ("text", "value"), [("7", 7), ("-1.5e3", -1500.0), ("true", True), ("~", None), ("'7'", "7")]
    )
    def test_knows_the_types_of_json(self, text: str, value: object) -> None:
        """Numbers, truth and null are themselves unless they are quoted."""
        assert parse(f"[{text}]").value == [value]

    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            ("a: &x [1]\nb: 2", 1, "anchors"),
            ("a: 1\nb: *x", 2, "aliases"),
            ("a: !!python/object:os.system x", 1, "tags"),
            ("id: a\nid: b", 2, "'id' stands here a second time"),
            ("? [a]\n: b", 1, "a key must be a word"),
            ("a\n---\nb", 2, "a second document"),
            ("a: 'b\nc: d", 2, "not YAML"),
            ("a: 1\nb: \x01", 2, "control characters"),
            ("[" * (DEPTH + 2) + "]" * (DEPTH + 2), 1, "stand inside each other"),
            ("[" * 100_000, 1, "stand inside each other"),
        ],
    )
    def test_refuses_what_a_bank_does_not_need(self, text: str, line: int, message: str) -> None:
        """Aliases, tags, repeated keys, depth and several documents are errors with their line."""
        with pytest.raises(NotYaml, match=message) as caught:
            parse(text)

        assert caught.value.line == line

    def test_takes_an_empty_text(self) -> None:
        """A file with nothing in it has no value."""
        assert parse("# nothing\n").value is None

    @given(PLAIN)
    def test_reads_json_as_json_does(self, value: object) -> None:
        """JSON is YAML: it comes back as it was."""
        assert parse(json.dumps(value)).value == value

    @given(st.text())
    def test_reads_any_text_or_says_why_not(self, text: str) -> None:
        """No text makes it fail in another way."""
        try:
            document = parse(text)
        except NotYaml as error:
            assert error.line >= 1
        else:
            assert document.value is None or document.lines


class TestDecode:
    def test_names_the_line_that_is_not_utf8(self) -> None:
        """A file in another encoding is refused with the line."""
        with pytest.raises(NotYaml, match="UTF-8") as caught:
            decode(b"a: 1\nb: \xff\n")

        assert caught.value.line == 2

    def test_refuses_a_huge_file(self) -> None:
        """More than MOST_BYTES is not read."""
        with pytest.raises(NotYaml, match="10 MiB"):
            decode(b"a" * (MOST_BYTES + 1))

    def test_passes_over_a_byte_order_mark(self) -> None:
        """Editors of one platform write one."""
        assert decode("\ufeffa".encode()) == "a"
