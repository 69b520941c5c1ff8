"""A question of the bank: what is asked, and what a good answer says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from coach.interview.grade import Band, Verdict

Level = Literal["junior", "mid", "senior"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One checkable claim that a full answer makes."""

    id: str
    says: str
    weight: int = 1
    """How much it counts, 1 to 3."""
    also: tuple[str, ...] = ()
    """Other ways to say it, which earn the same credit."""
    wrong: tuple[str, ...] = ()
    """Ways to state the opposite or a false version."""
    hint: str | None = None
    derived: bool = False
    """Made by machine from the reference, not written by a person."""


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong belief around the question that is not the opposite of a point."""

    says: str
    because: str


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer with the verdicts that it must get."""

    text: str
    verdicts: tuple[tuple[str, Verdict], ...]
    """(key point id, verdict) for every key point."""
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its reference answer and key points."""

    id: str
    topic: str
    prompt: str
    reference: str
    key_points: tuple[KeyPoint, ...]
    """Never empty: where a person gave none they are derived from the reference."""
    level: Level = "mid"
    tags: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    related: tuple[str, ...] = ()
    samples: tuple[Sample, ...] = field(default=(), repr=False)

    @property
    def derived(self) -> bool:
        """Whether no person wrote the key points, so that the score rests on the reference."""
        return all(point.derived for point in self.key_points)


Bank = Mapping[str, Question]
"""Questions by their ids."""
