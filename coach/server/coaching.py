"""A loaded model at work on a bank."""

from __future__ import annotations

from coach.bank.load import Bank, apart
from coach.encoder.load import LoadedModel
from coach.store.attempts import StoredAttempts
from coach.store.store import Store
from coach.turn import Coach


def coach_of(model: LoadedModel, store: Store, bank: Bank) -> Coach:
    """Return what grades the answers to the questions of a bank; the first time for a bank it takes a minute."""
    # Every answer is compared with all of them: computed now, or at an earlier start, not while a candidate waits.
    for questions in apart(bank):
        model.encoder.keep(question.reference for question in questions)
    return Coach(
        questions=bank.by_id,
        encoder=model.encoder,
        numbers=model.numbers,
        grader=model.version(bank.hash),
        attempts=StoredAttempts(store, bank.by_id),
    )
