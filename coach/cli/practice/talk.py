"""An interview in a terminal, from the first question to the summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rich.console import Console, RenderableType

from coach.cli.practice import draw
from coach.cli.practice.entry import Heads, edited, message_of
from coach.cli.practice.line import Line
from coach.cli.practice.table import Table, after
from coach.protocol.commands import Command, Start

Read = Callable[[str], str]
"""Shows a prompt and returns the next line; raises EOFError where there is none."""


@dataclass(slots=True)
class Talk:
    """Shows what comes and asks for what is wanted."""

    line: Line
    console: Console
    read: Read
    heads: Heads
    table: Table = field(default_factory=Table)

    def hold(self, start: Start) -> None:
        """Talk until the summary; when nothing more is typed the interview is ended.

        Raises:
            CoachError: The coach cannot be reached any more, or nothing can be saved.
        """
        self._say(start)
        if self.table.question is not None:
            self.console.print(draw.keys())
        while self.table.question is not None and self.table.summary is None:
            message = self._entered()
            if message is not None:
                self._say(message)

    def _say(self, message: Start | Command) -> None:
        """Send a message and show what comes of it."""
        stood = self.table.standing
        with self.console.status("reading …"):
            for told in self.line.say(message):
                self.table = after(self.table, told)
                self._show(draw.drawn(told))
        if self.table.standing is not None and self.table.standing is not stood:
            self._show(draw.standing(self.table))
        self._show(draw.asked(self.table))

    def _entered(self) -> Command | None:
        """Return what the candidate wants; what means nothing is explained and asked again."""
        try:
            entry = self._text("> ")
            if entry == "/edit" and self.table.texts:
                self.console.print(self.table.texts[max(self.table.texts)], style="italic")
                return edited(self._text("edit> "), self.table, self.heads)
        except EOFError:
            entry = "/quit"
        if entry == "/why" and self.table.question is not None:
            self.console.print(self.table.question.why or "It is one of those that you asked for.")
            return None
        message = message_of(entry, self.table, self.heads)
        if message is None and entry:
            self.console.print(draw.keys())
        return message

    def _text(self, prompt: str) -> str:
        """Return what is typed up to an empty line; a command, a reply and yes or no are one line."""
        first = self.read(prompt).strip()
        short = first.startswith("/") or not first or self.table.asking is not None
        lines = [first]
        while not short and lines[-1].strip():
            try:
                lines.append(self.read(". "))
            except EOFError:
                break
        return "\n".join(lines).strip()

    def _show(self, one: RenderableType | None) -> None:
        if one is not None:
            self.console.print(one)
