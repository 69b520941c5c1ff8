from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from coach.interview.question import Question
from tests.browser.candidate import NO_WISHES, Candidate, launch, questions_by_prompt
from tests.flow.conftest import Service

Visit = Callable[..., Candidate]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for the tests of one file: while it runs, this thread can run no event loop of its own."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Service]:
    """The real service with the real model, at first with an empty record; its port outlives a restart."""
    settings = {"COACH_PORT": str(free_port())}
    running = Service(tmp_path_factory.mktemp("browser") / "coach", cache, settings).start().ready()
    yield running
    if running.process:
        running.kill()


@pytest.fixture
def visit(browser: Browser, service: Service) -> Iterator[Visit]:
    """Makes candidates; none of them may have met an error by the end."""
    with ExitStack() as leaving:
        visitors: list[Candidate] = []

        def visit(context: Mapping[str, Any] = NO_WISHES) -> Candidate:
            candidate = Candidate(browser, service.address, context)
            leaving.callback(candidate.leave)
            visitors.append(candidate)
            return candidate

        yield visit
        assert [candidate.complaints for candidate in visitors] == [[] for _ in visitors]


@pytest.fixture(scope="session")
def asked() -> Mapping[str, Question]:
    """The questions of the bank by what the page shows of their prompts."""
    return questions_by_prompt()
