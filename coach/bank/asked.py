"""A question that texts are held against, one by one: what lint checks and the study learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.grading.alignment import Weighing, side, units
from coach.grading.claims import split
from coach.grading.features import Comparison, Forms
from coach.grading.normalise import normalise
from coach.interview.question import KeyPoint
from coach.turn import Encoder


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question's prompt and key points, their forms embedded once."""

    prompt: str
    forms: Forms
    encoder: Encoder
    weighing: Weighing

    @classmethod
    def of(cls, prompt: str, key_points: Sequence[KeyPoint], encoder: Encoder, weighing: Weighing) -> Asked:
        """Embed the forms of at least one key point."""
        texts = tuple(dict.fromkeys([prompt, *(form for p in key_points for form in (p.says, *p.also, *p.wrong))]))
        spoken = dict(zip(texts, encoder.encode(texts), strict=True))
        return cls(prompt, Forms.of(key_points, prompt, spoken, weighing), encoder, weighing)

    def compare(self, text: str, *, without: str | None = None) -> Comparison | None:
        """Return how a text meets the key points; None where it holds no claim.

        Args:
            text: What somebody says.
            without: A form that is left out, as if the bank did not hold it.
        """
        claims = split(normalise(text).text)
        if not claims:
            return None
        texts = tuple(dict.fromkeys([self.prompt, *(claim.text for claim in claims)]))
        spoken = dict(zip(texts, self.encoder.encode(texts), strict=True))
        said = side([claim.text for claim in claims], spoken, self.weighing, self.prompt)
        return self.forms.meet(said, units(claims), without=without)
