"""Find questions that ask the same, and make one of each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.bank.entries import BankEntries, Filed
from coach.bank.schema import QuestionEntry

_ANSWER_START = 200
"""Characters of an answer that tell what its question is about."""
_BLOCK = 1_024
"""Questions that are compared with all others at once."""
_MOST_TAGS = 12


@dataclass(frozen=True, slots=True)
class Merged:
    """A bank without its repeats."""

    bank: BankEntries
    left_out: int
    """How many questions were given up for another one."""


def texts_of(bank: BankEntries) -> list[str]:
    """Return for each question the text by whose vector repeats are found."""
    return [f"{one.entry.prompt}\n{one.entry.reference[:_ANSWER_START]}" for one in bank.questions]


def repeats(vectors: NDArray[np.float32], *, alike: float, block: int = _BLOCK) -> tuple[tuple[int, ...], ...]:
    """Return the groups of rows that say the same, each in order, its first row being the one the others are like.

    Args:
        vectors: Unit vectors, shape (n, dim).
        alike: Least cosine between a row and the first of its group, 0 to 1; no chain of small steps makes a group.
        block: Rows that are compared at once; it decides how much memory is used, not what is found.
    """
    first = np.full(len(vectors), -1, dtype=np.int64)
    for start in range(0, len(vectors), block):
        _follow(vectors, first, slice(start, start + block), alike)
    groups: dict[int, list[int]] = {}
    for row, leading in enumerate(first):
        groups.setdefault(int(leading), []).append(row)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _follow(vectors: NDArray[np.float32], first: NDArray[np.int64], block: slice, alike: float) -> None:
    """Give each row of a block the nearest first row of a group before it, or make it the first of a group."""
    rows, start = vectors[block], block.start
    firsts = np.flatnonzero(first[:start] == np.arange(start))
    nearest, cosine = _nearest(rows, vectors, firsts)
    inside = rows @ rows.T
    leads = np.zeros(len(rows), dtype=np.bool_)
    for place in range(len(rows)):
        near = np.where(leads[:place], inside[place, :place], -2.0)
        if place and near.max() > cosine[place]:
            nearest[place], cosine[place] = start + near.argmax(), near.max()
        leads[place] = cosine[place] < alike
        first[start + place] = start + place if leads[place] else nearest[place]


def _nearest(
    rows: NDArray[np.float32], vectors: NDArray[np.float32], among: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return for each row which of `among` is nearest and its cosine, shapes (n,); -2 where there is none."""
    nearest = np.full(len(rows), -1, dtype=np.int64)
    cosine = np.full(len(rows), -2.0, dtype=np.float32)
    for start in range(0, len(among), _BLOCK):
        block = among[start : start + _BLOCK]
        found = rows @ vectors[block].T
        best = found.argmax(axis=1)
        value = found[np.arange(len(rows)), best]
        nearer = value > cosine
        nearest[nearer], cosine[nearer] = block[best[nearer]], value[nearer]
    return nearest, cosine


def merged(bank: BankEntries, groups: Sequence[Sequence[int]]) -> Merged:
    """Return the bank with one question a group: that with the longest reference, with the tags of all.

    What others are related to becomes the question that was kept.
    """
    kept = {
        row: max(group, key=lambda one: len(bank.questions[one].entry.reference)) for group in groups for row in group
    }
    ids = {bank.questions[row].entry.id: bank.questions[best].entry.id for row, best in kept.items()}
    tags: dict[int, list[str]] = {}
    for row, best in kept.items():
        tags.setdefault(best, []).extend(bank.questions[row].entry.tags)
    questions = tuple(
        Filed(filed.topic, _pointed(filed.entry, ids, tags.get(row, ())))
        for row, filed in enumerate(bank.questions)
        if kept.get(row, row) == row
    )
    whole = BankEntries(bank.about, questions)
    about = bank.about.model_copy(update={"topics": dict(whole.topics)})
    return Merged(BankEntries(about, questions), len(bank.questions) - len(questions))


def _pointed(entry: QuestionEntry, ids: Mapping[str, str], tags: Sequence[str]) -> QuestionEntry:
    """Return a question with the tags of its group, pointing to questions that were kept."""
    related = dict.fromkeys(ids.get(other, other) for other in entry.related)
    related.pop(entry.id, None)
    every = tuple(dict.fromkeys((*entry.tags, *tags)))
    return entry.model_copy(update={"tags": every[:_MOST_TAGS], "related": tuple(related)})
