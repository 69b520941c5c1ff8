"""An interview in a terminal, alone and with a service, with a fake encoder."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from rich.console import Console

from coach.cli.practice.alone import Alone
from coach.cli.practice.entry import Heads
from coach.cli.practice.line import Line
from coach.cli.practice.talk import Talk
from coach.cli.practice.wire import Wire
from coach.errors import NotReady
from coach.grading.numbers import read_numbers
from coach.interview.grade import GraderVersion
from coach.protocol.commands import Start
from coach.server.banks import Banks
from coach.server.interviews import Interviews
from coach.server.socket import SocketLimits
from coach.settings import shipped
from coach.store.attempts import StoredAttempts
from coach.store.open import open_store
from coach.turn import Coach
from tests.fakes import WordEncoder
from tests.server.conftest import BANK, Kitchen

NUMBERS = read_numbers((shipped("models") / "all-MiniLM-L6-v2" / "numbers.json").read_text(encoding="utf-8"))
PLAN = {"questions": ("queues-1", "trees-2"), "dialogue": True}

Reach = Callable[[], Line]


class Clock:
    def __init__(self) -> None:
        self.later = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.later


@contextmanager
def alone(folder: Path, clock: Clock) -> Iterator[Alone]:
    with closing(open_store(folder / "data", clock=clock)) as store:
        ids = count(1)
        bank = BANK.by_id
        coach = Coach(bank, WordEncoder(), NUMBERS, GraderVersion("v1", "m", "b"), StoredAttempts(store, bank))
        interviews = Interviews(store, Banks((BANK,), {}), lambda: f"i{next(ids)}", lambda: 7, 20)
        yield Alone(interviews, lambda: coach)


@contextmanager
def wire(folder: Path) -> Iterator[Wire]:
    kitchen = Kitchen(folder, NUMBERS)
    with kitchen.serve() as address, closing(Wire(address, wait=lambda _seconds: None)) as line:
        yield line


@pytest.fixture(params=["alone", "wire"])
def line(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Line]:
    """Who takes the messages: this process, or a service."""
    with alone(tmp_path, Clock()) if request.param == "alone" else wire(tmp_path) as line:
        yield line


def typed(line: Line, entries: Iterable[str], **plan: object) -> tuple[str, Talk]:
    """Return what a terminal shows when these lines are typed, and how the talk ended."""
    lines = iter(entries)
    shown = io.StringIO()
    ids = count()

    def read(_prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    console = Console(file=shown, width=100, highlight=False)
    talk = Talk(line, console, read, Heads(lambda: f"c{next(ids)}"))
    talk.hold(Start.model_validate({"client_id": "start", **PLAN, **plan}))
    return shown.getvalue(), talk


class TestTalk:
    def test_goes_from_the_first_question_to_the_summary(self, line: Line) -> None:
        """Confidence, answer, steps, a dispute, the next question, a skip, the end."""
        shown, talk = typed(
            line,
            [
                "/sure",
                "I would have to guess",
                "what it is.",
                "",
                "/skip",
                "It is the one that comes as number 1.",
                "",
                "/said 2",
                "/next",
                "/skip",
                "/next",
            ],
        )

        assert talk.table.summary is not None
        first, second = talk.table.summary.turns
        assert (first.answer, first.confidence, first.attempts) == ("I would have to guess\nwhat it is.", "sure", 2)
        assert [point.how for point in first.points] == ["hint", "disputed"]
        assert second.skipped
        for words in (
            "1 of 2 · queues",
            "What else belongs",
            "Where does it stand?",
            "after a hint: 60%",
            "you say so",
        ):
            assert words in shown
        assert shown.index("still to be found: 2") < shown.index("It comes as number 1.")
        assert "A strong candidate would say" in shown

    def test_ends_when_nothing_more_is_typed(self, line: Line) -> None:
        """A script that is over leaves an interview that is."""
        shown, talk = typed(line, ["It is the one that comes as number 1."])

        assert talk.table.summary is not None
        assert talk.table.summary.summary.answered == 1
        assert "The end" in shown

    def test_mends_an_answer(self, line: Line) -> None:
        """The earlier words are shown, the new ones are graded; a withdrawn answer opens the question."""
        shown, talk = typed(
            line, ["Typoo.", "", "/edit", "It is the one that comes as number 1.", "", "/withdraw", "/skip", "/next"]
        )

        assert "Typoo." in shown
        assert "Taken back." in shown
        assert talk.table.summary is not None
        assert talk.table.summary.turns[0].skipped

    def test_explains_itself(self, line: Line) -> None:
        """Why this question, what may be typed, and what was wrong."""
        shown, _ = typed(line, ["/why", "/nonsense", "/hint", "/hint", "/hint", "/next"])

        assert shown.count("end the interview") == 2
        assert "Hint: Where does it stand?" in shown
        assert "no more hints" in shown
        assert "There is no grade yet" in shown

    def test_of_an_exam_is_silent_until_its_end(self, line: Line) -> None:
        """No grade and no hint before the summary."""
        answers = ["It comes as number 1.", "", "/hint", "It follows number 1.", ""]
        shown, talk = typed(line, answers, mode="exam", minutes=10, dialogue=False)

        assert "An exam gives no hints" in shown
        assert "5 min 00 s for this one" in shown
        assert "○" not in shown
        assert talk.table.summary is not None
        assert all(turn.grade for turn in talk.table.summary.turns)

    def test_says_why_no_interview_begins(self, line: Line) -> None:
        """And is over."""
        shown, talk = typed(line, [], questions=["elsewhere"])

        assert "There is no question 'elsewhere'" in shown
        assert talk.table.question is None


class TestAlone:
    def test_notices_that_the_time_is_over(self, tmp_path: Path) -> None:
        """The exam is closed, and summed up."""
        clock = Clock()
        with alone(tmp_path, clock) as line:
            lines = iter(["It comes as number 1.", "", "Too late.", ""])
            shown = io.StringIO()
            ids = count()

            def read(_prompt: str) -> str:
                said = next(lines)
                clock.later += timedelta(hours=said == "Too late.")
                return said

            talk = Talk(line, Console(file=shown, width=100), read, Heads(lambda: f"c{next(ids)}"))
            talk.hold(Start(client_id="s", questions=("queues-1", "trees-2"), mode="exam", minutes=10))

        assert "The time is over." in shown.getvalue()
        assert talk.table.summary is not None
        assert talk.table.summary.summary.answered == 1


class TestWire:
    def test_comes_back_where_it_was_lost(self, tmp_path: Path) -> None:
        """A connection that is cut is taken up, and nothing is said or shown twice."""
        with wire(tmp_path) as line:
            cut = iter(["It is the one that comes as number 1.", "", "/next", "/quit"])
            shown = io.StringIO()
            ids = count()

            def read(_prompt: str) -> str:
                line.close()
                return next(cut)

            talk = Talk(line, Console(file=shown, width=100), read, Heads(lambda: f"c{next(ids)}"))
            talk.hold(Start.model_validate({"client_id": "s", **PLAN}))

        assert shown.getvalue().count("2 of 2") == 1
        assert talk.table.summary is not None
        assert talk.table.summary.turns[0].attempts == 1

    def test_is_patient_with_a_busy_service(self, tmp_path: Path) -> None:
        """Whoever types faster than the service takes waits a moment; everything is said in the end."""
        slept: list[float] = []

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            time.sleep(seconds)

        kitchen = Kitchen(tmp_path, NUMBERS, socket_limits=SocketLimits(messages=3, per_seconds=0.3))
        with kitchen.serve() as address, closing(Wire(address, wait=sleep)) as line:
            _, talk = typed(line, ["/sure", "/quite", "/guess", "/sure", "/hint", "/quit"])

        assert slept
        assert talk.table.summary is not None

    def test_gives_up_in_the_end(self) -> None:
        """Where nothing answers at all."""
        line = Wire("ws://127.0.0.1:9/ws", wait=lambda _seconds: None)
        with pytest.raises(NotReady, match="Nothing answers"):
            list(line.say(Start(client_id="s")))
