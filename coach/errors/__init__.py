"""Every error that coach raises on purpose.

CoachError
├── BadInput                what somebody sent cannot be used
│   ├── BadMessage          a frame that is no message of coach.v1
│   ├── EmptyAnswer · AnswerTooLong · ForbiddenCharacter
│   ├── BadBank             a question bank with an error: file, line, field
│   ├── BadNotes            notes, a table or an exported bank that no bank can be made of
│   ├── BadRulings          a file of rulings on what a bank covers that cannot be read
│   ├── BadUpload           a file of questions that cannot be taken, with everything that must be mended
│   ├── BadAnswersFile      a file of answers that cannot be read at all
│   ├── BadRow              a row of it that cannot be graded
│   ├── BadBackup           a file of a candidate's record that cannot be restored
│   ├── TooLarge            more was sent than is read
│   └── BadSettings         a setting that cannot be used
│       └── AddressTaken
├── Refused                 a request from where none is taken
├── NotFound
│   ├── UnknownQuestion · UnknownTopic · UnknownInterview · UnknownBank · UnknownPoint
│   ├── NoQuestions · NothingDue
├── Conflict                right in itself, but not now
│   ├── StaleTurn · InterviewOver · IdempotencyMismatch · NoMoreHints · NoHintsInExam
│   ├── NoDialogue · NotSettled · NotAsked · NothingToEdit · TooLate · TimeOver
│   ├── BankExists · BankInUse · BanksShared
├── Unavailable             try again later
│   ├── Busy · NotReady · StorageUnavailable
├── Damaged                 something on disk is not what it must be
│   ├── ModelDamaged · DatabaseDamaged · DatabaseInUse · DatabaseNewer · DatabaseOlder
├── NotInstalled            an optional part of the installation is missing
└── InternalError           a bug: what nobody raised on purpose, worded for the outside
"""

from __future__ import annotations

from coach.errors.inputs import (
    AddressTaken,
    AnswerTooLong,
    BadAnswersFile,
    BadBackup,
    BadBank,
    BadMessage,
    BadNotes,
    BadRow,
    BadRulings,
    BadSettings,
    BadUpload,
    EmptyAnswer,
    ForbiddenCharacter,
    TooLarge,
)
from coach.errors.kinds import (
    BadInput,
    CoachError,
    Conflict,
    Damaged,
    InternalError,
    NotFound,
    NotInstalled,
    Refused,
    Unavailable,
)
from coach.errors.states import (
    BankExists,
    BankInUse,
    BanksShared,
    Busy,
    DatabaseDamaged,
    DatabaseInUse,
    DatabaseNewer,
    DatabaseOlder,
    IdempotencyMismatch,
    InterviewOver,
    ModelDamaged,
    NoHintsInExam,
    NoMoreHints,
    NoQuestions,
    NothingDue,
    NotReady,
    StaleTurn,
    StorageUnavailable,
    UnknownBank,
    UnknownInterview,
    UnknownQuestion,
    UnknownTopic,
)
from coach.errors.talk import (
    NoDialogue,
    NotAsked,
    NothingToEdit,
    NotSettled,
    TimeOver,
    TooLate,
    UnknownPoint,
)

__all__ = [
    "AddressTaken",
    "AnswerTooLong",
    "BadAnswersFile",
    "BadBackup",
    "BadBank",
    "BadInput",
    "BadMessage",
    "BadNotes",
    "BadRow",
    "BadRulings",
    "BadSettings",
    "BadUpload",
    "BankExists",
    "BankInUse",
    "BanksShared",
    "Busy",
    "CoachError",
    "Conflict",
    "Damaged",
    "DatabaseDamaged",
    "DatabaseInUse",
    "DatabaseNewer",
    "DatabaseOlder",
    "EmptyAnswer",
    "ForbiddenCharacter",
    "IdempotencyMismatch",
    "InternalError",
    "InterviewOver",
    "ModelDamaged",
    "NoDialogue",
    "NoHintsInExam",
    "NoMoreHints",
    "NoQuestions",
    "NotAsked",
    "NotFound",
    "NotInstalled",
    "NotReady",
    "NotSettled",
    "NothingDue",
    "NothingToEdit",
    "Refused",
    "StaleTurn",
    "StorageUnavailable",
    "TimeOver",
    "TooLarge",
    "TooLate",
    "Unavailable",
    "UnknownBank",
    "UnknownInterview",
    "UnknownPoint",
    "UnknownQuestion",
    "UnknownTopic",
]
