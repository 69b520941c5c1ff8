"""Every error that coach raises on purpose.

CoachError
├── BadInput                what somebody sent cannot be used
│   ├── BadMessage          a frame that is no message of coach.v1
│   ├── EmptyAnswer · AnswerTooLong · ForbiddenCharacter
│   ├── BadBank             a question bank with an error: file, line, field
│   ├── BadAnswersFile      a file of answers that cannot be read at all
│   └── BadSettings         a setting that cannot be used
├── NotFound
│   ├── UnknownQuestion · UnknownTopic · UnknownInterview · NoQuestions
├── Conflict                right in itself, but not now
│   ├── StaleTurn · InterviewOver · IdempotencyMismatch · NoMoreHints · NoHintsInExam
├── Unavailable             try again later
│   ├── Busy · NotReady · StorageUnavailable
└── Damaged                 something on disk is not what it must be
    ├── ModelDamaged · DatabaseDamaged · DatabaseInUse · DatabaseNewer · DatabaseOlder
"""

from __future__ import annotations

from typing import ClassVar


class CoachError(Exception):
    """Something that coach can explain; `code` is for machines and `str()` is safe to show."""

    code: ClassVar[str] = "error"


class BadInput(CoachError):
    """What somebody sent cannot be used; nothing was changed."""

    code = "bad_input"


class BadMessage(BadInput):
    """A frame is not a message of coach.v1."""

    code = "bad_message"


class EmptyAnswer(BadInput):
    """An answer holds no visible character."""

    code = "empty_answer"

    def __init__(self) -> None:
        super().__init__("The answer is empty. Write something, or skip the question.")


class AnswerTooLong(BadInput):
    """An answer has more characters than the limit."""

    code = "answer_too_long"

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The answer has {length:,} characters; at most {limit:,} are read. Shorten it and send it again."
        )


class ForbiddenCharacter(BadInput):
    """A text holds a NUL or half of a surrogate pair, which no database keeps faithfully."""

    code = "forbidden_character"

    def __init__(self, position: int, name: str) -> None:
        super().__init__(f"Character {position + 1:,} is {name}, which cannot be stored. Remove it and send again.")


class BadBank(BadInput):
    """A question bank has an error, said with file, line and field."""

    code = "bad_bank"


class BadAnswersFile(BadInput):
    """A file of answers cannot be read at all."""

    code = "bad_answers_file"


class BadSettings(BadInput):
    """A setting cannot be used."""

    code = "bad_settings"


class NotFound(CoachError):
    """Nothing has this name."""

    code = "not_found"


class UnknownQuestion(NotFound):
    """No question in the bank has this id."""

    code = "unknown_question"

    def __init__(self, question_id: str) -> None:
        super().__init__(f"There is no question {question_id!r} in this bank.")


class UnknownTopic(NotFound):
    """No topic in the bank has this id."""

    code = "unknown_topic"

    def __init__(self, topic: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no topic {topic!r} in this bank. It has: {', '.join(known)}.")


class UnknownInterview(NotFound):
    """No interview of this candidate has this id."""

    code = "unknown_interview"

    def __init__(self) -> None:
        super().__init__("There is no such interview. Start a new one.")


class NoQuestions(NotFound):
    """No question fits what was asked for."""

    code = "no_questions"

    def __init__(self) -> None:
        super().__init__("No question fits these topics and this level. Choose more topics, or any level.")


class Conflict(CoachError):
    """The message is right in itself, but the interview has moved on."""

    code = "conflict"


class StaleTurn(Conflict):
    """A message speaks of a turn that is not the one on the table."""

    code = "stale_turn"

    def __init__(self, turn: int, current: int) -> None:
        super().__init__(f"Question {turn} is not on the table any more; the interview is at question {current}.")


class InterviewOver(Conflict):
    """The interview has ended."""

    code = "interview_over"

    def __init__(self) -> None:
        super().__init__("This interview has ended. Its summary is kept; start a new one to go on.")


class IdempotencyMismatch(Conflict):
    """A client_id was used before with other content."""

    code = "idempotency_mismatch"

    def __init__(self, client_id: str) -> None:
        super().__init__(f"The message id {client_id!r} was used before with other content. Nothing was changed.")


class NoMoreHints(Conflict):
    """Every hint of this question was given."""

    code = "no_more_hints"

    def __init__(self) -> None:
        super().__init__("There are no more hints for this question.")


class NoHintsInExam(Conflict):
    """An exam is silent until its end."""

    code = "no_hints_in_exam"

    def __init__(self) -> None:
        super().__init__("An exam gives no hints. Practice mode does.")


class Unavailable(CoachError):
    """It cannot be done now; the same call may succeed later."""

    code = "unavailable"

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds after which trying again makes sense."""


class Busy(Unavailable):
    """More is waiting than can be done in good time."""

    code = "busy"


class NotReady(Unavailable):
    """The model is still being loaded."""

    code = "not_ready"


class StorageUnavailable(Unavailable):
    """The database cannot write now: nothing was saved and nothing acknowledged."""

    code = "storage_unavailable"


class Damaged(CoachError):
    """Something on disk is not what it must be."""

    code = "damaged"


class ModelDamaged(Damaged):
    """The model's files are missing or are not those that were measured."""

    code = "model_damaged"


class DatabaseDamaged(Damaged):
    """What the database holds is not what was written."""

    code = "database_damaged"


class DatabaseInUse(Damaged):
    """Another server holds this database."""

    code = "database_in_use"


class DatabaseNewer(Damaged):
    """The database was written by a newer coach."""

    code = "database_newer"


class DatabaseOlder(Damaged):
    """The database was written by an older coach and must be brought up to date first."""

    code = "database_older"
