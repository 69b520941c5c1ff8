"""The model card, written from the figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coach.study.gold import HELD_OUT
from coach.study.marked import SETS

_TEXT = """\
# all-MiniLM-L6-v2, as a grader of interview answers

Written by `python -m coach.study`; do not edit by hand.

## What lies here
| file | what |
|---|---|
| `model.json` | pointer to the weights (a Python package) and their SHA-256; the weights are Apache-2.0 |
| `golden.json` | sentence vectors that the engine must reproduce at load (cosine 0.9999) |
| `numbers.json` | every fitted number of the grader |
| `metrics.json` | the figures below |
| `SHA256SUMS` | checksums of these files |

No text of any data set is here, only numbers fitted on them.

## How it grades
An answer is split into claims, each embedded on its own; token vectors are aligned with the forms of each key point
(question words weighed down), and two sums of the alignment's measures give the odds that the point was made or
contradicted. The best unit of the answer decides, so that what stands elsewhere changes nothing. Where a question has
only a reference, a ridge regression over the alignment with the reference gives the score.

## Fitted on
- Verdicts: the question bank of this repository ({questions} questions): samples with verdicts, and each form as a
  claim with that form left out. Logistic odds, each unit free to be the one in which a point was made.
- Word weights: how many texts of the bank a word stands in.
- Limits of the verdicts: heads that had not seen the question. Limits of the guards: between the bank's honest texts
  and junk made from it. Caps, penalties and the hint cap are chosen by hand.
- Score by reference: training splits of
{sets}

## Figures
Verdicts on the bank's samples, in five parts by question, each judged by weights fitted without it: macro-F1 over
covered, missing and contradicted **{macro}** (contradicted {contradicted}), unsure {unsure}; score against the score
that the people's verdicts give: Pearson {pearson}, mean error {error} points. These figures flatter the grader in two
ways. The weights had not seen the question, but the limits of the verdicts and some constants of the study (ridge
penalty, weight of strangers' answers, features) were chosen on these same samples. And the samples were written by
those who wrote the forms.

Gold answers, written and judged by people who had not read the forms, questions that nothing was chosen on
({gold[answers]} answers): verdicts macro-F1 **{gold[verdict_macro_f1]}** (contradicted {gold[f1_contradicted]}: found
{gold[recall_contradicted]}, false alarms on made points {gold[false_contradicted]}), unsure {gold[unsure]}, calibration
error {gold[calibration_error]}; score Pearson {gold[pearson]}, mean error {gold[mean_error]} points. Of their
{gold[kinds][all junk][answers]} junk answers {junk} get through (score 40 or more); of their
{gold[kinds][all honest][answers]} honest ones {honest} are flagged.

Pearson correlation with the human mark, whole-answer cosine beside this grader, pooled (mean within questions):

| set | answers | cosine | fitted on the other sets | fitted on the same set's training split |
|---|---|---|---|---|
{rows}

Junk of seven kinds made from the bank: worst share that scores 40 or more {through}; honest texts flagged {flagged}.

## Known failures
- A false statement in words that no `wrong` form foresees is often taken for the point that it resembles.
- `partial` is rarely told apart from covered or unsure: the bank holds few such samples.
- Without `wrong` forms a contradiction is seldom seen.
- Junk that people write by hand gets through more often than junk made by machine: lists of terms with names of
  functions, true answers in another language, fluent talk around the subject.
- `corpus/known-failures.txt` names every text of the bank that does not earn what it should, most of them forms that
  are judged with themselves left out.
- English only.
"""


def card(metrics: Mapping[str, Any], questions: int) -> str:
    """Return the model card, Markdown."""
    held, junk, gold = metrics["samples_held_out"], metrics["junk"], metrics["gold"][HELD_OUT]
    return _TEXT.format(
        questions=questions,
        sets="\n".join(f"  - {one.name}: {one.source} ({one.licence})" for one in SETS),
        macro=held["macro_f1"],
        contradicted=held["f1_contradicted"],
        unsure=held["unsure"],
        pearson=held["score_pearson"],
        error=held["score_mean_error"],
        rows="\n".join(row for one in SETS for row in _rows(one.name, metrics["reference"][one.name])),
        through=max(kind["got_through"] for kind in junk.values() if "got_through" in kind),
        flagged=junk["honest"]["flagged"],
        gold=gold,
        junk=gold["kinds"]["all junk"]["got_through"]["value"],
        honest=gold["kinds"]["all honest"]["flagged"]["value"],
    )


def _rows(name: str, figures: Mapping[str, Any]) -> list[str]:
    rows = []
    for answers in ("all_answers", "unseen_questions"):
        cells = [_cell(figures[answers].get(key)) for key in ("cosine", "fitted_on_other_sets", "fitted_on_same_set")]
        rows.append(f"| {name} | {answers.replace('_', ' ')} | {' | '.join(cells)} |")
    return rows


def _cell(figure: Mapping[str, float] | None) -> str:
    return f"{figure['pooled']} ({figure['within_questions']})" if figure else "-"
