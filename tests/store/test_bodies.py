from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import DatabaseDamaged
from coach.interview import events
from coach.interview.grade import Band, Grade, GraderVersion, MisconceptionFound, PointVerdict, Span, Verdict
from coach.interview.mastery import Mastery
from coach.interview.summary import Gap, Summary
from coach.store.bodies import event_body, event_in

TEXT = st.text()
TURN = st.integers(1, 30)
SHARE = st.floats(0, 1)
POINTS = st.floats(0, 100)
SPANS = st.lists(st.builds(Span, st.integers(0), st.integers(0), TEXT), max_size=2).map(tuple)
VERDICT = st.sampled_from(Verdict)
VERDICTS = st.lists(st.builds(PointVerdict, TEXT, TEXT, TURN, VERDICT, SHARE, SHARE, SPANS), max_size=2).map(tuple)
WRONG = st.lists(st.builds(MisconceptionFound, TEXT, TEXT, SPANS), max_size=1).map(tuple)
GRADE = st.builds(Grade, POINTS, st.sampled_from(Band), SHARE, VERDICTS, WRONG, st.tuples(TEXT))
TOPICS = st.lists(st.builds(Mastery, TEXT, POINTS, POINTS, POINTS, TURN, st.booleans()), max_size=2).map(tuple)
GAPS = st.lists(st.builds(Gap, TURN, TEXT, TEXT, TEXT, TEXT, VERDICT, POINTS), max_size=2).map(tuple)
SUMMARY = st.builds(Summary, POINTS, st.sampled_from(Band), TURN, TURN, TURN, TOPICS, GAPS)
EVENT = st.one_of(
    st.builds(events.Asked, TURN, TEXT, TEXT, st.sampled_from(("junior", "mid", "senior")), TEXT),
    st.builds(events.Hinted, TURN, TEXT, TEXT),
    st.builds(events.Answered, TURN, TEXT),
    st.builds(events.Skipped, TURN, TEXT),
    st.builds(events.Graded, TURN, GRADE, POINTS, TEXT, TEXT, st.builds(GraderVersion, TEXT, TEXT, TEXT)),
    st.builds(events.Ungradable, TURN),
    st.builds(events.Closed),
    st.builds(events.Summarised, SUMMARY),
)


class TestEventBody:
    @given(EVENT)
    def test_comes_back_as_it_was(self, event: events.Event) -> None:
        """Every event, with every number and every character, survives being stored."""
        assert event_in(event_body(event), interview="i1", seq=1) == event


class TestEventIn:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "{",
            "null",
            "{}",
            '{"kind": "unheard"}',
            '{"kind": "answered", "turn": 1}',
            '{"kind": "answered", "turn": "first", "text": "x"}',
            '{"kind": "asked", "turn": 1, "question_id": "q", "topic": "t", "level": "godlike", "prompt": "p"}',
        ],
    )
    def test_refuses_what_is_no_event(self, body: str) -> None:
        """A damaged event is named, never guessed at."""
        with pytest.raises(DatabaseDamaged, match="Event 7 of interview i1 cannot be read"):
            event_in(body, interview="i1", seq=7)
