"""A grade: what an answer earned, with the words that earned it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a key point in an answer."""

    COVERED = "covered"
    PARTIAL = "partial"
    UNSURE = "unsure"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


class Band(StrEnum):
    """A score as one word."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"


BAND_FROM: tuple[tuple[float, Band], ...] = (
    (85.0, Band.EXCELLENT),
    (65.0, Band.GOOD),
    (40.0, Band.FAIR),
    (15.0, Band.WEAK),
    (0.0, Band.NONE),
)
"""The least score of each band, best first; part of the published contract."""

SETTLED_CREDIT = {Verdict.COVERED: 1.0, Verdict.PARTIAL: 0.5, Verdict.MISSING: 0.0, Verdict.CONTRADICTED: 0.0}
"""The credit of every verdict but unsure, whose credit is its probability."""


def band_of(score: float) -> Band:
    """Return the band of a score between 0 and 100."""
    return next(band for least, band in BAND_FROM if score >= least)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the answer as it was sent; `answer[start:end] == text`, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """What became of one key point."""

    key_point: str
    says: str
    weight: int
    verdict: Verdict
    confidence: float
    """Probability that the verdict is right, 0 to 1."""
    credit: float
    """Share of the weight earned, 0 to 1."""
    evidence: tuple[Span, ...] = ()
    """Never empty where credit was earned or the point was contradicted."""


@dataclass(frozen=True, slots=True)
class MisconceptionFound:
    """A wrong belief that the answer states."""

    says: str
    because: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GraderVersion:
    """What a grade depends on besides the question and the answer."""

    version: str
    """Hash of all that follows and of the fitted numbers, engine, device class and processor capability."""
    model: str
    bank: str
    """Hash of the bank's content."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer earned. It holds no prose: the words are made by reply."""

    score: float
    """0 to 100, one decimal."""
    band: Band
    confidence: float
    """Probability that the band is right, 0 to 1."""
    verdicts: tuple[PointVerdict, ...]
    misconceptions: tuple[MisconceptionFound, ...] = ()
    flags: tuple[str, ...] = ()
    """Names of the guards that fired."""


def credit_after_hints(grade: Grade, hinted: Iterable[str], hint_cap: float) -> float:
    """Return the score, 0 to 100, when points whose hint was given earn at most `hint_cap` of their weight.

    The grade itself stays as it was; mastery counts this credit.
    """
    hinted = frozenset(hinted)
    total = sum(verdict.weight for verdict in grade.verdicts)
    if not total or not hinted:
        return grade.score
    lost = sum(v.weight * max(0.0, v.credit - hint_cap) for v in grade.verdicts if v.key_point in hinted)
    return round(max(0.0, grade.score - 100.0 * lost / total), 1)
