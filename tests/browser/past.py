"""A record with a past: interviews that were played by message, and days that have gone by since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, create_engine, func, update

from coach.store.columns import Moment
from coach.store.open import DATABASE
from coach.store.tables import metadata
from tests.flow.conftest import Client, Service


def play(service: Service, answers: Mapping[str, str], sure: str | None = None) -> str:
    """Play an interview on these questions with these answers, and return its id.

    Args:
        service: Where it is played.
        answers: What is said to each question, by its id; an empty one passes over.
        sure: What the candidate says of each answer before its grade, if anything.
    """
    client = Client(service.address)
    try:
        client.connect()
        client.start(questions=list(answers))
        for turn, words in enumerate(answers.values(), 1):
            if sure and words:
                client.say("confidence", turn=turn, sure=sure)
                client.hear("saved")
            _reply(client, turn, words)
            client.hear("summary" if turn == len(answers) else "question")
    finally:
        client.leave()
    return client.interview


def begin(service: Service, *questions: str, dialogue: bool = False) -> str:
    """Begin an interview, on these questions if any are named, and return its id; nothing is answered yet."""
    client = Client(service.address)
    try:
        client.connect()
        client.start(dialogue=dialogue, **({"questions": list(questions)} if questions else {"length": 3}))
    finally:
        client.leave()
    return client.interview


def _reply(client: Client, turn: int, words: str) -> None:
    if not words:
        client.say("skip", turn=turn)
        client.hear("saved")
        return
    client.say("answer", turn=turn, text=words)
    client.hear("saved")
    client.hear("graded")


def date_back(service: Service, ages: Mapping[str, int]) -> None:
    """Let interviews have happened so many days ago, by their ids; the service is started anew."""
    service.stop()
    engine = create_engine(f"sqlite:///{service.folder / 'data' / DATABASE}")
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            moments = [column for column in table.columns if isinstance(column.type, Moment)]
            if not moments:
                continue
            of = table.columns["id" if table.name == "interview" else "interview"]
            for interview, days in ages.items():
                earlier = {column: _earlier(column, days) for column in moments}
                connection.execute(update(table).where(of == interview).values(earlier))
    engine.dispose()
    service.start().ready()


def _earlier(moment: ColumnElement[Any], days: int) -> ColumnElement[str]:
    return func.strftime("%Y-%m-%d %H:%M:%f", moment, f"-{days} days")
