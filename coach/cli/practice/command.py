"""Put an interview in a terminal together: alone, or with the service that holds the database."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import structlog
from rich.console import Console
from rich.text import Text

from coach.bank.load import load_each
from coach.cli.practice.alone import Alone
from coach.cli.practice.entry import Heads
from coach.cli.practice.line import Line
from coach.cli.practice.talk import Read, Talk
from coach.cli.practice.wire import Wire
from coach.cli.start import settings_with
from coach.encoder.load import load
from coach.errors import BadSettings, DatabaseInUse
from coach.interview.question import Level
from coach.protocol.commands import Start
from coach.server.banks import Banks
from coach.server.coaching import coach_of
from coach.server.interviews import Interviews
from coach.server.own_banks import OWN_BANKS, OwnBanks
from coach.settings import Settings
from coach.store.open import open_store, place_of
from coach.store.store import Store
from coach.turn import Coach

SEEDS = 2**53
"""Seeds are drawn below this, as the service does."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say."""

    topics: str | None
    tags: str | None
    level: Level | None
    length: int
    exam: bool
    minutes: int | None
    due: bool

    def start(self, client_id: str) -> Start:
        """Return the message that begins such an interview.

        Raises:
            BadSettings: The options do not go together.
        """
        if self.minutes is not None and not self.exam:
            raise BadSettings("--minutes belongs to --exam.")
        return Start(
            client_id=client_id,
            topics=_listed(self.topics),
            tags=_listed(self.tags),
            level=self.level,
            length=self.length,
            mode="exam" if self.exam else "practice",
            dialogue=not self.exam,
            minutes=self.minutes,
            due=self.due,
        )


def practise_here(wanted: Wanted) -> None:
    """Hold the interview that the options ask for on this terminal.

    Raises:
        CoachError: No interview can be held, and why.
    """
    console = Console(highlight=False)
    try:
        practise(settings_with(), wanted.start, console, lambda prompt: console.input(Text(prompt)))
    except KeyboardInterrupt:
        console.print("\nLeft as it stands; what was saved is kept, and the page can take it up.")


def practise(settings: Settings, start: Callable[[str], Start], console: Console, read: Read) -> None:
    """Hold an interview in a terminal.

    Args:
        settings: Where the record and the banks are.
        start: Makes the first message of its client_id.
        console: Where it is shown.
        read: Where it is typed.

    Raises:
        CoachError: No interview can be held, and why.
    """
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    heads = Heads(partial(secrets.token_urlsafe, 12))
    with _line(settings, console) as line:
        Talk(line, console, read, heads).hold(start(heads.new_id()))


@contextmanager
def _line(settings: Settings, console: Console) -> Iterator[Line]:
    """Yield who takes the messages: this process, or the service that holds the database."""
    with ExitStack() as held:
        try:
            store = open_store(place_of(settings), clock=_now)
        except DatabaseInUse:
            console.print("A coach serves already: this interview goes through it.", style="bright_black")
            wire = Wire(f"ws://{_host(settings.host)}:{settings.port}/ws")
            held.callback(wire.close)
            yield wire
            return
        held.callback(store.close)
        pool = held.enter_context(ThreadPoolExecutor(1, thread_name_prefix="load"))
        yield _alone(settings, store, pool)


def _alone(settings: Settings, store: Store, pool: ThreadPoolExecutor) -> Alone:
    configured = load_each(settings.bank)
    own = OwnBanks(settings.data_dir / OWN_BANKS).load({bank.name for bank in configured})
    banks = Banks(configured, own)
    interviews = Interviews(
        store, banks, partial(secrets.token_urlsafe, 16), partial(secrets.randbelow, SEEDS), settings.due_cap
    )
    # The first question is read while the model is still being loaded.
    loaded = pool.submit(_coach, settings, store, banks)
    return Alone(interviews, loaded.result)


def _coach(settings: Settings, store: Store, banks: Banks) -> Coach:
    model = load(settings.model_dir, cache_dir=settings.cache_dir, threads=settings.threads)
    return coach_of(model, store, banks.now)


def _listed(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())


def _host(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104


def _now() -> datetime:
    return datetime.now(UTC)
