"""What does not fit how a turn of an interview stands."""

from __future__ import annotations

from coach.errors.kinds import Conflict, NotFound


class UnknownPoint(NotFound):
    """No key point of the turn's grade has this id."""

    def __init__(self, key_point: str) -> None:
        super().__init__(f"The grade of this answer has no point {key_point!r}.")


class NoDialogue(Conflict):
    """An interview goes on by itself and was told to."""

    def __init__(self) -> None:
        super().__init__("This interview goes on by itself; it was begun without dialogue.")


class NotSettled(Conflict):
    """A question was not answered yet, or its answer was not graded, or the grade is still kept back."""

    def __init__(self) -> None:
        super().__init__("There is no grade yet: answer the question or skip it, and wait until it is read.")


class NotAsked(Conflict):
    """Yes or no came to what the coach does not ask, or does not ask any more."""

    def __init__(self) -> None:
        super().__init__("The coach is not asking about this point any more.")


class NothingToEdit(Conflict):
    """There is no answer that could be edited or withdrawn."""

    def __init__(self) -> None:
        super().__init__("There is no answer to edit here.")


class TooLate(Conflict):
    """How sure one is was said after the grade was shown."""

    def __init__(self) -> None:
        super().__init__("How sure you are can only be said before the grade is shown.")


class TimeOver(Conflict):
    """The time of an exam is over."""

    def __init__(self) -> None:
        super().__init__("The time of this exam is over. What was answered before counts; this was not taken.")
