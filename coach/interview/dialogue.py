"""The coach's next step about a question that was graded: ask whether something was meant, or help with a gap.

The steps follow AutoTutor (Graesser et al. 1999, "AutoTutor: A simulation of a human tutor"): pump, hint, prompt,
assertion; here what else?, the point's hint, its sentence with a gap, its sentence to be said back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coach.interview.cloze import Cloze, cloze, names_any
from coach.interview.credit import Attempt, StandingPoint
from coach.interview.grade import Verdict
from coach.interview.question import KeyPoint, Question
from coach.interview.steps import Help, Step
from coach.interview.talk import AskedBack, FollowedUp
from coach.interview.turn_state import TurnState
from coach.interview.words import FUNCTION_WORDS

PUMP = "What else belongs to a full answer?"
SAY_BACK = "Say it back in your own words."

_ALL = Help("pump", None)


def following(question: Question | None, turn: TurnState) -> FollowedUp | AskedBack | None:
    """Return what the coach asks next about a turn; None while something is open, and when all is said.

    First whether the unsure points of the newest attempt were meant, the heaviest first. Then, as long as points are
    missing, what else there is, and after that the steps for the heaviest gap, in order; a point that was said back,
    or not, is not asked for again.

    Args:
        question: As the bank has it; None where it has left the bank.
        turn: As it stands.
    """
    standing = turn.standing
    busy = not turn.settled or turn.skipped or turn.step is not None or turn.asking is not None
    if question is None or standing is None or busy:
        return None
    stands = {point.key_point: point for point in standing.points}
    unsure = _heaviest(_unsure(question, turn, stands))
    if unsure is not None:
        return AskedBack(turn.number, unsure.id, meant(unsure.says))
    return _step(question, turn, stands)


def cloze_for(question: Question, point: KeyPoint) -> Cloze | None:
    """Return the sentence of a point with a gap; the hint is left out of account where it gives every term away."""
    hint = point.hint or ""
    return cloze(point.says, prompt=question.prompt, hint=hint) or cloze(point.says, prompt=question.prompt, hint="")


def hint_for(question: Question, point: KeyPoint) -> str | None:
    """Return the hint of a point; None where it has none that leaves something to say."""
    gap = cloze_for(question, point)
    leaks = gap is not None and point.hint is not None and names_any(point.hint, gap.wanted)
    return None if leaks else point.hint


def meant(says: str) -> str:
    """Return the question whether a sentence was meant."""
    sentence = says.strip().removesuffix(".")
    first = sentence.split(" ", 1)[0]
    if first.lower() in FUNCTION_WORDS and first != "I":
        sentence = sentence[0].lower() + sentence[1:]
    return f"Did you mean this: {says}" if ". " in sentence else f"Did you mean that {sentence}?"


def _step(question: Question, turn: TurnState, stands: Mapping[str, StandingPoint]) -> FollowedUp | None:
    used = {one.reply_to for one in turn.live if one.reply_to} | set(turn.passed)
    gap = _heaviest(point for point in question.key_points if _missing(point, stands, used))
    if gap is None:
        return None
    if _ALL not in used:
        return FollowedUp(turn.number, "pump", None, PUMP)
    texts = _texts(question, gap, turn)
    step, text = next((step, text) for step, text in texts if text and Help(step, gap.id) not in used)
    return FollowedUp(turn.number, step, gap.id, text)


def _texts(question: Question, gap: KeyPoint, turn: TurnState) -> Iterable[tuple[Step, str | None]]:
    """Return what each step says of a gap, in order; None for a step that it cannot have."""
    hint = None if gap.id in turn.hints else hint_for(question, gap)
    with_gap = cloze_for(question, gap)
    return (
        ("hint", hint),
        ("cloze", None if with_gap is None else with_gap.text),
        ("reveal", f"{gap.says} {SAY_BACK}"),
    )


def _missing(point: KeyPoint, stands: Mapping[str, StandingPoint], used: set[Help]) -> bool:
    stand = stands.get(point.id)
    if stand is None or stand.how == "disputed" or stand.verdict is Verdict.COVERED:
        return False
    return Help("reveal", point.id) not in used


def _unsure(question: Question, turn: TurnState, stands: Mapping[str, StandingPoint]) -> Iterable[KeyPoint]:
    """Return the points that the newest attempt may have meant and nobody asked about yet."""
    newest = turn.live[-1]
    for point in question.key_points:
        stand = stands.get(point.id)
        open_still = stand is not None and stand.verdict is not Verdict.COVERED and stand.how != "disputed"
        asked = (newest.number, point.id) in turn.asks
        if open_still and not asked and _about(newest, point) and _verdict(newest, point) is Verdict.UNSURE:
            yield point


def _about(attempt: Attempt, point: KeyPoint) -> bool:
    """Return whether an attempt was to speak of a point: a reply to a step for another one is no sign of it."""
    return attempt.reply_to is None or attempt.reply_to.key_point in {None, point.id}


def _verdict(attempt: Attempt, point: KeyPoint) -> Verdict | None:
    verdicts = attempt.grade.verdicts if attempt.grade else ()
    return next((one.verdict for one in verdicts if one.key_point == point.id), None)


def _heaviest(points: Iterable[KeyPoint]) -> KeyPoint | None:
    """Return the heaviest point, the earlier one among equals."""
    return max(points, key=lambda point: point.weight, default=None)
