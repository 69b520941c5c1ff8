from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.bank.importing.exported import read_json
from coach.errors import BadNotes

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["questions", "prompt", "answer", "topic", "format", "name", "topics"]), inner
        )
    ),
    max_leaves=8,
)


class TestReadJson:
    def test_reads_a_plain_list(self) -> None:
        """`question` and `answer` are understood too."""
        (draft,) = read_json('[{"question": "A?", "answer": "b", "topic": "Pans", "level": "junior"}]').questions

        assert (draft.where, draft.prompt, draft.reference, draft.topic) == ("question 1", "A?", "b", "Pans")
        assert draft.fields == {"level": "junior"}

    def test_reports_questions_without_an_answer(self) -> None:
        """The others are read."""
        drafts = read_json('{"questions": [{"prompt": "A?"}, {"prompt": "B?", "reference": "c"}]}')

        assert len(drafts.questions) == 1
        assert str(drafts.unread[0]) == "question 1: the question has no answer: A?"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "This file is not JSON"),
            ('{"a": 1,}', "at line 1, column 9"),
            ("[" * 100_000, "too many brackets"),
            ("[NaN]", "NaN is no JSON number"),
            ("[" + "9" * 5_000 + "]", "not JSON that can be read"),
            ("3", "must be a list of questions"),
            ('{"questions": {}}', "must be a list of questions"),
            ('{"format": "x", "questions": []}', "has the format 'x'"),
            ('{"questions": [], "namee": 1}', "namee is no field here"),
            ("[3]", "question 1 must be an object"),
            ('[{"prompt": 3, "reference": "x"}]', "question 1: prompt must be text"),
        ],
    )
    def test_says_what_is_wrong(self, text: str, message: str) -> None:
        """In one sentence."""
        with pytest.raises(BadNotes, match=message):
            read_json(text)

    @given(JSON)
    def test_any_json_is_read_or_says_why_not(self, value: object) -> None:
        """Nothing else is raised."""
        try:
            read_json(json.dumps(value))
        except BadNotes as error:
            assert str(error)
