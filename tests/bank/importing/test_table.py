from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.importing.draft import Drafts
from coach.bank.importing.table import read_table
from coach.errors import BadNotes

ANKI = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    'k1\tBasic\tKitchen::Heat\tWhat is a <b>roux</b>?\t"Fat &amp; flour.<br><ul><li>white</li><li>brown</li></ul>"\t'
    "Sauces::Base old_ones\n"
    "k2\tBasic\tKitchen::Heat\tHow is it stirred?\t<pre><code>while hot:<br>    stir()</code></pre>\t\n"
)


def pairs(drafts: Drafts) -> list[tuple[str, str, str]]:
    return [(one.topic, one.prompt, one.reference) for one in drafts.questions]


class TestAnki:
    def test_reads_what_anki_exports(self) -> None:
        """Columns by place, HTML as text, decks as topics, tags in kebab-case."""
        drafts = read_table(ANKI)

        assert pairs(drafts) == [
            ("Kitchen: Heat", "What is a roux?", "Fat & flour.\n\n- white\n- brown"),
            ("Kitchen: Heat", "How is it stirred?", "```\nwhile hot:\n    stir()\n```"),
        ]
        assert drafts.questions[0].fields == {"tags": ["sauces-base", "old-ones"]}
        assert [one.where for one in drafts.questions] == ["line 7", "line 8"]
        assert drafts.unread == ()

    def test_reads_what_the_header_says_of_all_rows(self) -> None:
        """A deck, tags and the names of columns."""
        text = "#separator:Semicolon\n#columns:Back;Front;Sound\n#deck:Pans\n#tags:iron hot\nRound.;What is a pan?;x\n"
        drafts = read_table(text)

        assert pairs(drafts) == [("Pans", "What is a pan?", "Round.")]
        assert drafts.questions[0].fields == {"tags": ["iron", "hot"]}
        assert str(drafts.unread[0]) == "the header: columns that were not read: Sound"


class TestOwnTables:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    def test_finds_the_separator(self, separator: str) -> None:
        """Spreadsheets use one or the other by country."""
        text = separator.join(["Question", "Answer", "Category"]) + "\n" + separator.join(["What?", "That.", "Pans"])

        assert pairs(read_table(text)) == [("Pans", "What?", "That.")]

    def test_takes_two_columns_without_names(self) -> None:
        """The first is the question."""
        assert pairs(read_table('What?,"That,\nand more."\nWhy?,So.\n')) == [
            ("", "What?", "That,\nand more."),
            ("", "Why?", "So."),
        ]

    def test_reports_rows_without_an_answer(self) -> None:
        """With their lines, in a table with lines inside cells."""
        drafts = read_table('prompt,reference\n"a\nb?",x\nc?,\n,d\n\n')

        assert [str(one) for one in drafts.unread] == [
            "line 4: the question has no answer: c?",
            "line 5: the answer has no question: d",
        ]

    def test_takes_one_quote_away(self) -> None:
        """The one that kept a spreadsheet from calculating."""
        assert pairs(read_table("prompt,reference\n'=1+1?,''-2\n'tis?,x\n")) == [
            ("", "=1+1?", "'-2"),
            ("", "'tis?", "x"),
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('a,b\n"x"y,z\n', "Line 2 is no row of a table"),
            ('a,b\nx,"z\n', "Line 2 is no row of a table"),
            ("prompt,reference,key_points\na,b,[1\n", "line 2: the cell `key_points` is not JSON"),
            ("prompt,reference,samples\na,b," + "[" * 200_000, "too many brackets"),
            ('prompt,reference,bank\na,b,"{""namee"": 1}"\n', "namee is no field here; did you mean name"),
        ],
    )
    def test_says_what_it_cannot_read(self, text: str, message: str) -> None:
        """And where."""
        with pytest.raises(BadNotes, match="(?s)" + message.replace("[", r"\[").replace("?", r"\?")):
            read_table(text)

    def test_leaves_the_limit_of_the_library_alone(self) -> None:
        """It is one for all threads of the process: set once, never while somebody else reads."""
        before = csv.field_size_limit()
        drafts = read_table(f"prompt,reference\nWhat?,{'x' * 200_000}\n")

        assert len(drafts.questions[0].reference) == 200_000
        assert csv.field_size_limit() == before

    @given(
        st.one_of(
            st.text(), st.lists(st.sampled_from([*'#",;\t\n', "#tags column:2\n", "#separator:|\n", "a"])).map("".join)
        )
    )
    def test_any_text_is_a_table_or_says_why_not(self, text: str) -> None:
        """Nothing else is raised."""
        try:
            read_table(text)
        except BadNotes as error:
            assert str(error)
