"""A dialogue on which rules are tried one after the other, with grades that are made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coach.interview import mending, rules
from coach.interview.credit import DisputedVerdict, Prices
from coach.interview.events import Event, Graded
from coach.interview.grade import Grade, GraderVersion, MisconceptionFound, PointVerdict, Verdict, band_of
from coach.interview.question import Bank, KeyPoint, Question
from coach.interview.session import Interview, Mode, Plan, replay
from coach.interview.turn_state import TurnState

GRADER = GraderVersion("v", "model", "bank")
PRICES = Prices(hint_cap=0.5, contradicted=0.1, misconception=5.0)

LOCKS = Question(
    id="locks",
    topic="databases",
    prompt="Two requests read a row and write it back. What can go wrong?",
    reference="The later write discards the earlier one. A version column notices it; the caller tries again.",
    key_points=(
        KeyPoint("lost", "The second write silently discards the first.", 3, hint="What is left of the first one?"),
        KeyPoint("version", "Optimistic locking compares a revision number.", 2, hint="How would you notice?"),
        KeyPoint("retry", "The caller retries after a conflict.", 1, hint="And then?"),
    ),
)
CACHE = Question(
    id="cache",
    topic="design",
    prompt="When is a cache stale?",
    reference="When the source changed.",
    key_points=(KeyPoint("source", "The source has changed since.", 1),),
)
BANK: Bank = {one.id: one for one in (LOCKS, CACHE)}

_CREDIT = {Verdict.COVERED: 1.0, Verdict.PARTIAL: 0.5, Verdict.UNSURE: 0.4}


def grade(
    verdicts: Mapping[str, Verdict], *, question: Question = LOCKS, wrong: int = 0, flags: tuple[str, ...] = ()
) -> Grade:
    """Return the grade of an answer whose points have these verdicts; what is not named is missing."""
    points = tuple(
        PointVerdict(
            point.id,
            point.says,
            point.weight,
            verdict := verdicts.get(point.id, Verdict.MISSING),
            0.9,
            _CREDIT.get(verdict, 0.0),
        )
        for point in question.key_points
    )
    total = sum(point.weight for point in points)
    earned = sum(point.weight * point.credit for point in points)
    lost = sum(point.weight for point in points if point.verdict is Verdict.CONTRADICTED) * PRICES.contradicted
    score = round(max(0.0, 100.0 * (earned - lost) / total - PRICES.misconception * wrong), 1)
    score = min(score, 30.0) if flags else score
    found = tuple(MisconceptionFound("So.", "No.", ()) for _ in range(wrong))
    return Grade(score, band_of(score), 0.8, points, found, flags)


class Table:
    """An interview on which rules are tried one after the other."""

    def __init__(
        self, mode: Mode = "practice", *, dialogue: bool = True, minutes: int | None = None, bank: Bank = BANK
    ) -> None:
        self.bank = bank
        plan = Plan(length=len(bank), mode=mode, dialogue=dialogue and mode == "practice", minutes=minutes)
        self.interview = Interview("i", plan, tuple(bank), reasons=tuple(f"because of {one}" for one in bank))
        self.events: list[Event] = []
        self.do(lambda one: rules.begin(one, bank, 1_000.0))

    @property
    def turn(self) -> TurnState:
        return self.interview.turns[-1]

    @property
    def credit(self) -> float:
        return self.turn.credit

    def how(self, point: str) -> tuple[Verdict, float, str]:
        """Return how a point of the turn on the table stands."""
        standing = self.turn.standing
        assert standing is not None
        (found,) = (one for one in standing.points if one.key_point == point)
        return found.verdict, found.credit, found.how

    def do(self, rule: Callable[[Interview], tuple[Event, ...]]) -> list[str]:
        """Let a rule happen and return the kinds of its events."""
        events = rule(self.interview)
        self.interview = replay(self.interview, events)
        self.events += events
        return [event.kind for event in events]

    def say(self, text: str = "text", *, turn: int | None = None) -> list[str]:
        return self.do(lambda one: rules.answer(one, self.bank, turn or one.current, text))

    def skip(self) -> list[str]:
        return self.do(lambda one: rules.skip(one, self.bank, one.current))

    def hint(self) -> list[str]:
        return self.do(lambda one: rules.hint(one, self.bank, one.current))

    def go_on(self) -> list[str]:
        return self.do(lambda one: rules.go_on(one, self.bank, one.current))

    def end(self) -> list[str]:
        return self.do(lambda one: rules.close(one, self.bank))

    def edit(self, text: str | None, *, turn: int | None = None) -> list[str]:
        return self.do(lambda one: mending.edit(one, self.bank, turn or one.current, text))

    def confirm(self, point: str, *, said: bool) -> list[str]:
        return self.do(lambda one: mending.confirm(one, self.bank, one.current, point, said=said))

    def dispute(self, point: str, verdict: DisputedVerdict | None, *, turn: int | None = None) -> list[str]:
        return self.do(lambda one: mending.dispute(one, self.bank, turn or one.current, point, verdict, by="ada"))

    def gets(
        self,
        *,
        filled: bool = False,
        turn: int | None = None,
        wrong: int = 0,
        flags: tuple[str, ...] = (),
        **verdicts: Verdict,
    ) -> list[str]:
        """Grade the answer that waits."""
        number = turn or self.interview.current
        waits = self.interview.turns[number - 1].waiting_for
        assert waits is not None
        question = self.bank[self.interview.turns[number - 1].question_id]
        given = grade(verdicts, question=question, wrong=wrong, flags=flags)
        outcome = Graded(
            number, given, given.score, "words", "ref", GRADER, attempt=waits.number, prices=PRICES, filled=filled
        )
        return self.do(lambda one: rules.settle(one, self.bank, outcome))
