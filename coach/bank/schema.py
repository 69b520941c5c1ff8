"""The bank's file format: what a question file and bank.yaml may hold, and the JSON Schema that editors read."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from coach.grading.derive import derive_points
from coach.interview.grade import Band, Verdict
from coach.interview.question import KeyPoint, Level, Misconception, Question, Sample


def without_nul(text: str) -> str:
    """Return a text unchanged.

    Raises:
        ValueError: It holds a NUL.
    """
    if "\0" in text:
        message = "holds a NUL character, which no database keeps; remove it"
        raise ValueError(message)
    return text


KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Kebab = Annotated[str, StringConstraints(max_length=80, pattern=KEBAB)]
Phrase = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000), AfterValidator(without_nul)
]
Passage = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8_000), AfterValidator(without_nul)
]
Forms = Annotated[tuple[Phrase, ...], Field(max_length=12)]
Settled = Literal[Verdict.COVERED, Verdict.PARTIAL, Verdict.MISSING, Verdict.CONTRADICTED]


class Entry(BaseModel):
    """What every part of a bank's files has in common: it is immutable, and takes no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class KeyPointEntry(Entry):
    """One checkable claim that the reference makes and the prompt asks for."""

    id: Kebab
    """Short name in kebab-case, unique in the question."""
    says: Phrase
    """The claim as one sentence that stands alone: it names its subject."""
    weight: int = Field(default=1, ge=1, le=3, strict=True)
    """3 the heart of the answer, 2 important, 1 a bonus."""
    also: Forms = ()
    """2-4 ways that candidates really say it, in other words; they earn the same credit."""
    wrong: Forms = ()
    """2-3 ways that mistaken candidates state the opposite or a false version, confidently."""
    hint: Phrase | None = None
    """Points the way and does not contain the answer."""
    derived: bool = Field(default=False, strict=True)
    """Made by machine from the reference, not yet read by a person."""

    def key_point(self) -> KeyPoint:
        """Return the point as the core knows it."""
        return KeyPoint(**self.model_dump())


class MisconceptionEntry(Entry):
    """A wrong belief around the question that is not the opposite of a point."""

    says: Phrase
    """The belief as a candidate would state it."""
    because: Phrase
    """Why it is wrong."""


class SampleEntry(Entry):
    """An answer with the verdicts that it must get; it is graded as a test of the bank."""

    text: Passage
    """The answer, as a person would give it."""
    verdicts: dict[Kebab, Settled]
    """A verdict for every key point: its id, and covered, partial, missing or contradicted."""
    band: Band | None = None
    """The band that the verdicts give."""


class QuestionEntry(Entry):
    """A question as it stands in a file."""

    id: Kebab
    """Stable, in kebab-case, unique in the bank: records of answers point to it."""
    prompt: Passage
    """The question as spoken by an interviewer; it asks for every key point."""
    reference: Passage
    """What a strong candidate would say: Markdown, 40-160 words."""
    level: Level = "mid"
    """Who should know this: junior, mid or senior."""
    key_points: tuple[KeyPointEntry, ...] = Field(default=(), max_length=10)
    """2-7 checkable claims; where absent they are derived from the reference."""
    misconceptions: tuple[MisconceptionEntry, ...] = Field(default=(), max_length=10)
    """Wrong beliefs around the question that are not the opposite of a point."""
    tags: tuple[Kebab, ...] = Field(default=(), max_length=12)
    """Words to find it by, in kebab-case."""
    related: tuple[Kebab, ...] = Field(default=(), max_length=12)
    """Ids of questions of this bank that follow well."""
    samples: tuple[SampleEntry, ...] = Field(default=(), max_length=40)
    """Answers with the verdicts that they must get."""

    def question(self, topic: str) -> Question:
        """Return the question as the core knows it; points are derived from the reference where none are given."""
        points = tuple(point.key_point() for point in self.key_points)
        return Question(
            id=self.id,
            topic=topic,
            prompt=self.prompt,
            reference=self.reference,
            key_points=points or derive_points(self.reference),
            level=self.level,
            tags=self.tags,
            misconceptions=tuple(Misconception(one.says, one.because) for one in self.misconceptions),
            related=self.related,
            samples=tuple(Sample(one.text, tuple(one.verdicts.items()), one.band) for one in self.samples),
        )


class BankEntry(Entry):
    """bank.yaml: what the bank is. Every field may be left out."""

    name: Kebab | None = None
    """Short name in kebab-case, the folder's name when absent; beside another bank its questions are NAME/QUESTION."""
    title: Phrase | None = None
    """What people call the bank."""
    licence: Phrase | None = None
    """Under what terms it may be used, as an SPDX name."""
    topics: dict[Kebab, Phrase] = Field(default_factory=dict)
    """The title of each topic (folder), in the order in which they are listed."""


QUESTIONS: TypeAdapter[tuple[QuestionEntry, ...]] = TypeAdapter(tuple[QuestionEntry, ...])
"""A question file: a list of questions."""


def question_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a question file."""
    schema = QUESTIONS.json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Questions of a coach bank",
        "description": "A file of related questions in a topic's folder.",
        **schema,
    }
