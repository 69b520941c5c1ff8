"""A migration that stops in its middle and waits there to be killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from coach.store import postgres, sqlite
from coach.store.migrate import migrate
from coach.store.open import DATABASE
from coach.store.postgres import Postgres
from coach.store.transaction import transaction


def main(folder: str, url: str) -> None:
    writer = postgres.engine(Postgres(url)) if url else sqlite.writer(Path(folder) / DATABASE)
    with transaction(writer) as connection:
        migrate(connection)
        sys.stdout.write("half\n")
        sys.stdout.flush()
        time.sleep(600)


if __name__ == "__main__":
    main(*sys.argv[1:])
