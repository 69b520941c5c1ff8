"""A whole bank as entries of its format: what is written to files, and what is read from them."""

from __future__ import annotations

from dataclasses import dataclass

from coach.bank.load import Bank
from coach.bank.schema import BankEntry, KeyPointEntry, MisconceptionEntry, QuestionEntry, SampleEntry
from coach.grading.derive import derive_points
from coach.interview.question import KeyPoint, Question


@dataclass(frozen=True, slots=True)
class Filed:
    """A question with the topic that it is filed under."""

    topic: str
    """The topic's id."""
    entry: QuestionEntry


@dataclass(frozen=True, slots=True)
class BankEntries:
    """A bank as it stands in files."""

    about: BankEntry
    questions: tuple[Filed, ...]

    @property
    def topics(self) -> tuple[tuple[str, str], ...]:
        """(id, title) of every topic that has a question, in the bank's order."""
        used = {filed.topic for filed in self.questions}
        return tuple((topic, title) for topic, title in self.about.topics.items() if topic in used)


def entries_of(bank: Bank) -> BankEntries:
    """Return a loaded bank as entries; loading what is written from them gives an equal bank."""
    about = BankEntry(name=bank.name, title=bank.title, licence=bank.licence, topics=dict(bank.topics))
    return BankEntries(about, tuple(Filed(question.topic, entry_of(question)) for question in bank.questions))


def entry_of(question: Question) -> QuestionEntry:
    """Return a question as an entry; points that loading derives again are left out."""
    derived = question.key_points == derive_points(question.reference)
    return QuestionEntry(
        id=question.id,
        prompt=question.prompt,
        reference=question.reference,
        level=question.level,
        key_points=() if derived else tuple(_point_entry(point) for point in question.key_points),
        misconceptions=tuple(MisconceptionEntry(says=one.says, because=one.because) for one in question.misconceptions),
        tags=question.tags,
        related=question.related,
        samples=tuple(
            SampleEntry.model_validate({"text": one.text, "verdicts": dict(one.verdicts), "band": one.band})
            for one in question.samples
        ),
    )


def _point_entry(point: KeyPoint) -> KeyPointEntry:
    return KeyPointEntry(
        id=point.id,
        says=point.says,
        weight=point.weight,
        also=point.also,
        wrong=point.wrong,
        hint=point.hint,
        derived=point.derived,
    )
