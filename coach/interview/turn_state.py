"""The state of one turn: a fold over its events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.interview.credit import Attempt, DisputedVerdict, Standing, stand
from coach.interview.events import Answered, Graded, Hinted, InTurn, Skipped, Ungradable
from coach.interview.grade import Grade
from coach.interview.record import Sure
from coach.interview.steps import Help
from coach.interview.talk import (
    AskedBack,
    ConfidenceTold,
    Confirmed,
    Disputed,
    Edited,
    FollowedUp,
    PassedOver,
    Stood,
    WentOn,
    Withdrawn,
)


@dataclass(frozen=True, slots=True)
class TurnState:
    """One question and what has come of it so far."""

    number: int
    question_id: str
    topic: str
    hints: tuple[str, ...] = ()
    """Key points whose hint was asked for."""
    attempts: tuple[Attempt, ...] = ()
    """Every answer, reply and edit, in order."""
    helps: tuple[Help, ...] = ()
    """The coach's steps so far."""
    passed: tuple[Help, ...] = ()
    """Those that the candidate passed over."""
    step: Help | None = None
    """The step that waits for a reply."""
    asks: tuple[tuple[int, str], ...] = ()
    """(attempt, its unsure key point) that the candidate was asked about."""
    asking: str | None = None
    """The point that waits for yes or no."""
    disputes: tuple[tuple[str, DisputedVerdict], ...] = ()
    sure: Sure | None = None
    skipped: bool = False
    told: float | None = None
    """The credit that the candidate was told last."""

    @property
    def live(self) -> tuple[Attempt, ...]:
        """The attempts that were neither edited nor withdrawn."""
        return tuple(one for one in self.attempts if one.live)

    @property
    def open(self) -> bool:
        """The candidate may still answer the question itself, ask for a hint or skip."""
        return not self.live and not self.skipped

    @property
    def withdrawn(self) -> bool:
        """There was an answer and there is none any more."""
        return self.open and bool(self.attempts)

    @property
    def waiting_for(self) -> Attempt | None:
        """The attempt whose grade is still to come."""
        return next((one for one in self.attempts if one.waits), None)

    @property
    def settled(self) -> bool:
        """Nothing more is to come for this turn by itself."""
        return not self.open and self.waiting_for is None

    @property
    def answer(self) -> str | None:
        """The newest answer to the question itself."""
        return next((one.text for one in reversed(self.live) if one.reply_to is None), None)

    @property
    def grade(self) -> Grade | None:
        """The grade of the newest answer to the question itself that has one."""
        return next((one.grade for one in reversed(self.live) if one.reply_to is None and one.grade), None)

    @property
    def first_grade(self) -> Grade | None:
        """The first grade that counts: what the turn showed before any help."""
        return next((one.grade for one in self.live if one.grade), None)

    @property
    def ungradable(self) -> bool:
        """Grading failed again and again, and nothing else was graded."""
        return self.settled and not self.skipped and self.standing is None

    @property
    def standing(self) -> Standing | None:
        """How the turn stands; None before its first grade."""
        return stand(self.attempts, dict(self.disputes))

    @property
    def credit(self) -> float:
        """What the turn counts, 0 to 100."""
        standing = self.standing
        return 0.0 if standing is None else standing.credit


def turn_after(turn: TurnState, event: InTurn) -> TurnState:
    """Return the turn after an event in it."""
    match event:
        case Answered() | Edited() | Withdrawn():
            return _after_words(turn, event)
        case Graded() | Ungradable():
            return _after_outcome(turn, event)
        case FollowedUp() | PassedOver() | AskedBack() | Confirmed():
            return _after_step(turn, event)
        case Disputed():
            return _after_dispute(turn, event)
        case _:
            return _after_note(turn, event)


def _after_note(turn: TurnState, event: Hinted | Skipped | ConfidenceTold | Stood | WentOn) -> TurnState:
    match event:
        case Hinted():
            return replace(turn, hints=(*turn.hints, event.key_point))
        case Skipped():
            return replace(turn, skipped=True)
        case ConfidenceTold():
            return replace(turn, sure=event.sure)
        case Stood():
            return replace(turn, told=event.credit)
        case WentOn():
            return replace(turn, step=None, asking=None)


def _after_words(turn: TurnState, event: Answered | Edited | Withdrawn) -> TurnState:
    """Take what the candidate wrote, or withdrew; the step on the table is over, or given anew when that is known."""
    over = replace(turn, step=None, asking=None)
    match event:
        case Answered():
            reply_to = Help(event.step, event.key_point) if event.step else None
            new = Attempt(event.attempt, event.text, reply_to, turn.helps, turn.hints)
            return replace(over, attempts=(*turn.attempts, new))
        case Edited():
            (old,) = (one for one in turn.attempts if one.number == event.replaces)
            # Words that were mended before their grade was seen are as good as the first.
            helps = old.helps if old.waits else turn.helps
            new = Attempt(event.attempt, event.text, old.reply_to, helps, old.hinted, replaces=old.number)
            return replace(over, attempts=(*_with(turn, replace(old, live=False)), new))
        case Withdrawn():
            (old,) = (one for one in turn.attempts if one.number == event.attempt)
            after = replace(over, attempts=_with(turn, replace(old, live=False)))
            return after if after.live else replace(after, told=None)


def _after_outcome(turn: TurnState, event: Graded | Ungradable) -> TurnState:
    (one,) = (one for one in turn.attempts if one.number == event.attempt)
    if isinstance(event, Ungradable):
        return replace(turn, attempts=_with(turn, replace(one, ungradable=True)))
    graded = replace(one, grade=event.grade, credit=event.credit, prices=event.prices, filled=event.filled)
    return replace(turn, attempts=_with(turn, graded))


def _after_step(turn: TurnState, event: FollowedUp | PassedOver | AskedBack | Confirmed) -> TurnState:
    match event:
        case FollowedUp():
            given = Help(event.step, event.key_point)
            helps = turn.helps if given in turn.helps else (*turn.helps, given)
            return replace(turn, helps=helps, step=given)
        case PassedOver():
            passed = turn.passed if event.step is None else (*turn.passed, Help(event.step, event.key_point))
            return replace(turn, passed=passed, step=None, asking=None)
        case AskedBack():
            asked = turn.live[-1].number
            return replace(turn, asks=(*turn.asks, (asked, event.key_point)), asking=event.key_point)
        case Confirmed():
            asked = next(number for number, point in reversed(turn.asks) if point == event.key_point)
            (one,) = (one for one in turn.attempts if one.number == asked)
            told = replace(one, confirms=(*one.confirms, (event.key_point, event.said)))
            return replace(turn, attempts=_with(turn, told), asking=None)


def _after_dispute(turn: TurnState, event: Disputed) -> TurnState:
    others = tuple((point, verdict) for point, verdict in turn.disputes if point != event.key_point)
    mine = () if event.verdict is None else ((event.key_point, event.verdict),)
    # What is disputed needs no help any more.
    about = turn.step is not None and turn.step.key_point == event.key_point and event.verdict is not None
    asking = None if turn.asking == event.key_point else turn.asking
    return replace(turn, disputes=(*others, *mine), step=None if about else turn.step, asking=asking)


def _with(turn: TurnState, attempt: Attempt) -> tuple[Attempt, ...]:
    """Return the turn's attempts with one of them changed."""
    return tuple(attempt if one.number == attempt.number else one for one in turn.attempts)
