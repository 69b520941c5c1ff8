"""What the service writes down, and what it must not: never the text of an answer."""

from __future__ import annotations

import logging
import secrets
import sys

import structlog
from structlog.typing import Processor

from coach.errors import InternalError

log = structlog.get_logger(__name__)


def configure(level: str, *, as_json: bool) -> None:
    """Send everything that is logged to stderr in one form.

    Args:
        level: The least level that is written of what coach says; libraries speak from `warning` on.
        as_json: One JSON object a line instead of text.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *(_as_json() if as_json else _as_text()),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("coach").setLevel(level.upper())
    logging.getLogger("uvicorn.error").addFilter(_no_denied_handshakes)


def _no_denied_handshakes(record: logging.LogRecord) -> bool:
    # uvicorn takes a socket that was refused with a status for a fault of the application.
    return not record.getMessage().startswith("ASGI callable returned without completing handshake")


def _as_json() -> list[Processor]:
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


def _as_text() -> list[Processor]:
    # A traceback with the values of variables would show what a candidate wrote.
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]


def logged(error: Exception) -> InternalError:
    """Write a bug into the log, and return how it is told outside: by its reference alone."""
    unexpected = InternalError(secrets.token_hex(4))
    log.error("internal_error", reference=unexpected.reference, exc_info=error)
    return unexpected
