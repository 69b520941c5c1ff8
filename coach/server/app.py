"""The application: every part of the service, put together."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import structlog
from fastapi import FastAPI, WebSocket
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import Lifespan

from coach import __version__
from coach.errors import BadInput, CoachError, NotFound
from coach.protocol.messages import SUBPROTOCOL
from coach.server.answers import explain, problem
from coach.server.bank_changes import BankChanges
from coach.server.banks import Banks
from coach.server.desk import Desk, DeskLimits
from coach.server.finder import Finder
from coach.server.followers import Followers
from coach.server.headers import Correlation, Headers
from coach.server.hosts import Doorkeeper, hosts_for
from coach.server.http import api, health
from coach.server.http_banks import banks as bank_routes
from coach.server.http_grade import grade
from coach.server.http_progress import learned
from coach.server.http_questions import questions
from coach.server.http_record import record
from coach.server.identity import Identify, only_candidate
from coach.server.interviewer import Interviewer
from coach.server.interviews import Interviews
from coach.server.limits import SocketCap
from coach.server.loading import Loading, MakeGrader
from coach.server.metrics import Metrics
from coach.server.own_banks import OwnBanks
from coach.server.rows import RowDesk
from coach.server.running import Candidate, Parts, Running, welcome
from coach.server.socket import Conversation, SocketLimits
from coach.settings import Settings
from coach.store.store import Store

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a service is made of."""

    settings: Settings
    banks: Banks
    own_banks: OwnBanks
    """Where the candidate's own banks lie."""
    store: Store
    load: Callable[[], MakeGrader]
    """Loads the model; takes seconds and is called once, in a thread, when the service is up."""
    new_id: Callable[[], str]
    new_seed: Callable[[], int]
    identify: Identify = only_candidate
    desk_limits: DeskLimits | None = None
    """By default as many waiting answers as the settings say."""
    socket_limits: SocketLimits = field(default_factory=SocketLimits)


def create_app(ingredients: Ingredients) -> FastAPI:
    """Return the application; its background work runs within its lifespan."""
    settings = ingredients.settings
    banks, store = ingredients.banks, ingredients.store
    loading, followers, metrics = Loading(ingredients.load, lambda: banks.now), Followers(), Metrics.new()
    desk = Desk(
        store=store,
        banks=banks,
        loading=loading,
        followers=followers,
        limits=ingredients.desk_limits or DeskLimits(waiting=settings.max_waiting),
        metrics=metrics,
    )
    metrics.watch(waiting=lambda: desk.waiting, model=lambda: loading.state)
    rows = RowDesk(loading, metrics)
    interviews = Interviews(store, banks, ingredients.new_id, ingredients.new_seed, settings.due_cap)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.running = Running(
            banks=banks,
            changes=BankChanges(banks, ingredients.own_banks, loading, store.under_way, shared=store.shared),
            finder=Finder(loading),
            store=store,
            loading=loading,
            interviewer=Interviewer(interviews, followers, desk, metrics),
            rows=rows,
            metrics=metrics,
            identify=ingredients.identify,
            socket_limits=ingredients.socket_limits,
            due_cap=settings.due_cap,
            data_dir=settings.data_dir,
        )
        loading.start()
        grading = asyncio.create_task(desk.run())
        try:
            yield
        finally:
            grading.cancel()
            await asyncio.gather(grading, return_exceptions=True)
            rows.close()

    app = routes(lifespan)
    _add_page(app, settings.page_dir)
    # The last one added is the first to see a request.
    app.add_middleware(SocketCap, limit=settings.max_sockets, metrics=metrics)
    app.add_middleware(
        Doorkeeper, hosts=hosts_for(settings.host, settings.allowed_hosts), origins=settings.allowed_origins
    )
    app.add_middleware(Headers)
    app.add_middleware(Correlation)
    return app


def routes(lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """Return an application with every route and nothing behind them; its OpenAPI document is complete."""
    app = FastAPI(
        title="coach",
        version=__version__,
        description="The HTTP interface of coach. Interviews run over a WebSocket: see asyncapi.json.",
        openapi_url="/api/v1/openapi.json",
        # FastAPI's own pages load their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    for kind in (CoachError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, explain)
    for router in (health, api, learned, record, questions, bank_routes, grade):
        app.include_router(router)
    app.add_api_websocket_route("/ws", _interview)
    app.add_api_route("/api/{rest:path}", _nothing, methods=["GET", "POST", "DELETE"], include_in_schema=False)
    return app


async def _interview(websocket: WebSocket, parts: Parts, candidate: Candidate) -> None:
    if SUBPROTOCOL not in websocket.scope["subprotocols"]:
        await websocket.send_denial_response(problem(BadInput(f"Ask for the subprotocol {SUBPROTOCOL}.")))
        return
    with structlog.contextvars.bound_contextvars(socket=secrets.token_hex(4)):
        await Conversation(
            websocket,
            candidate=candidate,
            interviewer=parts.interviewer,
            welcome=partial(welcome, parts),
            limits=parts.socket_limits,
            metrics=parts.metrics,
        ).run()


async def _nothing() -> None:
    raise NotFound("There is nothing at this address.")


def _add_page(app: FastAPI, folder: Path) -> None:
    if (folder / "index.html").is_file():
        app.frontend("/", directory=folder, fallback="index.html")
    else:
        log.warning("no_page", folder=str(folder))
