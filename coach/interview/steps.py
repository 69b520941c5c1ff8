"""The steps by which the coach goes on about a gap: each helps more, and leaves less to earn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Step = Literal["pump", "hint", "cloze", "reveal"]
STEPS: tuple[Step, ...] = get_args(Step)
"""In order: what else? the point's hint; its sentence with a gap; its sentence, to be said back."""

How = Literal["answer", "pump", "hint", "cloze", "say_back", "confirmed", "disputed"]
"""By what a point stands as it stands."""

WORTH: Mapping[Step, float] = {"pump": 0.9, "hint": 0.6, "cloze": 0.3, "reveal": 0.1}
"""Share of its weight that a point can still earn after a step, 0 to 1."""

EARNED_BY: Mapping[Step, How] = {"pump": "pump", "hint": "hint", "cloze": "cloze", "reveal": "say_back"}


@dataclass(frozen=True, slots=True)
class Help:
    """A step that was taken."""

    step: Step
    key_point: str | None
    """None for a pump, which helps with every point."""
