"""What a file of answers showed: weak topics, hard questions, common gaps; the order of the rows leaves no trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict

from coach import __version__
from coach.batch.results import ResultRow
from coach.batch.tally import Asked, Claim, QuestionName, Scores, Tally, mean
from coach.interview.grade import BAND_FROM, GraderVersion
from coach.interview.mastery import Mastery, Result, mastery

NAMED = 10
"""How many questions, points and claims are named."""


def summary_of(tally: Tally, grader: GraderVersion, titles: Mapping[str, str]) -> ResultRow:
    """Return what the answers showed, ready for JSON.

    Args:
        tally: What was counted.
        grader: What graded them.
        titles: The title of each topic of the bank.
    """
    topics = mastery(_results(tally.topics))
    return {
        "rows": {"total": tally.graded + tally.failed, "graded": tally.graded, "failed": tally.failed},
        "mean": None if tally.mean is None else round(tally.mean, 1),
        "bands": {str(band): tally.bands[band] for _, band in BAND_FROM},
        "errors": dict(sorted(tally.errors.items())),
        "weak_topics": _weak(topics),
        "topics": _titled(topics, titles),
        "candidates": [_candidate(name, tally.candidates[name], titles) for name in sorted(tally.candidates)],
        "hardest_questions": _hardest(tally),
        "missing_points": _commonest(tally, lambda asked: asked.missing),
        "wrong_claims": _commonest(tally, lambda asked: asked.wrong),
        "manifest": {"coach": __version__, "grader": grader.version, "model": grader.model, "bank": grader.bank},
    }


def _results(scores: Scores) -> Iterator[Result]:
    """Yield the scores of every topic that has a name."""
    return (Result(topic, score) for topic in sorted(scores) if topic for score in scores[topic])


def _weak(topics: Iterable[Mastery]) -> list[str]:
    return [one.topic for one in topics if one.weak]


def _titled(topics: Iterable[Mastery], titles: Mapping[str, str]) -> list[ResultRow]:
    return [{"topic": one.topic, "title": titles.get(one.topic, one.topic)} | asdict(one) for one in topics]


def _candidate(name: str, scores: Scores, titles: Mapping[str, str]) -> ResultRow:
    topics = mastery(_results(scores))
    every = [score for topic in scores.values() for score in topic]
    return {
        "candidate": name,
        "answers": len(every),
        "mean": round(mean(every), 1),
        "weak_topics": _weak(topics),
        "topics": _titled(topics, titles),
    }


def _hardest(tally: Tally) -> list[ResultRow]:
    """Return the questions with the lowest mean, hardest first."""
    means = [(mean(asked.scores), name) for name, asked in tally.questions.items()]
    return [
        _question(name) | {"answers": len(tally.questions[name].scores), "mean": round(score, 1)}
        for score, name in sorted(means)[:NAMED]
    ]


def _commonest(tally: Tally, counted: Callable[[Asked], Counter[Claim]]) -> list[ResultRow]:
    """Return the claims that were counted most often, with an example where one was kept."""
    claims = [
        (-times, name, claim) for name, asked in tally.questions.items() for claim, times in counted(asked).items()
    ]
    rows = []
    for negative, name, claim in sorted(claims)[:NAMED]:
        asked = tally.questions[name]
        row = _question(name) | {"key_point": claim[0] or None, "says": claim[1]}
        row |= {"times": -negative, "answers": len(asked.scores)}
        example = asked.examples.get(claim) if counted(asked) is asked.wrong else None
        rows.append(row | ({"example": example} if example else {}))
    return rows


def _question(name: QuestionName) -> ResultRow:
    return {"question_id": name.id or None, "topic": name.topic or None, "prompt": name.prompt}
