"""A service in small: takes messages as fast as it can and acknowledges each on stdout after its commit."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from coach.errors import StorageUnavailable
from coach.interview import rules
from coach.interview.question import KeyPoint, Question
from coach.interview.session import Interview, Plan
from coach.store.open import open_store
from coach.store.postgres import Postgres
from coach.store.reader import Opened
from coach.store.store import Decide

LENGTH = 20
BANK = {
    f"q{number}": Question(f"q{number}", "python", "What?", "So. " * 50, (KeyPoint("p", "Point."),))
    for number in range(LENGTH)
}


def acknowledge(client_id: str, seq: int) -> None:
    sys.stdout.write(f"{client_id} {seq}\n")
    sys.stdout.flush()


def skip(turn: int) -> Decide:
    return lambda stands: rules.skip(stands, BANK, turn)


def patiently(call: Callable[[], Opened]) -> Opened:
    """Do as a client does: send the same message again until it is taken."""
    while True:
        try:
            return call()
        except StorageUnavailable:
            time.sleep(0.01)


def main(where: str, life: str) -> None:
    place = Postgres(where) if where.startswith("postgresql:") else Path(where)
    store = open_store(place, clock=lambda: datetime.now(UTC))
    for number in count():
        interview = f"i-{life}-{number}"
        start = f"{interview}-start"
        begin = partial(
            store.begin,
            candidate="ada",
            client_id=start,
            payload_hash="p",
            interview=Interview(interview, Plan(length=LENGTH), tuple(BANK)),
            bank_hash="b",
            bank=BANK,
        )
        begun = patiently(begin)
        acknowledge(start, begun.fresh[0].seq)
        for turn in range(1, LENGTH + 1):
            client_id = f"{interview}-{turn}"
            change = partial(
                store.change, interview, candidate="ada", client_id=client_id, payload_hash="p", decide=skip(turn)
            )
            skipped = patiently(change)
            acknowledge(client_id, skipped.fresh[0].seq)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
