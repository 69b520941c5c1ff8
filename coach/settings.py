"""Everything that can be set, read once from the environment (`COACH_...`)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return a folder that comes with coach: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.exists() else _PACKAGE.parent / name


class Settings(BaseSettings):
    """What the commands and the server read; each field is the environment variable COACH_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="COACH_", frozen=True, extra="ignore")

    host: str = Field(default="127.0.0.1", description="Address to serve on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to serve on; 0 takes a free one.")
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("coach")),
        description="Where interviews are kept; created private (0700).",
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="Keep interviews on a PostgreSQL server, postgresql://USER:PASSWORD@HOST:PORT/NAME, "
        "instead of in a file in the data directory.",
    )
    database_connections: int = Field(default=8, ge=1, description="Connections to PostgreSQL at most, per process.")
    database_timeout: float = Field(
        default=5.0, gt=0, le=600, description="Seconds that a statement, or the wait for a connection, may take."
    )
    cache_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_cache_dir("coach")),
        description="Where the vectors of question banks are kept between runs; may be deleted at any time.",
    )
    bank: tuple[Path, ...] = Field(
        default_factory=lambda: (shipped("corpus"),),
        description="Folders of question banks, as a JSON list; the built-in bank when absent.",
    )
    model_dir: Path = Field(
        default_factory=lambda: shipped("models") / "all-MiniLM-L6-v2",
        description="The grader: pointer to the encoder's weights and the fitted numbers.",
    )
    page_dir: Path = Field(
        default_factory=lambda: shipped("frontend") / "dist", description="The built page; none is served when absent."
    )
    due_cap: int = Field(
        default=20, ge=1, le=1000, description="Questions that become due in a day at most; the others wait a day."
    )
    threads: int = Field(default=0, ge=0, description="Processor threads for the encoder; 0 for all cores.")
    allowed_hosts: tuple[str, ...] = Field(
        default=LOOPBACK, description="Host names under which the service may be called, as a JSON list."
    )
    allowed_origins: tuple[str, ...] = Field(
        default=(), description="Origins of other pages that may call the service, as a JSON list, besides its own."
    )
    max_sockets: int = Field(default=200, ge=1, description="Open WebSockets at most.")
    max_waiting: int = Field(default=64, ge=1, description="Answers that may wait for a grade; more are shed.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="Least level logged.")
    log_json: bool = Field(default=False, description="Log lines as JSON instead of text.")
