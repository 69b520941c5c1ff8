"""Banks of every kind, for what must hold of them all."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from coach.bank.entries import BankEntries, Filed
from coach.bank.schema import BankEntry, QuestionEntry

SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whole banks take a while to make and to write, and longer on a busy machine."""
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\0"),
        st.sampled_from("\n\n\t\r'\"`#:-|>=@+,; \u2028\x85\ufeff"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))
WORDS = st.sampled_from(
    ["on", "no", "~", "1e5", "007", "2024-01-31", "=1+1", "'=x", "-", "@x", "{a", "a: b", " #", "```\n"]
)
PHRASES = st.one_of(TEXTS, WORDS)
LEVELS = st.sampled_from(["junior", "mid", "senior"])


def unique(each: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(each, max_size=most, unique=True)


@st.composite
def questions(draw: st.DrawFn, name: str) -> QuestionEntry:
    """A question with anything that the format takes."""
    points: list[dict[str, Any]] = [
        {
            "id": point,
            "says": draw(PHRASES),
            "weight": draw(st.integers(1, 3)),
            "also": draw(unique(PHRASES, 2)),
            "wrong": draw(unique(PHRASES, 2)),
            "hint": draw(st.none() | PHRASES),
            "derived": draw(st.booleans()),
        }
        for point in draw(unique(IDS, 3))
    ]
    verdicts = {point["id"]: "covered" for point in points}
    return QuestionEntry.model_validate(
        {
            "id": name,
            "prompt": draw(PHRASES),
            "reference": draw(PHRASES),
            "level": draw(LEVELS),
            "key_points": points,
            "misconceptions": draw(st.lists(st.fixed_dictionaries({"says": PHRASES, "because": PHRASES}), max_size=1)),
            "tags": draw(unique(IDS, 3)),
            "related": draw(unique(IDS, 2)),
            "samples": [{"text": draw(PHRASES), "verdicts": verdicts}] if points else [],
        }
    )


@st.composite
def banks(draw: st.DrawFn) -> BankEntries:
    """A bank of one to three questions, those of a topic together."""
    names = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    topics = draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    filed = [(draw(st.integers(0, len(topics) - 1)), draw(questions(name))) for name in names]
    placed = sorted(filed, key=lambda pair: pair[0])
    used = dict.fromkeys(topics[at] for at, _ in placed)
    about = BankEntry.model_validate(
        {
            "name": draw(IDS),
            "title": draw(PHRASES),
            "licence": draw(st.none() | PHRASES),
            "topics": {topic: draw(PHRASES) for topic in used},
        }
    )
    return BankEntries(about, tuple(Filed(topics[at], entry) for at, entry in placed))
