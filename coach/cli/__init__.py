"""The command line: each command reads settings, puts the parts together and prints.

Heavy libraries are imported inside the commands, so that `coach --help` answers at once.
"""

from __future__ import annotations

from coach.cli.main import run

__all__ = ["run"]
