"""What one grader said about some answers, beside what people said, as arrays that can be cut and resampled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from coach.interview.grade import Verdict

VERDICTS = tuple(Verdict)
"""A verdict's code is its place here."""
CODES = {verdict: code for code, verdict in enumerate(VERDICTS)}
UNKNOWN = -1
"""Code where nobody said anything."""

Codes = NDArray[np.intp]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Answers and their key points, each point beside its answer; `human` and `given` have the same shape."""

    groups: Codes
    """The question of each answer, shape (n_answers,)."""
    marks: Floats
    """Human marks, 0 to 100, not a number where there is none, shape (n_answers,)."""
    scores: Floats
    """Given scores, 0 to 100, shape (n_answers,)."""
    human_levels: Codes
    given_levels: Codes
    """Place on the scale of marks, bands or labels' worth, the least first, shape (n_answers,)."""
    human_labels: Codes
    given_labels: Codes
    """Place among the labels of the file, shape (n_answers,)."""
    owners: Codes
    """The answer of each point, shape (n_points,)."""
    human: Codes
    given: Codes
    """Codes of verdicts, shape (n_points,)."""
    made: Floats
    """How probable it is to the grader that a point was made, or what ranks it alike, shape (n_points,)."""
    confidence: Floats
    """That the given verdict is right, 0 to 1; not a number where it is not told, shape (n_points,)."""

    def rows(self, answers: Codes, points: Codes) -> Sheet:
        """Return some answers with some points, by their places; owners keep their numbers."""
        return Sheet(
            groups=self.groups[answers],
            marks=self.marks[answers],
            scores=self.scores[answers],
            human_levels=self.human_levels[answers],
            given_levels=self.given_levels[answers],
            human_labels=self.human_labels[answers],
            given_labels=self.given_labels[answers],
            owners=self.owners[points],
            human=self.human[points],
            given=self.given[points],
            made=self.made[points],
            confidence=self.confidence[points],
        )

    def only(self, kept: NDArray[np.bool_]) -> Sheet:
        """Return the answers that are kept, with their points; `kept` has the shape (n_answers,)."""
        inside = kept[self.owners]
        cut = self.rows(np.flatnonzero(kept), np.flatnonzero(inside))
        places = np.cumsum(kept) - 1
        return replace(cut, owners=places[cut.owners])

    def by_group(self) -> list[tuple[Codes, Codes]]:
        """Return the places of the answers and of the points of each question."""
        owned = self.groups[self.owners]
        return [(np.flatnonzero(self.groups == one), np.flatnonzero(owned == one)) for one in np.unique(self.groups)]


def joined(parts: Sequence[tuple[Codes, Codes]]) -> tuple[Codes, Codes]:
    """Return places of answers and points of several questions as one."""
    answers, points = zip(*parts, strict=True)
    return np.concatenate(answers), np.concatenate(points)
