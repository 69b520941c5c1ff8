from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from jsonschema import Draft202012Validator
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

ASYNCAPI = Path(__file__).parents[2] / "docs" / "protocol" / "asyncapi.json"
SECONDS = 120.0
"""Long enough for a busy machine; nothing here measures time."""

Message = dict[str, Any]


@dataclass
class Service:
    """`coach serve` as a process of its own, on a data directory that outlives it."""

    folder: Path
    cache: Path
    settings: dict[str, str] = field(default_factory=dict)
    address: str = ""
    process: subprocess.Popen[str] | None = None

    def start(self) -> Service:
        """Start it and wait until it is open; the model may still load."""
        self.process = self.run()
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said.startswith("coach is open at "), (said, self.log())
        self.address = said.split()[-1]
        return self

    def run(self) -> subprocess.Popen[str]:
        self.folder.mkdir(exist_ok=True)
        settings = {"COACH_PORT": "0", "COACH_DATA_DIR": str(self.folder / "data")}
        settings |= {"COACH_CACHE_DIR": str(self.cache), **self.settings}
        with (self.folder / "log.txt").open("a", encoding="utf-8") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "coach", "serve"],
                env={**os.environ, **settings},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def refused(self) -> tuple[int, str]:
        """Return the exit code and the words of a service that cannot start."""
        with self.run() as process:
            code = process.wait(SECONDS)
        return code, self.log()

    def log(self) -> str:
        return (self.folder / "log.txt").read_text(encoding="utf-8")

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    def stop(self) -> int:
        return self.end(signal.SIGTERM)

    def end(self, how: signal.Signals) -> int:
        assert self.process is not None
        with self.process as process:
            process.send_signal(how)
            code = process.wait(SECONDS)
        self.process = None
        return code

    def call(self, path: str, body: bytes | None = None) -> tuple[int, str]:
        """Return the status and body of a request; a body makes it a POST."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(urllib.request.Request(self.address + path, body), timeout=SECONDS) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def ready(self) -> Service:
        """Wait until the model is loaded."""
        while (said := self.call("/readyz"))[0] != 200:
            assert "loading" in said[1], (said, self.log())
            time.sleep(0.1)
        return self


class Client:
    """A client that knows of coach what asyncapi.json says, and nothing else."""

    def __init__(self, address: str) -> None:
        self.document: Message = json.loads(ASYNCAPI.read_text(encoding="utf-8"))
        self.channel = self.document["channels"]["interviews"]
        self.url = address.replace("http", "ws", 1) + self.channel["address"]
        self.ids = (str(uuid4()) for _ in count())
        self.interview = ""
        self.last_seq = 0
        self.socket: ClientConnection | None = None
        self.leaving = ExitStack()

    def connect(self) -> Message:
        """Open a socket and say hello."""
        wanted = self.channel["bindings"]["ws"]["headers"]["properties"]["Sec-WebSocket-Protocol"]["const"]
        opening = connect(self.url, subprotocols=[Subprotocol(wanted)], compression=None, proxy=None)
        self.socket = self.leaving.enter_context(opening)
        self.send(kind="hello", client="asyncapi/1")
        return self.hear("welcome")

    def send(self, **message: object) -> None:
        self.check("client", message)
        self.send_text(json.dumps(message))

    def send_text(self, frame: str) -> None:
        assert self.socket is not None
        self.socket.send(frame)

    def say(self, kind: str, **fields: object) -> str:
        """Send a message of the interview under way; returns its client_id."""
        client_id = str(fields.pop("client_id", None) or next(self.ids))
        self.send(kind=kind, client_id=client_id, interview=self.interview, **fields)
        return client_id

    def start(self, **plan: object) -> Message:
        """Begin an interview and return its first question."""
        self.last_seq = 0
        self.send(kind="start", client_id=next(self.ids), **plan)
        question = self.hear("question")
        self.interview = question["interview"]
        return question

    def resume(self) -> None:
        """Take the interview up on a new socket."""
        self.connect()
        self.send(kind="resume", interview=self.interview, last_seq=self.last_seq)

    def hear(self, kind: str) -> Message:
        """Return the next message, which must be of this kind and of the shape that the document gives."""
        assert self.socket is not None
        message: Message = json.loads(self.socket.recv(SECONDS))
        self.check("server", message)
        assert message["kind"] == kind, message
        if "seq" in message:
            assert message["seq"] in {self.last_seq + 1, 1}, message
            self.last_seq = message["seq"]
        return message

    def hear_again(self) -> Message:
        """Return the next message, which was heard before."""
        assert self.socket is not None
        message: Message = json.loads(self.socket.recv(SECONDS))
        self.check("server", message)
        assert message["seq"] <= self.last_seq, message
        return message

    def check(self, side: str, message: Message) -> None:
        payload = self.document["components"]["messages"][f"{side}.{message['kind']}"]["payload"]
        Draft202012Validator({**payload, "components": self.document["components"]}).validate(message)

    def leave(self) -> None:
        self.leaving.close()


Begin = Callable[..., Service]
Meet = Callable[[Service], Client]


@pytest.fixture
def begin(tmp_path: Path, cache: Path) -> Iterator[Begin]:
    """Makes services that end with the test."""
    with ExitStack() as ending:

        def begin(name: str = "coach", **settings: str) -> Service:
            service = Service(tmp_path / name, cache, settings)
            ending.callback(lambda: service.kill() if service.process else None)
            return service

        yield begin


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Service]:
    """A service that several tests share, with its model loaded."""
    shared = Service(tmp_path_factory.mktemp("flow") / "coach", cache).start().ready()
    yield shared
    shared.kill()


@pytest.fixture
def meet() -> Iterator[Meet]:
    """Makes connected clients that leave with the test."""
    with ExitStack() as leaving:

        def meet(service: Service) -> Client:
            client = Client(service.address)
            leaving.callback(client.leave)
            client.connect()
            return client

        yield meet
