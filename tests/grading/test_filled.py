from __future__ import annotations

import pytest

from coach.grading.filled import filled
from coach.interview.cloze import Cloze, cloze


@pytest.fixture
def gap() -> Cloze:
    found = cloze(
        "Optimistic locking compares a revision at each update.", prompt="What is optimistic locking?", hint=""
    )
    assert found is not None
    assert found.term == "compares"
    return found


class TestFilled:
    @pytest.mark.parametrize(
        "reply", ["compares", "It compares.", "comparing", "cmopares", "Optimistic locking compares a revision."]
    )
    def test_takes_the_term_in_any_form(self, gap: Cloze, reply: str) -> None:
        """Alone or in its sentence, in another form, and with a slip of the pen."""
        assert filled(gap, reply)

    @pytest.mark.parametrize(
        "reply",
        [
            "",
            "locks",
            "It does not compare.",
            "reads writes checks compares stores deletes updates locks waits blocks retries commits aborts sleeps",
        ],
    )
    def test_takes_nothing_else(self, gap: Cloze, reply: str) -> None:
        """Not another word, not its opposite, and no list of guesses."""
        assert not filled(gap, reply)
