"""Read labelled answers of any kind: marks, labels, pairs of a text and a claim, and verdicts on key points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.bank.problem import field_name, in_words
from coach.errors import BadAnswersFile, BadInput, BadRow, UnknownQuestion
from coach.interview.grade import Verdict
from coach.interview.question import KeyPoint, Question
from coach.study.marked import has_score, label_of, marked_of
from coach.study.measure import deserved_score
from coach.study.references import referenced

LabelledFormat = Literal["marked", "gold"]
POINT = "point"
"""Id of the one key point of a pair."""
_PAIR_VERDICTS = {"1": Verdict.COVERED, "0": Verdict.MISSING}
_INFERENCE_VERDICTS = {
    "entailment": Verdict.COVERED,
    "neutral": Verdict.MISSING,
    "contradiction": Verdict.CONTRADICTED,
}
"""Any other label, as `not_entailment`, tells no verdict."""

Settled = Literal[Verdict.COVERED, Verdict.PARTIAL, Verdict.MISSING, Verdict.CONTRADICTED]
Text = Annotated[str, Field(min_length=1)]
Verdicts = Mapping[str, Verdict]


class RawLine(Protocol):
    """A row as it stands in a file."""

    @property
    def line(self) -> int:
        """Where it begins, from 1."""
        ...

    @property
    def fields(self) -> dict[str, object] | None:
        """Its columns; None where it cannot be read."""
        ...

    @property
    def problem(self) -> str:
        """Why it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer with what people said about it."""

    question: Question
    group: str
    """Names the question: what is resampled, and what a split keeps together."""
    text: str
    split: str = ""
    kind: str = ""
    """Of a gold answer: paraphrase, negated, keyword_list ..."""
    mark: float = math.nan
    """Share of the full mark, 0 to 1; not a number where there is none."""
    graded: bool = False
    """Whether the mark is on a fine scale, so that a band can be told from it; a label's worth is not."""
    label: str = ""
    verdicts: Verdicts | None = None
    """On every key point; None where nobody judged them."""
    second: Verdicts | None = None
    """What somebody else said, blind to the first."""


class _Gold(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)

    question_id: Text
    kind: str = ""
    split: str = ""
    text: str
    verdicts: dict[str, Settled]
    verdicts2: dict[str, Settled] | None = None


def labelled_rows(
    name: str, rows: Iterable[RawLine], questions: Mapping[str, Question], wanted: LabelledFormat | None
) -> Iterator[Labelled]:
    """Yield the labelled answers of a file.

    Args:
        name: The file's, for messages.
        rows: As they stand in it.
        questions: The bank, by id.
        wanted: The format of the file; None to see it from its first row.

    Raises:
        BadAnswersFile: A row cannot be used; the message names its line. Figures over a part of a file would mislead.
    """
    for row in rows:
        try:
            if row.fields is None:
                raise BadRow(row.problem)
            wanted = wanted or ("gold" if "verdicts" in row.fields else "marked")
            yield _gold(row.fields, questions) if wanted == "gold" else _marked(row.fields, questions)
        except (BadInput, UnknownQuestion) as error:
            raise BadAnswersFile(f"{name}, line {row.line:,}: {error}") from None


def _gold(fields: Mapping[str, object], questions: Mapping[str, Question]) -> Labelled:
    try:
        row = _Gold.model_validate(fields)
    except ValidationError as error:
        details = (f"{field_name(detail['loc'])} {in_words(detail, detail['loc'])}" for detail in error.errors())
        message = f"{'; '.join(details)}."
        raise BadRow(message) from None
    question = _asked(row.question_id, questions)
    for verdicts in (row.verdicts, row.verdicts2):
        _check_points(question, verdicts)
    return Labelled(
        question=question,
        group=question.id,
        text=row.text,
        split=row.split,
        kind=row.kind,
        mark=deserved_score(question, row.verdicts) / 100,
        graded=True,
        verdicts=row.verdicts,
        second=row.verdicts2,
    )


def _asked(name: str, questions: Mapping[str, Question]) -> Question:
    if name not in questions:
        raise UnknownQuestion(name)
    return questions[name]


def _check_points(question: Question, verdicts: Verdicts | None) -> None:
    if verdicts is None:
        return
    points = {point.id for point in question.key_points}
    for what, wrong in (("unknown", set(verdicts) - points), ("missing", points - set(verdicts))):
        if wrong:
            names = ", ".join(sorted(wrong))
            message = f"The verdicts must name every key point of {question.id!r} and no other; {what}: {names}."
            raise BadRow(message)


def _marked(fields: Mapping[str, object], questions: Mapping[str, Question]) -> Labelled:
    if "sentence_a" in fields:
        return _inference(fields)
    row = marked_of(fields)
    known = questions.get(row.question_id)
    if "answer" not in fields or not (row.reference or known):
        message = "The row needs an answer, and a reference or a question_id of the bank."
        raise BadRow(message)
    scored = has_score(fields)
    if row.label in _PAIR_VERDICTS and not scored:
        return _pair(_single(row.question, row.reference), row.answer, row.split, _PAIR_VERDICTS[row.label])
    question = referenced(row.question, row.reference) if row.reference else _asked(row.question_id, questions)
    return Labelled(
        question=question,
        group=row.question_id or f"{row.question}\n{row.reference}",
        text=row.answer,
        split=row.split,
        mark=row.mark,
        graded=scored,
        label=row.label,
    )


def _inference(fields: Mapping[str, object]) -> Labelled:
    """Return a pair of sentences: the first is an answer, the second a claim that it may make or deny."""
    said, claim = (str(fields.get(column) or "").strip() for column in ("sentence_a", "sentence_b"))
    if not said or not claim:
        message = "The row needs a sentence_a and a sentence_b."
        raise BadRow(message)
    pair = _pair(_single("", claim), said, str(fields.get("split") or ""), _INFERENCE_VERDICTS.get(label_of(fields)))
    # A premise comes back with several claims: rows that share it are no independent evidence.
    return replace(pair, group=said)


def _single(prompt: str, claim: str) -> Question:
    return Question("", "", prompt, claim, (KeyPoint(POINT, claim),))


def _pair(question: Question, text: str, split: str, verdict: Verdict | None) -> Labelled:
    group = f"{question.prompt}\n{question.reference}"
    return Labelled(question, group, text, split, verdicts=None if verdict is None else {POINT: verdict})
