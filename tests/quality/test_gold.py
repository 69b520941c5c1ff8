"""Answers that played no part in writing the bank or fitting the grader: tests/quality/gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import pearsonr
from sklearn.metrics import cohen_kappa_score, f1_score

from coach.bank.load import Bank
from coach.encoder.load import LoadedModel
from coach.interview.grade import Verdict
from coach.study.measure import JUNK_EARNS, deserved_score, give

GOLD = Path(__file__).parent / "gold" / "answers.jsonl"
JUNK = {
    "addresses_grader",
    "dont_know",
    "fluent_empty",
    "keyword_list",
    "other_answer",
    "other_language",
    "question_echo",
    "repetition",
}
SETTLED = [Verdict.COVERED, Verdict.MISSING, Verdict.CONTRADICTED]


def rows() -> Iterator[dict[str, Any]]:
    for line in GOLD.read_text("utf-8").splitlines():
        yield json.loads(line)


@pytest.fixture(scope="module")
def graded(bank: Bank, model: LoadedModel) -> list[tuple[dict[str, Any], Any, float]]:
    """Each held-out answer with its grade and the score that the person's verdicts give."""
    given = []
    for row in (row for row in rows() if row["split"] == "held_out"):
        question = bank.by_id[row["question_id"]]
        grade = give(question, row["text"], bank.questions, model.encoder, model.numbers)
        human = {name: Verdict(verdict) for name, verdict in row["verdicts"].items()}
        given.append((row, grade, deserved_score(question, human)))
    return given


class TestGold:
    def test_is_complete(self, bank: Bank) -> None:
        """At least 400 answers to at least 60 questions, every point labelled, a quarter twice."""
        gold = list(rows())

        assert len(gold) >= 400
        assert len({row["question_id"] for row in gold}) >= 60
        assert sum("verdicts2" in row for row in gold) >= len(gold) // 4
        for row in gold:
            points = {point.id for point in bank.by_id[row["question_id"]].key_points}
            assert row["verdicts"].keys() == points, row["id"]

    def test_people_agree_with_themselves(self) -> None:
        """The second, blind labelling agrees with the first: a ceiling for any grader."""
        pairs = [(row["verdicts"][name], again) for row in rows() for name, again in row.get("verdicts2", {}).items()]

        assert cohen_kappa_score(*zip(*pairs, strict=True)) >= 0.9

    def test_agrees_with_people(self, graded: list[tuple[dict[str, Any], Any, float]]) -> None:
        """Verdicts and scores of held-out answers stay as near to a person's as they have been."""
        pairs = [
            (row["verdicts"][one.key_point], one.verdict)
            for row, grade, _ in graded
            for one in grade.verdicts
            if row["verdicts"][one.key_point] in SETTLED
        ]
        scores = np.array([(grade.score, deserved) for _, grade, deserved in graded])

        assert f1_score(*zip(*pairs, strict=True), labels=SETTLED, average="macro") >= 0.7
        assert pearsonr(scores[:, 0], scores[:, 1])[0] >= 0.8
        assert np.abs(scores[:, 0] - scores[:, 1]).mean() <= 16.0

    def test_flags_no_honest_answer(self, graded: list[tuple[dict[str, Any], Any, float]]) -> None:
        """At most two honest answers in a hundred are taken for junk."""
        honest = [grade for row, grade, _ in graded if row["kind"] not in JUNK]

        assert sum(bool(grade.flags) for grade in honest) <= 0.02 * len(honest)

    def test_gives_junk_little(self, graded: list[tuple[dict[str, Any], Any, float]]) -> None:
        """Hand-written junk that makes no point mostly earns little; no more gets through than did."""
        junk = [grade for row, grade, deserved in graded if row["kind"] in JUNK and deserved < JUNK_EARNS]

        assert sum(grade.score >= JUNK_EARNS for grade in junk) <= 0.2 * len(junk)
