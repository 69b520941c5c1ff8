from __future__ import annotations

from coach.bank.graded import Tried, failures, texts_to_try
from coach.bank.known import read_known
from coach.bank.read import read_bank
from coach.encoder.load import LoadedModel
from coach.settings import shipped

EVERY = 7
"""One question in so many is tried here; `coach bank lint` tries them all."""
ROUNDING = 0.01
"""Share of failures that may be new: between processors vectors differ in their last bits."""


class TestBank:
    def test_fails_only_where_it_is_known_to(self, model: LoadedModel) -> None:
        """Texts of the bank earn what they should, but for those that the list of known failures names."""
        bank = read_bank(shipped("corpus"))
        known = read_known(bank.folder)
        some = bank.placed[::EVERY]
        model.encoder.keep(text for one in some for text in texts_to_try(one.question))

        failed = {one.key for placed in some for one in failures(Tried.of(placed, model.encoder, model.numbers))}

        assert failed
        assert len(failed - known) <= ROUNDING * len(failed), sorted(failed - known)
