"""What the service counts and measures, as Prometheus reads it at `/metrics`."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import Literal, Self, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from coach.interview.grade import Grade, Verdict
from coach.server.loading import State

CONTENT_TYPE = CONTENT_TYPE_LATEST

Shed = Literal["answers", "inbox", "messages", "rows", "slow", "sockets"]
"""Why work was turned away: too many answers wait for a grade, a socket's earlier messages are still worked on, a
socket speaks too fast, too many files are graded, a socket does not read what it is sent, too many sockets are open."""

Replay = Literal["events", "snapshot"]
"""What somebody who resumes is given: the events that were missed, or the whole interview."""

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 6.0, 12.0, 30.0, 60.0)
"""Upper ends of the classes of a histogram, closest around what a turn takes: tens to hundreds of milliseconds."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The instruments of one service; safe to use from several threads."""

    registry: CollectorRegistry
    queue: Gauge
    queue_seconds: Histogram
    grade_seconds: Histogram
    ungradable_answers: Counter
    verdicts: Counter
    sheds: Counter
    sockets: Gauge
    replays: Counter
    duplicates: Counter
    leases: Counter
    model: Gauge

    @classmethod
    def new(cls) -> Self:
        """Return instruments that have counted nothing yet, in a registry of their own."""
        own = CollectorRegistry()
        ProcessCollector(registry=own)
        made = cls(
            own,
            Gauge("coach_queue_size", "Answers that wait for a grade or are being graded.", registry=own),
            _histogram("coach_queue_seconds", "Seconds that an answer waited before it was graded.", own),
            _histogram("coach_grade_seconds", "Seconds that grading an answer and saving the grade took.", own),
            Counter("coach_ungradable_total", "Answers that were set aside without a grade.", registry=own),
            Counter("coach_verdicts_total", "Key points by verdict.", ["verdict"], registry=own),
            Counter("coach_sheds_total", "Work that was turned away, by reason.", ["reason"], registry=own),
            Gauge("coach_sockets", "Open sockets.", registry=own),
            Counter("coach_replays_total", "Interviews resumed, by what was given.", ["given"], registry=own),
            Counter("coach_duplicates_total", "Messages that came again and got their first result.", registry=own),
            Counter("coach_leases_taken_over_total", "Answers that a dead service was grading.", registry=own),
            Gauge("coach_model", "1 for the state that the model is in.", ["state"], registry=own),
        )
        made._show_zeros()
        return made

    def watch(self, *, waiting: Callable[[], int], model: Callable[[], State]) -> None:
        """Read, whenever somebody looks, how many answers wait and how far the model is."""
        self.queue.set_function(waiting)
        for state in get_args(State):
            self.model.labels(state).set_function(partial(_is, model, state))

    def waited(self, seconds: float) -> None:
        """Note how long an answer waited for its turn to be graded."""
        self.queue_seconds.observe(seconds)

    def graded(self, grade: Grade, seconds: float) -> None:
        """Note a grade, and how long it took to find and to save."""
        self.grade_seconds.observe(seconds)
        for verdict, times in Tally(point.verdict for point in grade.verdicts).items():
            self.verdicts.labels(verdict).inc(times)

    def ungradable(self) -> None:
        """Note an answer that is set aside."""
        self.ungradable_answers.inc()

    def shed(self, reason: Shed) -> None:
        """Note that something was turned away."""
        self.sheds.labels(reason).inc()

    def open_socket(self) -> AbstractContextManager[None]:
        """Count a socket as open while the block runs."""
        return self.sockets.track_inprogress()

    def replayed(self, given: Replay) -> None:
        """Note that somebody came back and was brought up to date."""
        self.replays.labels(given).inc()

    def repeated(self) -> None:
        """Note a message that had been taken before."""
        self.duplicates.inc()

    def taken_over(self) -> None:
        """Note an answer whose grading another service, or an earlier life of this one, began and did not finish."""
        self.leases.inc()

    def text(self) -> bytes:
        """Return everything in Prometheus's text format, UTF-8, of the type CONTENT_TYPE."""
        return generate_latest(self.registry)

    def _show_zeros(self) -> None:
        # A rate is only right from the first time on when the series began with 0.
        for counter, kind in ((self.verdicts, Verdict), (self.sheds, get_args(Shed)), (self.replays, get_args(Replay))):
            for value in kind:
                counter.labels(value)


def _histogram(name: str, says: str, registry: CollectorRegistry) -> Histogram:
    return Histogram(name, says, buckets=_SECONDS, registry=registry)


def _is(model: Callable[[], State], state: State) -> float:
    return float(model() == state)


def on_this_machine(address: str) -> bool:
    """Return whether a caller's address is one of loopback; what is no IP address is none."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
