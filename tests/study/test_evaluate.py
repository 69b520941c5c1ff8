from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from coach.bank.load import Bank
from coach.encoder.cached import CachedEncoder
from coach.encoder.load import LoadedModel
from coach.errors import BadAnswersFile, BadSettings
from coach.grading.numbers import read_numbers
from coach.interview.question import KeyPoint, Question
from coach.settings import Settings
from coach.study.bootstrap import Bootstrap
from coach.study.evaluate import Wanted, chosen, evaluate
from coach.study.labelled import Labelled
from coach.study.references import referenced
from tests.fakes import WordEncoder
from tests.study.sheet_of import C, M, X

WANTED = Wanted(Bootstrap(4, 1))
REFERENCE = "The hash chooses the slot. Equal keys are compared."
SAID = (REFERENCE, "The hash chooses the slot.", "Bananas are yellow.", "I do not know.")


def questions(count: int = 6) -> list[Question]:
    points = (KeyPoint("slot", "The hash chooses the slot."), KeyPoint("equal", "Equal keys are compared."))
    return [Question(f"q{n}", "t", f"How is subject {n} found?", f"{REFERENCE} {n}", points) for n in range(count)]


def gold() -> list[Labelled]:
    """Four answers to each question, whose verdicts are plain."""
    told = ({"slot": C, "equal": C}, {"slot": C, "equal": M}, {"slot": M, "equal": X}, {"slot": M, "equal": M})
    marks = (1.0, 0.5, 0.0, 0.0)
    kinds = ("complete", "halves", "other_answer", "dont_know")
    rows = zip(SAID, told, marks, kinds, strict=True)
    cases = [(said, verdicts, mark, kind) for said, verdicts, mark, kind in rows]
    return [
        Labelled(asked, asked.id, said, ("fit", "held_out")[n % 2], kind, mark, graded=True, verdicts=verdicts)
        for n, asked in enumerate(questions())
        for said, verdicts, mark, kind in cases
    ]


def marked(marks: Sequence[float], splits: Sequence[str] = ("train", "test")) -> list[Labelled]:
    labels = {1.0: "correct", 0.5: "partially_correct", 0.0: "incorrect"}
    asked = [referenced(f"How is subject {n} found?", REFERENCE) for n in range(6)]
    return [
        Labelled(question, str(n), said, splits[n % len(splits)], mark=mark, label=labels.get(mark, ""))
        for n, question in enumerate(asked)
        for said, mark in zip(SAID, marks, strict=True)
    ]


def report(rows: Sequence[Labelled], wanted: Wanted = WANTED) -> dict[str, Any]:
    numbers = read_numbers((Settings().model_dir / "numbers.json").read_text("utf-8"))
    model = LoadedModel("words", CachedEncoder(WordEncoder()), numbers, "fingerprint", "weights")
    bank = Bank("b", "B", (("t", "T"),), tuple(questions()))
    return evaluate(rows, wanted, bank, model, lambda _task, _done, _of: None)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """The report on the gold answers."""
    return report(gold())


class TestEvaluate:
    def test_tells_figures_of_each_split_and_of_all(self, told: dict[str, Any]) -> None:
        """Beside the grader the baselines, every figure with an interval, and all of it JSON."""
        assert list(told["splits"]) == ["all", "fit", "held_out"]
        held_out = told["splits"]["held_out"]
        assert (held_out["answers"], held_out["questions"], held_out["points"]) == (12, 3, 24)
        assert list(held_out["figures"]["pearson"]) == ["coach", "cosine", "token_recall", "word_overlap"]
        assert held_out["figures"]["pearson"]["coach"]["value"] > 0.7
        assert held_out["kinds"]["all junk"]["answers"] == 6
        assert 0 < sum(one["verdicts"] for one in held_out["reliability"]) <= 24
        json.dumps(told, allow_nan=False)

    def test_tells_verdicts_of_baselines_only_where_nothing_was_fitted(self, told: dict[str, Any]) -> None:
        """Their limit is fitted on the fit split and applied to the other."""
        by_split = {name: one["figures"]["verdict_macro_f1"]["token_recall"] for name, one in told["splits"].items()}

        assert by_split["held_out"]["value"] > 0.4
        assert (by_split["all"], by_split["fit"]) == (None, None)

    def test_tells_labels_only_where_nothing_was_fitted(self) -> None:
        """Labels are told from scores by what the fit split shows."""
        splits = report(marked([1.0, 0.5, 0.0, 0.0]))["splits"]

        assert splits["test"]["figures"]["label_macro_f1"]["coach"]["value"] > 0.5
        assert splits["train"]["figures"]["label_macro_f1"]["coach"] is None
        assert splits["test"]["figures"]["verdict_macro_f1"]["coach"] is None

    @pytest.mark.parametrize("mark", [0.5, float("nan")])
    def test_does_not_define_what_constant_or_absent_marks_leave_open(self, mark: float) -> None:
        """None instead of an error or a made up number."""
        figures = report(marked([mark] * 4))["splits"]["all"]["figures"]

        for name in ("pearson", "spearman", "pearson_within_questions", "verdict_macro_f1", "calibration_error"):
            assert set(figures[name].values()) == {None}, name
        assert (figures["rmse"]["coach"] is None) is (mark != 0.5)

    def test_is_the_same_for_the_same_seed(self, told: dict[str, Any]) -> None:
        """Draws included."""
        assert report(gold()) == told

    def test_tells_a_file_without_splits_as_one(self) -> None:
        """There is nothing to set apart."""
        assert list(report([replace(row, split="") for row in gold()])["splits"]) == ["no split"]

    def test_tells_only_what_is_wanted(self) -> None:
        """The fit split is still graded, so that baselines have their limits."""
        splits = report(gold(), replace(WANTED, splits=("held_out",)))["splits"]

        assert list(splits) == ["held_out"]
        assert splits["held_out"]["figures"]["verdict_macro_f1"]["cosine"] is not None


class TestChosen:
    def test_draws_from_each_split(self) -> None:
        """In the order of the file, by the seed."""
        rows = gold()

        some = chosen(rows, replace(WANTED, limit=5))

        assert [row.split for row in some].count("fit") == [row.split for row in some].count("held_out") == 5
        places = [next(n for n, row in enumerate(rows) if row is one) for one in some]
        assert places == sorted(places)
        assert chosen(rows, replace(WANTED, limit=5)) == some

    def test_refuses_a_split_that_is_not_there(self) -> None:
        """It names those that are."""
        with pytest.raises(BadSettings, match=r"no split 'dev'\. It has: fit, held_out"):
            chosen(gold(), replace(WANTED, splits=("dev",)))

    def test_refuses_an_empty_file(self) -> None:
        """No figure is made of nothing."""
        with pytest.raises(BadAnswersFile, match="no labelled answer"):
            chosen([], WANTED)
