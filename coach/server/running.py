"""What the routes work with: the parts of a service that runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, get_args

from fastapi import Depends
from starlette.requests import HTTPConnection

from coach import __version__
from coach.bank.load import Bank
from coach.protocol.commands import ClientMessage
from coach.protocol.messages import Topic, Welcome
from coach.server.bank_changes import BankChanges
from coach.server.banks import Banks
from coach.server.finder import Finder
from coach.server.identity import Identify
from coach.server.interviewer import Interviewer
from coach.server.loading import Loading
from coach.server.metrics import Metrics
from coach.server.rows import RowDesk
from coach.server.socket import SocketLimits
from coach.store.store import Store


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a service that runs."""

    banks: Banks
    changes: BankChanges
    finder: Finder
    store: Store
    loading: Loading
    interviewer: Interviewer
    rows: RowDesk
    metrics: Metrics
    identify: Identify
    socket_limits: SocketLimits
    due_cap: int
    """Questions that become due in a day at most."""
    data_dir: Path

    @property
    def bank(self) -> Bank:
        """Every bank that runs now, as one."""
        return self.banks.now


def _running(connection: HTTPConnection) -> Running:
    running: Running = connection.app.state.running
    return running


def _candidate(connection: HTTPConnection) -> str:
    return _running(connection).identify(connection)


Parts = Annotated[Running, Depends(_running)]
"""The running service, as an argument of a route."""

Candidate = Annotated[str, Depends(_candidate)]
"""Who asks, as an argument of a route."""


def welcome(running: Running) -> Welcome:
    """Return what a client is greeted with."""
    (union, _) = get_args(ClientMessage)
    return Welcome(
        server=f"coach/{__version__}",
        capabilities=tuple(one.model_fields["kind"].default for one in get_args(union)),
        topics=topics_of(running.bank),
        ready=running.loading.state == "ready",
        now=datetime.fromtimestamp(running.store.now(), UTC),
    )


def topics_of(bank: Bank) -> tuple[Topic, ...]:
    """Return the topics of a bank with how many questions each level has."""
    counts = {topic: {"junior": 0, "mid": 0, "senior": 0} for topic, _ in bank.topics}
    for question in bank.questions:
        counts[question.topic][question.level] += 1
    return tuple(Topic(id=topic, title=title, questions=counts[topic]) for topic, title in bank.topics)
