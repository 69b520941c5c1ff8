"""Known failures of the grader on a bank: listed beside it, so that they stay visible and new ones are noticed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.errors import BadBank

KNOWN_FILE = "known-failures.txt"
_HEAD = """\
# What the grader gets wrong on this bank: a check, the question, a hash of the text; one a line.
# Written by `coach bank lint --accept`. No form is ever reworded to make this list shorter.
"""


def read_known(folder: Path) -> frozenset[str]:
    """Return the keys of a bank's known failures; none where there is no list.

    Raises:
        BadBank: The list cannot be read.
    """
    try:
        text = (folder / KNOWN_FILE).read_text("utf-8")
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError) as error:
        raise BadBank(f"{folder / KNOWN_FILE} cannot be read: {error}") from error
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def write_known(folder: Path, keys: Iterable[str]) -> None:
    """Write the list anew.

    Raises:
        BadBank: It cannot be written.
    """
    try:
        (folder / KNOWN_FILE).write_text(_HEAD + "".join(f"{key}\n" for key in sorted(set(keys))), "utf-8")
    except OSError as error:
        raise BadBank(f"{folder / KNOWN_FILE} cannot be written: {error.strerror}") from error
