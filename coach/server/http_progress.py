"""What a candidate has learned, what is due, and when they practised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter

from coach.interview.gaps import Belief, Calibration, Missing
from coach.interview.habits import habits as habits_of
from coach.interview.progress import Hold
from coach.interview.progress import progress as progress_of
from coach.interview.question import Question
from coach.interview.record import Review
from coach.interview.schedule import Card, days_with_due, forecast, queue, schedule
from coach.interview.trend import TrendPoint
from coach.server.http import PROBLEMS
from coach.server.running import Candidate, Parts
from coach.server.shapes_progress import (
    CalibrationShape,
    DueDay,
    DueQuestion,
    DueShape,
    HabitDay,
    HabitsShape,
    LeechShape,
    MisconceptionHeld,
    MissingPoint,
    PlanLine,
    ProgressShape,
    SureButWrong,
    TagProgress,
    TopicProgress,
    TrendShape,
)
from coach.store.learned import local_day

learned = APIRouter(prefix="/api/v1", tags=["record"], responses=PROBLEMS)

Questions = Mapping[str, Question]


@learned.get("/progress")
def progress(parts: Parts, candidate: Candidate) -> ProgressShape:
    """Return what is known of the candidate's hold on each topic and tag, weakest first, and what to do next.

    An exam under way is not part of it.
    """
    questions, titles = parts.bank.by_id, dict(parts.bank.topics)
    record = parts.store.record_of(candidate, closely=True)
    found = progress_of(record, questions, titles, parts.store.today(), parts.due_cap)
    return ProgressShape(
        topics=tuple(
            TopicProgress(
                **_held(hold, titles.get(hold.mastery.topic, hold.mastery.topic)),
                topic=hold.mastery.topic,
                trend=tuple(map(_trend, hold.trend)),
            )
            for hold in found.topics
        ),
        tags=tuple(TagProgress(**_held(hold, hold.mastery.topic), tag=hold.mastery.topic) for hold in found.tags),
        plan=tuple(
            PlanLine(why=one.why, topics=one.topics, questions=one.questions, kind=one.kind) for one in found.advice
        ),
        due_now=len(found.due),
        cap=parts.due_cap,
        calibration=tuple(map(_calibration, found.calibration)),
        sure_but_wrong=tuple(_sure_but_wrong(one, questions) for one in found.sure_but_wrong),
        leeches=tuple(
            LeechShape(question_id=one.question_id, prompt=questions[one.question_id].prompt, lapses=one.lapses)
            for one in found.leeches
        ),
    )


@learned.get("/due")
def due(parts: Parts, candidate: Candidate) -> DueShape:
    """Return the questions to review today, and how many are due in the next 14 days."""
    questions, today = parts.bank.by_id, parts.store.today()
    standing = schedule(parts.store.record_of(candidate).reviews)
    cards = queue(standing, today, parts.due_cap, questions)
    coming = enumerate(forecast(standing, today, parts.due_cap, questions), start=today)
    return DueShape(
        now=len(cards),
        days=tuple(DueDay(day=date.fromordinal(day), due=number) for day, number in coming),
        questions=tuple(_due(card, questions[card.question_id], today) for card in cards),
    )


@learned.get("/habits")
def habits(parts: Parts, candidate: Candidate) -> HabitsShape:
    """Return on which days the candidate practised, and how long without a break."""
    today = parts.store.today()
    standing = schedule(parts.store.record_of(candidate).reviews)
    found = habits_of(
        map(local_day, parts.store.answered(candidate)), days_with_due(standing, today, parts.bank.by_id), today
    )
    return HabitsShape(
        streak=found.streak,
        longest=found.longest,
        freezes=found.freezes,
        days=tuple(HabitDay(day=date.fromordinal(one.day), answers=one.answers) for one in found.days),
    )


def _held(hold: Hold, title: str) -> dict[str, Any]:
    """Return what every shape of a hold says."""
    one = hold.mastery
    return {
        "title": title,
        "estimate": one.estimate,
        "low": one.low,
        "high": one.high,
        "answers": one.answers,
        "weak": one.weak,
        "retention": hold.retention,
        "missing": tuple(map(_missing, hold.missing)),
        "misconceptions": tuple(map(_belief, hold.beliefs)),
    }


def _missing(one: Missing) -> MissingPoint:
    return MissingPoint(question_id=one.question_id, key_point=one.key_point, says=one.says, times=one.times)


def _belief(one: Belief) -> MisconceptionHeld:
    return MisconceptionHeld(says=one.says, because=one.because, times=one.times)


def _trend(one: TrendPoint) -> TrendShape:
    return TrendShape(day=date.fromordinal(one.day), estimate=one.estimate, low=one.low, high=one.high)


def _calibration(one: Calibration) -> CalibrationShape:
    return CalibrationShape(sure=one.sure, answers=one.answers, mean_credit=one.mean_credit, wrong=one.wrong)


def _sure_but_wrong(one: Review, questions: Questions) -> SureButWrong:
    asked = questions.get(one.question_id)
    return SureButWrong(
        interview=one.interview,
        turn=one.turn,
        question_id=one.question_id,
        # A question that has left the bank still has its place in the history.
        prompt=one.question_id if asked is None else asked.prompt,
        credit=one.credit,
    )


def _due(card: Card, question: Question, today: int) -> DueQuestion:
    return DueQuestion(
        question_id=card.question_id,
        prompt=question.prompt,
        topic=question.topic,
        due=date.fromordinal(card.due),
        overdue_days=today - card.due,
        retention=round(card.retention(today), 3),
    )
