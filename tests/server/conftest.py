from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import pytest
import structlog
import uvicorn
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from coach.bank.load import Bank
from coach.errors import BadAnswersFile, StorageUnavailable
from coach.grading.numbers import Numbers, read_numbers
from coach.grading.vectors import TextVectors
from coach.interview.grade import GraderVersion
from coach.interview.question import KeyPoint, Question
from coach.protocol.messages import SUBPROTOCOL
from coach.server.app import Ingredients, create_app
from coach.server.banks import Banks
from coach.server.desk import DeskLimits
from coach.server.grading_port import Grader
from coach.server.identity import Identify, only_candidate
from coach.server.loading import MakeGrader
from coach.server.logs import configure
from coach.server.own_banks import OwnBanks
from coach.server.socket import SocketLimits
from coach.settings import Settings, shipped
from coach.store.attempts import StoredAttempts
from coach.store.open import Place, open_store
from coach.store.store import Store
from coach.turn import Coach
from tests.fakes import WordEncoder

HERE = "http://127.0.0.1"
SOCKET = "ws://127.0.0.1/ws"

Message = dict[str, Any]


def question(number: int, topic: str) -> Question:
    return Question(
        id=f"{topic}-{number}",
        topic=topic,
        prompt=f"What is {topic} number {number}?",
        reference=f"It is the {topic} that comes as number {number}. It follows number {number - 1}.",
        key_points=(
            KeyPoint("place", f"It comes as number {number}.", weight=3, hint="Where does it stand?"),
            KeyPoint("before", f"It follows number {number - 1}.", hint="What stands before it?"),
        ),
        tags=("odd",) if number % 2 else (),
        related=(f"{topic}-{number + 1}",),
    )


BANK = Bank(
    name="small",
    title="A small bank",
    topics=(("queues", "Queues"), ("trees", "Trees")),
    questions=tuple(question(number, topic) for topic in ("queues", "trees") for number in (1, 2, 3)),
)


class GatedEncoder(WordEncoder):
    """Can be held up, and can fail."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.failures: list[Exception] = []
        self.asked = 0
        self.kept: set[str] = set()

    def encode(self, texts: Sequence[str]) -> list[TextVectors]:
        self.asked += 1
        assert self.gate.wait(20), "nobody opened the gate"
        if self.failures:
            raise self.failures.pop()
        return super().encode(texts)

    def keep(self, texts: Iterable[str]) -> None:
        self.kept |= set(texts)


class EchoGrading:
    """Headless grading that gives every row its own answer back; "boom" and "stop" fail on the way."""

    def grade_rows(self, rows: list[Message], /) -> list[Message]:
        return [{"id": row.get("id"), "answer": row["answer"]} for row in rows]

    def grade_file(self, name: str, content: bytes, /) -> Iterator[Message]:
        try:
            lines = content.decode().splitlines()
        except UnicodeDecodeError:
            raise BadAnswersFile(f"{name} is not UTF-8.") from None
        yield {"kind": "started", "rows": len(lines)}
        for line in lines:
            if line == "boom":
                raise RuntimeError("A bug.")
            if line == "stop":
                raise StorageUnavailable("Not now.", 1.0)
            yield {"kind": "result", "row": {"answer": line}}
        yield {"kind": "summary", "summary": {"count": len(lines)}}


@dataclass
class Kitchen:
    """Everything that a service under test is made of, to be changed before it starts."""

    folder: Path
    numbers: Numbers
    bank: Bank = BANK
    encoder: GatedEncoder = field(default_factory=GatedEncoder)
    settings: Settings = field(init=False)
    place: Place = field(init=False)
    desk_limits: DeskLimits = field(default_factory=lambda: DeskLimits(waiting=8, retry_after=0.5, pause=0.0))
    socket_limits: SocketLimits = field(default_factory=lambda: SocketLimits(messages=1_000))
    load_fails: Exception | None = None
    identify: Identify = only_candidate
    loading: threading.Event = field(default_factory=threading.Event)
    later: timedelta = timedelta()
    """How far the service's clock is ahead."""
    caller: str = "127.0.0.1"
    """The address that requests come from."""

    def __post_init__(self) -> None:
        self.place = self.folder / "data"
        self.settings = Settings(data_dir=self.folder / "data", page_dir=self.folder / "page", max_sockets=4)
        self.loading.set()

    def set(self, **changes: object) -> None:
        self.settings = self.settings.model_copy(update=changes)

    def _load(self, store: Store) -> MakeGrader:
        assert self.loading.wait(20), "nobody let the model load"
        if self.load_fails is not None:
            raise self.load_fails

        def make(bank: Bank) -> Grader:
            coach = Coach(
                questions=bank.by_id,
                encoder=self.encoder,
                numbers=self.numbers,
                grader=GraderVersion("v1", "words", bank.hash),
                attempts=StoredAttempts(store, bank.by_id),
            )
            return Grader(coach, EchoGrading(), self.encoder.keep)

        return make

    @contextmanager
    def open(self) -> Iterator[TestClient]:
        """A service that runs, with its own store; opened again it is a later life of the same service."""
        with self._app() as app, TestClient(app, base_url=HERE, client=(self.caller, 50_000)) as client:
            yield client

    @contextmanager
    def serve(self) -> Iterator[str]:
        """The same over real sockets, so that connections can be cut."""
        with self._app() as app, closing(socket.create_server(("127.0.0.1", 0))) as listener:
            server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="websockets-sansio"))
            thread = threading.Thread(target=server.run, args=([listener],))
            thread.start()
            yield f"ws://127.0.0.1:{listener.getsockname()[1]}/ws"
            server.should_exit = True
            thread.join()

    @contextmanager
    def _app(self) -> Iterator[FastAPI]:
        store = open_store(self.place, clock=lambda: datetime.now(UTC) + self.later)
        ids = count(1)
        own_banks = OwnBanks(self.folder / "data" / "banks")
        app = create_app(
            Ingredients(
                settings=self.settings,
                banks=Banks((self.bank,), own_banks.load({self.bank.name})),
                own_banks=own_banks,
                store=store,
                load=lambda: self._load(store),
                new_id=lambda: f"i{next(ids)}",
                new_seed=lambda: 7,
                identify=self.identify,
                desk_limits=self.desk_limits,
                socket_limits=self.socket_limits,
            )
        )
        try:
            yield app
        finally:
            store.close()


class Session(Protocol):
    """A socket, seen from the client."""

    def send_json(self, data: object) -> None: ...
    def send_text(self, data: str) -> None: ...
    def send_bytes(self, data: bytes) -> None: ...
    def receive_json(self) -> Any: ...  # noqa: ANN401 - whatever the service says


class Player:
    """A candidate's client on one socket."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.interview = ""

    def say(self, kind: str, **fields: object) -> str:
        """Send a message that changes state, with a client_id of its own unless one is given."""
        fields.setdefault("client_id", str(uuid4()))
        self.session.send_json({"kind": kind, **fields})
        return str(fields["client_id"])

    def hear(self, kind: str | None = None) -> Message:
        """Return the next message, which must be of this kind."""
        message: Message = self.session.receive_json()
        assert kind in {None, message["kind"]}, message
        return message

    def start(self, **plan: object) -> Message:
        self.say("start", **{"length": 3, "seed": 1, **plan})
        question = self.hear("question")
        self.interview = question["interview"]
        return question

    def answer(self, turn: int, text: str, **fields: object) -> str:
        return self.say("answer", interview=self.interview, turn=turn, text=text, **fields)

    def resume(self, last_seq: int, interview: str | None = None) -> None:
        self.session.send_json({"kind": "resume", "interview": interview or self.interview, "last_seq": last_seq})


Join = Callable[[TestClient], AbstractContextManager[Player]]


def settled(client: TestClient) -> Response:
    """What /readyz says when the model has been loaded, or could not be."""
    while (said := client.get("/readyz")).json()["status"] == "loading":
        time.sleep(0.01)
    return said


@pytest.fixture(autouse=True)
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """The service's own log, on stderr."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure("info", as_json=False)
    yield capsys
    structlog.reset_defaults()
    root.handlers, root.level = handlers, level


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    """The shipped numbers."""
    return read_numbers((shipped("models") / "all-MiniLM-L6-v2" / "numbers.json").read_text(encoding="utf-8"))


@pytest.fixture
def kitchen(tmp_path: Path, numbers: Numbers) -> Kitchen:
    """A service to be changed and opened."""
    return Kitchen(tmp_path, numbers)


@pytest.fixture
def client(kitchen: Kitchen) -> Iterator[TestClient]:
    """A service that runs."""
    with kitchen.open() as client:
        yield client


@pytest.fixture
def join() -> Join:
    """Opens a socket as a candidate."""

    @contextmanager
    def join(client: TestClient) -> Iterator[Player]:
        with client.websocket_connect(SOCKET, subprotocols=[SUBPROTOCOL]) as session:
            yield Player(session)

    return join


@pytest.fixture
def player(client: TestClient, join: Join) -> Iterator[Player]:
    """A candidate on a socket of a service that runs."""
    with join(client) as player:
        yield player
