"""The questions of the banks that run, with the candidate's own record on each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from coach.errors import UnknownQuestion
from coach.interview.question import Level, Question
from coach.server.http import PROBLEMS
from coach.server.running import Candidate, Parts
from coach.server.shapes import (
    KeyPointShape,
    PastAnswerShape,
    QuestionShape,
    RecordShape,
    RelatedShape,
    WholeQuestionShape,
)
from coach.store.records import Record

QUERY_CHARS = 200
"""The longest query, in code points."""
ANSWERS = 50
"""How many of the candidate's answers a question lists."""

SEARCH = "Coach-Search"
"""The header that says what a search goes by."""

_FOUND: dict[int | str, dict[str, Any]] = {
    200: {
        "headers": {
            SEARCH: {
                "description": "`words` until the model has read the bank, then `meaning`: the same query finds more.",
                "schema": {"type": "string", "enum": ["words", "meaning"]},
            }
        }
    }
}

questions = APIRouter(prefix="/api/v1/questions", tags=["bank"], responses=PROBLEMS)


class Sought(BaseModel):
    """Which questions to list."""

    topic: str | None = None
    level: Level | None = None
    tag: str | None = None
    bank: str | None = None
    """Name of one of the candidate's own banks."""
    q: Annotated[str, Field(max_length=QUERY_CHARS)] = ""

    def fits(self, question: Question) -> bool:
        """Return whether a question is of the topic, level, tag and bank that are named."""
        return (
            self.topic in {None, question.topic}
            and self.level in {None, question.level}
            and (self.tag is None or self.tag in question.tags)
            and (self.bank is None or question.id.startswith(f"{self.bank}/"))
        )


@questions.get("", responses=_FOUND)
def listed(
    parts: Parts, candidate: Candidate, response: Response, sought: Annotated[Sought, Query()]
) -> list[QuestionShape]:
    """Return the questions of a topic, level, tag and own bank, of all where none is named.

    With `q` only those that have all its words, or are near in meaning once the model is loaded and has read the
    bank; the best come first.
    """
    bank = parts.bank
    # Asked first: what is made ready during the search has not found anything yet.
    response.headers[SEARCH] = "meaning" if parts.finder.knows(bank) else "words"
    if sought.q.strip():
        found = parts.finder.find(bank, sought.q)
    else:
        parts.finder.prepare(bank)
        found = bank.questions
    records = parts.store.records(candidate)
    return [QuestionShape(**_head(one, records.get(one.id))) for one in found if sought.fits(one)]


@questions.get("/{question:path}")
def whole(parts: Parts, candidate: Candidate, question: str) -> WholeQuestionShape:
    """Return one question with its reference answer, its key points and the candidate's own answers to it."""
    known = parts.bank.by_id
    if question not in known:
        raise UnknownQuestion(question)
    one = known[question]
    return WholeQuestionShape(
        **_head(one, parts.store.records(candidate, question=one.id).get(one.id)),
        reference=one.reference,
        key_points=tuple(KeyPointShape(says=point.says, weight=point.weight) for point in one.key_points),
        related=tuple(RelatedShape(id=id_, prompt=known[id_].prompt) for id_ in one.related if id_ in known),
        past_answers=tuple(
            PastAnswerShape(interview=past.interview, turn=past.turn, at=past.at, score=past.score, band=past.band)
            for past in parts.store.past_answers(candidate, one.id, ANSWERS)
        ),
    )


def _head(question: Question, record: Record | None) -> dict[str, object]:
    """Return what every shape of a question says."""
    told = (
        RecordShape()
        if record is None
        else RecordShape(answers=record.answers, best=record.best, last=record.last, at=record.at)
    )
    return {
        "id": question.id,
        "topic": question.topic,
        "level": question.level,
        "prompt": question.prompt,
        "tags": question.tags,
        "record": told,
    }
