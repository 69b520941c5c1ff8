"""The kinds of error: what a caller tells apart."""

from __future__ import annotations

import re
from typing import ClassVar


class CoachError(Exception):
    """Something that coach can explain; `code` is for machines and `str()` is safe to show.

    The code is the class's name in snake case: part of the published contract, like the messages.
    """

    code: ClassVar[str] = "coach_error"

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class BadInput(CoachError):
    """What somebody sent cannot be used; nothing was changed."""


class Refused(CoachError):
    """A request comes from where none is taken."""


class NotFound(CoachError):
    """Nothing has this name."""


class Conflict(CoachError):
    """What was asked for is right in itself, but does not fit how things stand now."""


class Unavailable(CoachError):
    """It cannot be done now; the same call may succeed later."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds after which trying again makes sense."""


class Damaged(CoachError):
    """Something on disk is not what it must be."""


class NotInstalled(CoachError):
    """A command needs libraries that a plain install leaves out."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"This needs {library}, which is not installed. Install coach with its extra {extra!r}: "
            f"pip install 'interview-coach[{extra}]'."
        )


class InternalError(CoachError):
    """Something failed that should not have; the log has the whole story under the same reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Something went wrong inside coach (reference {reference} in its log). "
            "What was acknowledged is kept; try again."
        )
        self.reference = reference
