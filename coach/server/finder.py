"""Finds questions of the banks that run: by words at once, by meaning as soon as that is made ready."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import structlog
from numpy.typing import NDArray

from coach.bank.load import Bank, apart
from coach.bank.search import Meanings, Wording, best, meant_by
from coach.errors import CoachError
from coach.interview.question import Question
from coach.server.grading_port import Grader
from coach.server.loading import Loading

_TOGETHER = 256
"""Texts whose vectors are asked for at once, so that little stands in memory."""

Made = TypeVar("Made")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Of(Generic[Made]):
    """What was made of one bank."""

    bank: str
    """Its hash."""
    made: Made


class Finder:
    """Searches a bank. Synchronous, called from worker threads; what it makes ready it makes in a thread of its own."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self._words: _Of[Wording] | None = None
        self._meant: _Of[Meanings] | None = None
        self._failed: str | None = None
        """Hash of the bank whose meanings could not be made: every key that is typed would try it again."""
        self._busy = threading.Lock()

    def prepare(self, bank: Bank) -> None:
        """Begin to make the search by meaning ready where it is not and has not failed; returns at once."""
        wanted = not self.knows(bank) and self._failed != bank.hash and self._loading.state == "ready"
        if wanted and self._busy.acquire(blocking=False):
            threading.Thread(target=self._make, args=(bank,), name="find", daemon=True).start()

    def knows(self, bank: Bank) -> bool:
        """Return whether a bank is searched by meaning now, not by words alone."""
        return _made(self._meant, bank) is not None

    def find(self, bank: Bank, query: str) -> tuple[Question, ...]:
        """Return the questions that fit a query, best first."""
        self.prepare(bank)
        places = best(self._wording(bank).having(query), self._nearness(bank, query))
        return tuple(bank.questions[place] for place in places)

    def _wording(self, bank: Bank) -> Wording:
        wording = _made(self._words, bank)
        if wording is None:
            wording = Wording.of(bank.questions)
            self._words = _Of(bank.hash, wording)
        return wording

    def _nearness(self, bank: Bank, query: str) -> NDArray[np.float32] | None:
        meanings = _made(self._meant, bank)
        if meanings is None or not query.strip():
            return None
        (vectors,) = self._loading.now().coach.encoder.encode([query])
        return meanings.nearness(vectors.sentence)

    def _make(self, bank: Bank) -> None:
        try:
            self._meant = _Of(bank.hash, _meanings(bank, self._loading.now()))
        except CoachError as error:
            self._failed = bank.hash
            log.warning("no_search_by_meaning", reason=str(error))
        except Exception:  # the search by words goes on
            self._failed = bank.hash
            log.exception("no_search_by_meaning")
        finally:
            self._busy.release()


def _made(of: _Of[Made] | None, bank: Bank) -> Made | None:
    """Return what was made of this bank, None when it was another's."""
    return of.made if of is not None and of.bank == bank.hash else None


def _meanings(bank: Bank, grader: Grader) -> Meanings:
    # Bank by bank: what is kept on disk for one is found again whatever stands beside it.
    for questions in apart(bank):
        grader.keep(text for question in questions for text in meant_by(question))
    texts = list(dict.fromkeys(text for question in bank.questions for text in meant_by(question)))
    vectors: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        encoded = grader.coach.encoder.encode(some)
        vectors |= {text: one.sentence for text, one in zip(some, encoded, strict=True)}
    return Meanings.of(bank.questions, vectors)
