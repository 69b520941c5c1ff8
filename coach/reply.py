"""Grade to the coach's words: plain, short, kind and exact."""

from __future__ import annotations

from collections.abc import Iterable

from coach.interview.grade import Grade, PointVerdict, Verdict
from coach.interview.question import Question

_QUOTE_CHARS = 60

_GUARD_WORDS = {
    "empty": "There was nothing to grade.",
    "one_word": "One word names a thing but does not explain it. Say what it does and why.",
    "i_dont_know": "You said that you do not know, which is a fair answer. The reference shows what was asked for.",
    "question_echo": "This mostly repeats the question. Say what you know in your own words.",
    "other_answer": "This reads like the answer to another question. Look at what is asked here.",
    "keyword_list": "This lists terms without saying how they hang together. Make sentences of them.",
    "gibberish": "This could not be read as words.",
    "repetition": "The same thing is said again and again; it counts once.",
}
"""What each guard says to the candidate."""

_NOTHING_SAID = frozenset({"empty", "i_dont_know", "gibberish"})
"""Guards after which counting the points made would only rub it in."""


def feedback(question: Question, grade: Grade) -> str:
    """Return the coach's words on a grade: what is wrong first, then the gaps, dearest first.

    The same question and grade always give the same words. Paragraphs are parted by an empty line.
    """
    paragraphs = (
        " ".join(_GUARD_WORDS.get(flag, "") for flag in grade.flags).strip(),
        "" if _NOTHING_SAID.intersection(grade.flags) else _opening(grade),
        _wrong(grade),
        _unsure(grade),
        _missing(question, grade),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _opening(grade: Grade) -> str:
    made = _with(grade, Verdict.COVERED)
    half = _with(grade, Verdict.PARTIAL)
    total = len(grade.verdicts)
    if len(made) == total:
        return f"You made {'the one point' if total == 1 else f'all {total} points'}."
    if not made and not half:
        return f"None of the {total} points came across." if total > 1 else "The point did not come across."
    words = f"You made {len(made)} of {total} points"
    return f"{words}, and {len(half)} in part." if half else f"{words}."


def _wrong(grade: Grade) -> str:
    lines = [
        f"- {_quoted(verdict)} is not so. {verdict.says}" for verdict in _heaviest(_with(grade, Verdict.CONTRADICTED))
    ]
    lines += [
        f"- “{_short(found.evidence[0].text)}”: {found.because}" for found in grade.misconceptions if found.evidence
    ]
    return "\n".join(("Look again at this:", *lines)) if lines else ""


def _unsure(grade: Grade) -> str:
    lines = [f"- {verdict.says}" for verdict in _heaviest(_with(grade, Verdict.UNSURE))]
    return "\n".join(("I could not tell whether you meant this:", *lines)) if lines else ""


def _missing(question: Question, grade: Grade) -> str:
    gaps = _heaviest((*_with(grade, Verdict.MISSING), *_with(grade, Verdict.PARTIAL)))
    if not gaps:
        return ""
    whole = {point.id: point.says for point in question.key_points}
    lines = [
        f"- {'Only in part: ' if gap.verdict is Verdict.PARTIAL else ''}{whole.get(gap.key_point, gap.says)}"
        for gap in gaps
    ]
    return "\n".join(("You did not mention:" if _all_missing(gaps) else "Still open:", *lines))


def _all_missing(gaps: Iterable[PointVerdict]) -> bool:
    return all(gap.verdict is Verdict.MISSING for gap in gaps)


def _with(grade: Grade, verdict: Verdict) -> tuple[PointVerdict, ...]:
    return tuple(one for one in grade.verdicts if one.verdict is verdict)


def _heaviest(verdicts: Iterable[PointVerdict]) -> list[PointVerdict]:
    return sorted(verdicts, key=lambda one: -one.weight)


def _quoted(verdict: PointVerdict) -> str:
    return f"“{_short(verdict.evidence[0].text)}”" if verdict.evidence else "What you said on this"


def _short(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _QUOTE_CHARS:
        return text
    return text[:_QUOTE_CHARS].rsplit(" ", 1)[0] + " …"
