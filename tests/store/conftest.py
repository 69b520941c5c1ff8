from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from coach.interview import rules
from coach.interview.grade import Grade, GraderVersion, PointVerdict, Span, Verdict, band_of
from coach.interview.question import KeyPoint, Question
from coach.interview.session import Interview, Mode, Plan
from coach.protocol.commands import Command
from coach.protocol.decide import decide
from coach.store import postgres, sqlite
from coach.store.attempts import StoredAttempts
from coach.store.open import DATABASE, Place, open_store
from coach.store.postgres import Postgres
from coach.store.reader import Opened
from coach.store.store import Decide, Store
from coach.turn import Answer, Turn


class Clock:
    """A clock that moves a second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def question(number: int, topic: str) -> Question:
    point = KeyPoint(id="point", says=f"Point of {number}.", hint=f"Hint of {number}.")
    return Question(id=f"q{number}", topic=topic, prompt=f"What of {number}?", reference="So.", key_points=(point,))


BANK = {one.id: one for one in (question(1, "python"), question(2, "testing"), question(3, "python"))}


class Candidate:
    """A candidate who talks to the store; each message has its own client_id unless one is given."""

    def __init__(self, store: Store, name: str = "ada") -> None:
        self.store = store
        self.name = name
        self.bank = BANK
        self.attempts = StoredAttempts(store, BANK)
        self.sent = 0

    def begins(
        self,
        client_id: str = "start",
        *,
        interview: str = "i1",
        mode: Mode = "practice",
        payload: str = "start",
        dialogue: bool = False,
        minutes: int | None = None,
    ) -> Opened:
        plan = Plan(
            topics=("python", "testing"),
            level="mid",
            length=3,
            mode=mode,
            seed=2**53 - 1,
            dialogue=dialogue,
            tags=("a", "b") if dialogue else (),
            minutes=minutes,
        )
        reasons = ("new", "weak", "due") if dialogue else ()
        return self.store.begin(
            candidate=self.name,
            client_id=client_id,
            payload_hash=payload,
            interview=Interview(id=interview, plan=plan, question_ids=tuple(BANK), reasons=reasons),
            bank_hash="b1",
            bank=BANK,
        )

    def answers(self, turn: int, text: str = "Because.", *, interview: str = "i1", client_id: str = "") -> Opened:
        return self._sends(
            interview, client_id, f"answer {turn} {text}", lambda stands: rules.answer(stands, BANK, turn, text)
        )

    def skips(self, turn: int, *, interview: str = "i1", client_id: str = "") -> Opened:
        return self._sends(interview, client_id, f"skip {turn}", lambda stands: rules.skip(stands, BANK, turn))

    def asks_hint(self, turn: int, *, interview: str = "i1", client_id: str = "") -> Opened:
        return self._sends(interview, client_id, f"hint {turn}", lambda stands: rules.hint(stands, BANK, turn))

    def ends(self, *, interview: str = "i1", client_id: str = "") -> Opened:
        return self._sends(interview, client_id, "end", lambda stands: rules.close(stands, BANK))

    def does(self, message: Command, *, client_id: str = "") -> Opened:
        """Send any message."""
        content = message.model_dump_json(exclude={"client_id"})
        return self._sends(
            message.interview, client_id, content, lambda stands: decide(stands, BANK, message, by=self.name)
        )

    def gets(self, score: float, version: str = "v1") -> Turn:
        """Grade the oldest answer that waits."""
        turn = self.grade(self.store.waiting()[0], score, version)
        self.attempts.record(turn)
        return turn

    def grade(self, answer: Answer, score: float, version: str = "v1", *, verdict: Verdict = Verdict.PARTIAL) -> Turn:
        """Return what grading makes of an answer, as far as the store cares."""
        evidence = (Span(0, len(answer.text), answer.text),)
        found = PointVerdict("point", "Point.", 1, verdict, 0.9, score / 100, evidence)
        return Turn(
            answer=answer,
            question=BANK[answer.question_id],
            grade=Grade(score=score, band=band_of(score), confidence=0.8, verdicts=(found,)),
            credit=score,
            feedback="Well said.",
            grader=GraderVersion(version=version, model="m1", bank="b1"),
        )

    def sees(self, interview: str = "i1") -> Opened:
        return self.store.load(interview, self.name)

    def _sends(self, interview: str, client_id: str, payload: str, decide: Decide) -> Opened:
        self.sent += 1
        return self.store.change(
            interview,
            candidate=self.name,
            client_id=client_id or f"m{self.sent}",
            payload_hash=payload,
            decide=decide,
        )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, data_dir: Path) -> Place:
    """Where the database is: every test that asks runs on both kinds."""
    if request.param == "sqlite":
        return data_dir
    return Postgres(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(place: Place, clock: Clock) -> Iterator[Store]:
    with closing(open_store(place, clock=clock)) as opened:
        yield opened


Run = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def behind(place: Place) -> Iterator[Run]:
    """Runs a statement behind the store's back, and returns its rows."""
    engine = postgres.engine(place) if isinstance(place, Postgres) else sqlite.writer(place / DATABASE)

    def run(statement: str) -> list[tuple[object, ...]]:
        with engine.begin() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []

    yield run
    engine.dispose()


@pytest.fixture
def another(place: Place, store: Store, clock: Clock) -> Iterator[Store]:
    """A second replica on the same database; on SQLite, where there can be none, it uses the same connections."""
    if isinstance(place, Postgres):
        with closing(open_store(place, clock=clock)) as second:
            yield second
    else:
        yield Store(store._writer, store._readers, clock=clock, holder="another", release=lambda: None)  # noqa: SLF001


@pytest.fixture
def ada(store: Store) -> Candidate:
    return Candidate(store)


@pytest.fixture
def bob(store: Store) -> Candidate:
    return Candidate(store, "bob")
