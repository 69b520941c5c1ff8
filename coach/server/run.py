"""Serve until stopped: `coach serve`."""

from __future__ import annotations

import secrets
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from types import FrameType
from typing import NoReturn

import uvicorn

from coach.bank.load import Bank, load_each
from coach.encoder.load import LoadedModel, load
from coach.errors import AddressTaken
from coach.server import logs
from coach.server.app import Ingredients, create_app
from coach.server.banks import Banks
from coach.server.coaching import coach_of
from coach.server.grading_port import Grader, Grading
from coach.server.loading import MakeGrader
from coach.server.own_banks import OWN_BANKS, OwnBanks
from coach.settings import Settings
from coach.store.open import open_store, place_of
from coach.store.store import Store

WS_BYTES = 131_072
"""The largest frame: an answer of 8,000 characters can be 96 kB of JSON."""

BACKLOG = 2048

SEEDS = 2**53
"""Seeds are drawn below this, so that JavaScript can hold them."""

MakeGrading = Callable[[Bank, LoadedModel], Grading]


def serve(settings: Settings, grading: MakeGrading) -> None:
    """Serve until SIGINT or SIGTERM, then return; says on stdout where it is open.

    Args:
        settings: What to serve, where, and how much of it.
        grading: Makes headless grading of a bank and a loaded model; called again when the banks change.

    Raises:
        BadBank: The question bank has an error.
        BadSettings: The address is taken, or the data directory cannot be written.
        Damaged: The database is held by another service, newer than this coach, or damaged.
        StorageUnavailable: The disk is full or fails.
    """
    logs.configure(settings.log_level, as_json=settings.log_json)
    signal.signal(signal.SIGTERM, _stop)
    configured = load_each(settings.bank)
    with (
        suppress(KeyboardInterrupt),
        closing(_listen(settings.host, settings.port)) as listener,
        closing(open_store(place_of(settings), clock=_now)) as store,
    ):
        own_banks = OwnBanks(settings.data_dir / OWN_BANKS)
        app = create_app(
            Ingredients(
                settings=settings,
                banks=Banks(configured, own_banks.load({bank.name for bank in configured})),
                own_banks=own_banks,
                store=store,
                load=partial(_load, settings, store, grading),
                new_id=partial(secrets.token_urlsafe, 16),
                new_seed=partial(secrets.randbelow, SEEDS),
            )
        )
        config = uvicorn.Config(
            app,
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            backlog=BACKLOG,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=20,
            ws="websockets-sansio",
            ws_max_size=WS_BYTES,
            ws_per_message_deflate=False,  # three times the memory of an idle socket, for messages of a few kB
            ws_ping_interval=20.0,
            ws_ping_timeout=20.0,
        )
        _Announced(config, _address(settings.host, listener)).run(sockets=[listener])


class _Announced(uvicorn.Server):
    """A server that says on stdout where it is open, once it is."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stdout.write(f"coach is open at {self._address}\n")
        sys.stdout.flush()


def _load(settings: Settings, store: Store, grading: MakeGrading) -> MakeGrader:
    model = load(settings.model_dir, cache_dir=settings.cache_dir, threads=settings.threads)
    return partial(_grader, model, store, grading)


def _grader(model: LoadedModel, store: Store, grading: MakeGrading, bank: Bank) -> Grader:
    return Grader(coach_of(model, store, bank), grading(bank, model), model.encoder.keep)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as error:
        raise AddressTaken(host, port, error.strerror or str(error)) from None


def _address(host: str, listener: socket.socket) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{listener.getsockname()[1]}"


def _now() -> datetime:
    return datetime.now(UTC)


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    # The server catches the signal while it runs and raises it again at its end: what is open is closed on the way.
    raise SystemExit(0)
