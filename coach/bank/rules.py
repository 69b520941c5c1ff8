"""What lint checks of one question: a rule is a small function in a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.bank.document import Spot
from coach.bank.read import Placed, Reading
from coach.bank.schema import KeyPointEntry, SampleEntry
from coach.interview.grade import BAND_FROM, SETTLED_CREDIT, Band, band_of
from coach.interview.words import content_stems

POINTS = (3, 6)
ALSO = (2, 4)
WRONG = (2, 3)
LEAST_SAMPLES = 2
REFERENCE_WORDS = (40, 160)
HINT_LEAK = (2, 0.5)
"""A hint leaks when it holds so many of the point's own words, and this share of them."""
PROMPT_LEAK = 0.75
"""A prompt leaks a point when it holds this share of the point's words; it must name the subject, hence so many."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule found."""

    spot: Spot
    """Where in the question."""
    why: str
    mend: str


Check = Callable[[Placed, Reading], Iterator[Note]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its name."""

    name: str
    check: Check
    always: bool
    """An error in every bank; otherwise an error only where the bank must be strict, and a warning elsewhere."""


def _points(one: Placed) -> Iterator[tuple[Spot, KeyPointEntry]]:
    for number, point in enumerate(one.entry.key_points):
        yield ("key_points", number), point


def _samples(one: Placed) -> Iterator[tuple[Spot, SampleEntry]]:
    for number, sample in enumerate(one.entry.samples):
        yield ("samples", number), sample


def related(one: Placed, bank: Reading) -> Iterator[Note]:
    """Every related question exists and is another one."""
    for number, other in enumerate(one.entry.related):
        if other not in bank.ids or other == one.question.id:
            why = "is the question itself" if other == one.question.id else "is no question of this bank"
            yield Note(("related", number), f"{other!r} {why}", "name the id of another question, or leave it out")


def topic(one: Placed, bank: Reading) -> Iterator[Note]:
    """The topic stands in bank.yaml, where that lists topics."""
    listed = bank.about.topics
    if listed and one.question.topic not in listed:
        yield Note((), f"its topic {one.question.topic!r} is not in bank.yaml", "add the topic's title there")


def sample_verdicts(one: Placed, _: Reading) -> Iterator[Note]:
    """A sample has a verdict for every key point and for nothing else."""
    known = {point.id for point in one.question.key_points}
    for spot, sample in _samples(one):
        if absent := known - sample.verdicts.keys():
            yield Note((*spot, "verdicts"), f"no verdict for {_listed(absent)}", "give every key point a verdict")
        for other in sample.verdicts.keys() - known:
            yield Note((*spot, "verdicts", other), "is no key point of this question", "name the point's id")


def sample_band(one: Placed, _: Reading) -> Iterator[Note]:
    """A sample's band is the one that its verdicts give; a contradicted point may lower it."""
    weights = {point.id: point.weight for point in one.question.key_points}
    for spot, sample in _samples(one):
        if sample.band is None or sample.verdicts.keys() != weights.keys():
            continue
        earned = math.fsum(weights[point] * SETTLED_CREDIT[verdict] for point, verdict in sample.verdicts.items())
        band = band_of(100.0 * earned / sum(weights.values()))
        lowered = "contradicted" in sample.verdicts.values() and _rank(sample.band) >= _rank(band)
        if sample.band is not band and not lowered:
            yield Note((*spot, "band"), f"the verdicts give {band}, not {sample.band}", "correct the band or a verdict")


def repeated_form(one: Placed, _: Reading) -> Iterator[Note]:
    """No two forms of a question say the same in the same words."""
    seen: dict[str, str] = {}
    for spot, point in _points(one):
        forms = [(point.says, (*spot, "says"))]
        forms += [(text, (*spot, "also", number)) for number, text in enumerate(point.also)]
        forms += [(text, (*spot, "wrong", number)) for number, text in enumerate(point.wrong)]
        for text, place in forms:
            name = f"{point.id} at line {one.line(*place)}"
            before = seen.setdefault(" ".join(text.casefold().split()), name)
            if before != name:
                yield Note(place, f"says the same as {before}", "say it in other words, or leave it out")


def level(one: Placed, _: Reading) -> Iterator[Note]:
    """The level is stated."""
    if "level" not in one.entry.model_fields_set:
        yield Note(("level",), "is missing", "say who should know this: junior, mid or senior")


def key_points(one: Placed, _: Reading) -> Iterator[Note]:
    """There are enough key points to tell answers apart, and few enough for one answer."""
    if not POINTS[0] <= len(one.entry.key_points) <= POINTS[1]:
        why = f"has {len(one.entry.key_points)} key points, not {POINTS[0]} to {POINTS[1]}"
        yield Note(("key_points",), why, "split or join points, or divide the question")


def written(one: Placed, _: Reading) -> Iterator[Note]:
    """A person has read every point."""
    for spot, point in _points(one):
        if point.derived:
            yield Note((*spot, "derived"), "was made by machine", "read the point, correct it and remove `derived`")


def forms(one: Placed, _: Reading) -> Iterator[Note]:
    """Every point has other forms and wrong forms: the grader learns from them."""
    for spot, point in _points(one):
        for field, (least, most) in (("also", ALSO), ("wrong", WRONG)):
            number = len(getattr(point, field))
            if not least <= number <= most:
                yield Note((*spot, field), f"has {number} forms, not {least} to {most}", "write more, or keep the best")


def hint(one: Placed, _: Reading) -> Iterator[Note]:
    """Every point has a hint."""
    for spot, point in _points(one):
        if point.hint is None:
            yield Note((*spot, "hint"), "is missing", "ask what leads to the point without its own words")


def hint_leak(one: Placed, _: Reading) -> Iterator[Note]:
    """A hint does not hold what its point says beyond the prompt."""
    asked = set(content_stems(one.question.prompt))
    for spot, point in _points(one):
        own = set(content_stems(point.says)) - asked
        told = own & set(content_stems(point.hint or ""))
        if len(told) >= HINT_LEAK[0] and len(told) >= HINT_LEAK[1] * len(own):
            yield Note((*spot, "hint"), f"gives the point away: {_listed(told)}", "point the way in other words")


def prompt_leak(one: Placed, _: Reading) -> Iterator[Note]:
    """The prompt does not say a point itself."""
    asked = set(content_stems(one.question.prompt))
    for spot, point in _points(one):
        own = set(content_stems(point.says))
        if own and len(own & asked) >= PROMPT_LEAK * len(own):
            yield Note((*spot, "says"), "is told by the prompt already", "ask without saying it, or sharpen the point")


def samples(one: Placed, _: Reading) -> Iterator[Note]:
    """There are sample answers to test the question with."""
    if len(one.entry.samples) < LEAST_SAMPLES:
        why = f"has {len(one.entry.samples)} samples, not {LEAST_SAMPLES} or more"
        yield Note(("samples",), why, "write a good answer and a partial or wrong one, with their verdicts")


def reference_length(one: Placed, _: Reading) -> Iterator[Note]:
    """The reference is as long as a good spoken answer."""
    number = len(one.question.reference.split())
    if not REFERENCE_WORDS[0] <= number <= REFERENCE_WORDS[1]:
        why = f"has {number} words, not {REFERENCE_WORDS[0]} to {REFERENCE_WORDS[1]}"
        yield Note(("reference",), why, "say what a strong candidate would say, no more")


RULES: tuple[Rule, ...] = (
    Rule("related", related, always=True),
    Rule("topic", topic, always=True),
    Rule("sample-verdicts", sample_verdicts, always=True),
    Rule("sample-band", sample_band, always=True),
    Rule("repeated-form", repeated_form, always=True),
    Rule("level", level, always=False),
    Rule("key-points", key_points, always=False),
    Rule("derived", written, always=False),
    Rule("forms", forms, always=False),
    Rule("hint", hint, always=False),
    Rule("hint-leak", hint_leak, always=False),
    Rule("prompt-leak", prompt_leak, always=False),
    Rule("samples", samples, always=False),
    Rule("reference-length", reference_length, always=False),
)
"""Every rule of a question, in the order in which findings of one line are listed."""


def _rank(band: Band) -> int:
    """Return how far a band is from the best."""
    return next(place for place, (_, one) in enumerate(BAND_FROM) if one is band)


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words))
