"""What lint checks of a bank by grading it: do its texts earn what they should?

Such a check can fail for two reasons: the bank is wrong, or the grader is. A person decides. What is the grader's fault
is named in the bank's list of known failures and stays visible there; no form is reworded to please the grader.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from coach.bank.asked import Asked
from coach.bank.read import Placed
from coach.bank.rules import Note
from coach.grading.claims import split
from coach.grading.grade import grade
from coach.grading.normalise import normalise
from coach.grading.numbers import Numbers
from coach.grading.plan import plan, question_texts
from coach.grading.verdicts import Decided, judge
from coach.interview.grade import Band, Verdict
from coach.interview.question import Question
from coach.turn import Encoder

EARNS = 0.5
"""Credit from which a form counts as one that earned its point, 0 to 1."""
NOT_ASKED = 0.08
"""Cosine of prompt and point under which the prompt does not ask for the point; of 523 points of a bank in which every
prompt was written to ask for its points, four lie under it, and a quarter of the points of other questions do."""
ALIKE = 0.9
"""Cosine of two key points of a question from which they cannot be told apart."""
SAME_QUESTION = 0.86
"""Mean of the cosines of two prompts and of their references from which they ask the same."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A question, and the grader that it is tried with."""

    one: Placed
    asked: Asked
    encoder: Encoder
    numbers: Numbers

    @classmethod
    def of(cls, one: Placed, encoder: Encoder, numbers: Numbers) -> Tried:
        """Make a question ready to be tried."""
        asked = Asked.of(one.question.prompt, one.question.key_points, encoder, numbers.weighing)
        return cls(one, asked, encoder, numbers)

    def verdicts(self, text: str, *, without: str | None = None) -> tuple[Decided, ...]:
        """Return what a text earns at each key point; nothing where it holds no claim."""
        met = self.asked.compare(text, without=without)
        if met is None:
            return ()
        heads = [self.numbers.formed if p.wrong else self.numbers.plain for p in self.one.question.key_points]
        judged = zip(met.points, heads, strict=True)
        return tuple(judge(rows, met.units, head, self.numbers.verdict)[0] for rows, head in judged)


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that does not earn what it should."""

    rule: str
    note: Note
    key: str
    """Names it in the list of known failures; changes with the text."""


def failures(tried: Tried) -> Iterator[Failure]:
    """Yield every text of a question that does not earn what it should."""
    for name, check in RULES.items():
        for note, text in check(tried):
            digest = hashlib.sha256(text.encode()).hexdigest()[:10]
            yield Failure(name, note, f"{name} {tried.one.question.id} {digest}")


def texts_to_try(question: Question) -> Iterator[str]:
    """Yield every text that is embedded when a question is tried, so that an encoder can keep them all at once."""
    yield from question_texts(question)
    spoken = (question.reference, *(sample.text for sample in question.samples))
    whole = [form for point in question.key_points for form in (point.says, *point.also, *point.wrong)]
    for text in (*spoken, *whole, *(belief.says for belief in question.misconceptions)):
        yield from (claim.text for claim in split(normalise(text).text))


def reference(tried: Tried) -> Iterator[tuple[Note, str]]:
    """The reference is an excellent answer to its own question."""
    question = tried.one.question
    asked = plan(question, question.reference)
    given = grade(asked, tried.encoder.encode(asked.texts), tried.numbers)
    if given.band is not Band.EXCELLENT:
        why = f"earns {given.score:.0f} points on its own question"
        yield Note(("reference",), why, "let it state every point plainly"), question.reference


def stated(tried: Tried) -> Iterator[tuple[Note, str]]:
    """The reference states every key point."""
    question = tried.one.question
    for number, decided in enumerate(tried.verdicts(question.reference)):
        if decided.credit < EARNS:
            why = f"is not found in the reference ({decided.verdict})"
            says = question.key_points[number].says
            yield Note(("key_points", number, "says"), why, "say it in the reference, or drop the point"), says


def asked_for(tried: Tried) -> Iterator[tuple[Note, str]]:
    """The prompt asks for every key point."""
    question = tried.one.question
    prompt, *points = tried.encoder.encode([question.prompt, *(point.says for point in question.key_points)])
    for number, point in enumerate(points):
        if prompt.sentence @ point.sentence < NOT_ASKED:
            spot = ("key_points", number, "says")
            yield (
                Note(spot, "is not asked for by the prompt", "ask for it, or drop the point"),
                question.key_points[number].says,
            )


def told_apart(tried: Tried) -> Iterator[tuple[Note, str]]:
    """No two key points say nearly the same."""
    points = tried.one.question.key_points
    rows = np.stack([vectors.sentence for vectors in tried.encoder.encode([point.says for point in points])])
    for first, second in combinations(range(len(points)), 2):
        if rows[first] @ rows[second] >= ALIKE:
            why = f"cannot be told from {points[first].id!r}"
            yield Note(("key_points", second, "says"), why, "join the two, or sharpen one"), points[second].says


def samples(tried: Tried) -> Iterator[tuple[Note, str]]:
    """Every sample gets its verdicts."""
    points = tried.one.question.key_points
    for number, sample in enumerate(tried.one.question.samples):
        human = dict(sample.verdicts)
        for point, decided in zip(points, tried.verdicts(sample.text), strict=False):
            if point.id in human and decided.verdict is not human[point.id]:
                why = f"is graded {decided.verdict}, not {human[point.id]}"
                spot = ("samples", number, "verdicts", point.id)
                yield Note(spot, why, "correct the verdict if it is wrong"), f"{point.id} {sample.text}"


def also(tried: Tried) -> Iterator[tuple[Note, str]]:
    """Every other form of a point earns it without being compared with itself."""
    for number, point in enumerate(tried.one.question.key_points):
        for place, form in enumerate(point.also):
            verdicts = tried.verdicts(form, without=form)
            if not verdicts or verdicts[number].credit < EARNS:
                why = f"does not earn its point ({verdicts[number].verdict if verdicts else 'no words'})"
                yield Note(("key_points", number, "also", place), why, "check that it says the same"), form


def wrong(tried: Tried) -> Iterator[tuple[Note, str]]:
    """No wrong form earns its point without being compared with itself."""
    for number, point in enumerate(tried.one.question.key_points):
        for place, form in enumerate(point.wrong):
            verdicts = tried.verdicts(form, without=form)
            if verdicts and verdicts[number].credit >= EARNS:
                yield Note(("key_points", number, "wrong", place), "earns its point", "check that it is false"), form


def told_wrong(tried: Tried) -> Iterator[tuple[Note, str]]:
    """A wrong form is told from its point when it is compared with all forms."""
    for number, point in enumerate(tried.one.question.key_points):
        for place, form in enumerate(point.wrong):
            verdicts = tried.verdicts(form)
            if verdicts and verdicts[number].credit > 0:
                spot = ("key_points", number, "wrong", place)
                yield Note(spot, "is not told from its point", "check that it is false"), form


def misconceptions(tried: Tried) -> Iterator[tuple[Note, str]]:
    """No misconception earns a point."""
    for place, belief in enumerate(tried.one.question.misconceptions):
        earned = [decided.verdict is Verdict.COVERED for decided in tried.verdicts(belief.says)]
        if any(earned):
            point = tried.one.question.key_points[earned.index(True)].id
            spot = ("misconceptions", place, "says")
            yield Note(spot, f"earns the point {point!r}", "check that both hold"), belief.says


RULES: Mapping[str, Callable[[Tried], Iterator[tuple[Note, str]]]] = {
    "reference-band": reference,
    "unstated": stated,
    "not-asked": asked_for,
    "alike": told_apart,
    "sample": samples,
    "also-earns": also,
    "wrong-earns": wrong,
    "wrong-told": told_wrong,
    "misconception-earns": misconceptions,
}
"""Every check that grades, with its name; each yields what failed and the text at fault."""


def same_questions(placed: Sequence[Placed], encoder: Encoder) -> Iterator[tuple[Placed, Placed, float]]:
    """Yield the pairs of questions that ask the same, the later one first, with their likeness, -1 to 1."""
    if not placed:
        return
    prompts = np.stack([v.sentence for v in encoder.encode([one.question.prompt for one in placed])])
    answers = np.stack([v.sentence for v in encoder.encode([one.question.reference for one in placed])])
    for later in range(1, len(placed)):
        alike = (prompts[:later] @ prompts[later] + answers[:later] @ answers[later]) / 2
        for earlier in np.flatnonzero(alike >= SAME_QUESTION):
            yield placed[later], placed[int(earlier)], float(alike[earlier])
