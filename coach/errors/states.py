"""What was asked for is right in itself, but is not there, does not fit now, or cannot be done."""

from __future__ import annotations

from coach.errors.kinds import Conflict, Damaged, NotFound, Unavailable


class UnknownQuestion(NotFound):
    """No question in the bank has this id."""

    def __init__(self, question_id: str) -> None:
        super().__init__(f"There is no question {question_id!r} in this bank.")


class UnknownTopic(NotFound):
    """No topic in the bank has this id."""

    def __init__(self, topic: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no topic {topic!r} in this bank. It has: {', '.join(known)}.")


class UnknownInterview(NotFound):
    """No interview of this candidate has this id."""

    def __init__(self) -> None:
        super().__init__("There is no such interview. Start a new one.")


class UnknownBank(NotFound):
    """The candidate has no bank of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"You have added no question bank {name!r}.")


class NoQuestions(NotFound):
    """No question fits what was asked for."""

    def __init__(self) -> None:
        super().__init__("No question fits these topics and this level. Choose more topics, or any level.")


class NothingDue(NotFound):
    """Only questions that are due were wanted, and none is."""

    def __init__(self) -> None:
        super().__init__("Nothing is due today. Practise a mixed interview, or choose topics.")


class BankExists(Conflict):
    """The candidate has a bank of this name, and did not ask to replace it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"You have a question bank {name!r} already. Replace it, or give the new one another name.")


class BankInUse(Conflict):
    """An interview under way asks questions of a bank that is to go or to change."""

    def __init__(self, name: str, interviews: int) -> None:
        count = "An interview that is still open asks" if interviews == 1 else f"{interviews} open interviews ask"
        super().__init__(f"{count} questions of {name!r} that would go or change. End it in History, then try again.")


class BanksShared(Conflict):
    """A bank was to be added to one of several services that share a database."""

    def __init__(self) -> None:
        super().__init__(
            "No bank can be added here: other services may share this database, and would not know its questions. "
            "Whoever runs them can give the bank's folder to all of them, with COACH_BANK."
        )


class StaleTurn(Conflict):
    """A message speaks of a turn that is not the one on the table."""

    def __init__(self, turn: int, current: int) -> None:
        super().__init__(
            f"Question {turn} was answered or passed over already."
            if turn == current
            else f"Question {turn} is not on the table any more; the interview is at question {current}."
        )


class InterviewOver(Conflict):
    """The interview has ended."""

    def __init__(self) -> None:
        super().__init__("This interview has ended. Its summary is kept; start a new one to go on.")


class IdempotencyMismatch(Conflict):
    """A client_id was used before with other content."""

    def __init__(self, client_id: str) -> None:
        super().__init__(f"The message id {client_id!r} was used before with other content. Nothing was changed.")


class NoMoreHints(Conflict):
    """Every hint of this question was given."""

    def __init__(self) -> None:
        super().__init__("There are no more hints for this question.")


class NoHintsInExam(Conflict):
    """An exam is silent until its end."""

    def __init__(self) -> None:
        super().__init__("An exam gives no hints. Practice mode does.")


class Busy(Unavailable):
    """More is waiting than can be done in good time."""


class NotReady(Unavailable):
    """The model is still being loaded."""


class StorageUnavailable(Unavailable):
    """The database cannot write now: nothing was saved and nothing acknowledged."""


class ModelDamaged(Damaged):
    """The model's files are missing or are not those that were measured."""


class DatabaseDamaged(Damaged):
    """What the database holds is not what was written."""


class DatabaseInUse(Damaged):
    """Another server holds this database."""


class DatabaseNewer(Damaged):
    """The database was written by a newer coach."""


class DatabaseOlder(Damaged):
    """The database was written by an older coach and must be brought up to date first."""
