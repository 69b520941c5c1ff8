"""What a candidate in a terminal sees of each message."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markdown import Markdown
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from coach.cli.practice.entry import KEYS
from coach.cli.practice.table import Table
from coach.interview.grade import Verdict
from coach.interview.summary import Summary
from coach.protocol.events import AskedMessage, HintMessage, Report, Saved, StandingMessage, SummaryMessage
from coach.protocol.messages import ErrorMessage, ServerMessage

SIGNS: dict[Verdict, tuple[str, str]] = {
    Verdict.COVERED: ("✓", "green"),
    Verdict.PARTIAL: ("◐", "yellow"),
    Verdict.UNSURE: ("?", "cyan"),
    Verdict.MISSING: ("○", "bright_black"),
    Verdict.CONTRADICTED: ("✕", "red"),
}
"""Sign and colour of each verdict; its word stands beside them."""

_HELPED = {
    "pump": "after “what else?”",
    "hint": "after a hint",
    "cloze": "after the gap",
    "say_back": "said back",
    "confirmed": "you said so",
    "disputed": "you say so",
}
_QUOTE = 70
_STEP = {"hint": "A hint: ", "cloze": "Fill the gap: ", "reveal": "", "pump": ""}


def keys() -> RenderableType:
    """Return the list of what may be typed."""
    grid = Grid.grid(padding=(0, 2))
    for key, does in KEYS:
        grid.add_row(Text(key, style="bold"), does)
    return Group(Text("Write your answer and end it with an empty line, or type:"), grid)


def drawn(message: ServerMessage) -> RenderableType | None:
    """Return a message as it is shown at once; None for one that shows nothing by itself."""
    match message:
        case AskedMessage():
            return _question(message)
        case Saved():
            return _saved(message)
        case HintMessage():
            return Text(f"Hint: {message.text}", style="cyan")
        case SummaryMessage():
            return Group(*_summary(message))
        case ErrorMessage():
            return Text(message.message, style="red")
        case _:
            return None


def standing(table: Table) -> RenderableType | None:
    """Return how the question on the table stands, and what the coach asks; None before its first grade."""
    if table.standing is None or table.graded is None or table.graded.grade is None:
        return None
    lines: list[RenderableType] = [_credit(table.standing), *_points(table)]
    if table.hidden:
        lines.append(Text(f"○ still to be found: {len(table.hidden)}", style="bright_black"))
    elif table.graded.grade.misconceptions:
        lines += [Text(f"✕ {found.because}", style="red") for found in table.graded.grade.misconceptions]
    return Group(*lines)


def asked(table: Table) -> RenderableType | None:
    """Return what the coach waits for."""
    if table.asking is not None:
        return Text(f"{table.asking.text} [y/n]", style="bold")
    if table.step is not None:
        return Text(f"{_STEP[table.step.step]}{table.step.text}", style="bold")
    if not table.open and not table.silent and table.summary is None:
        return Text(
            "/next goes on." if table.skipped else "/next goes on; an answer is read anew.", style="bright_black"
        )
    return None


def _question(asked_now: AskedMessage) -> RenderableType:
    title = f"{asked_now.turn} of {asked_now.of} · {asked_now.topic} · {asked_now.level}"
    timed = f"{asked_now.seconds // 60} min {asked_now.seconds % 60:02} s for this one" if asked_now.seconds else None
    return Panel(Text(asked_now.prompt), title=title, title_align="left", subtitle=timed, subtitle_align="right")


def _saved(saved: Saved) -> RenderableType | None:
    match saved.what:
        case "skip" if saved.reference:
            return Group(Text("A strong candidate would say:", style="bright_black"), Markdown(saved.reference))
        case "withdraw":
            return Text("Taken back.", style="bright_black")
        case "end" if saved.timed_out:
            return Text("The time is over.", style="yellow")
        case "confidence":
            return Text(f"Noted: {saved.sure}.", style="bright_black")
        case _:
            return None


def _credit(stands: StandingMessage) -> Text:
    line = Text(f"{stands.credit:.0f}", style="bold")
    if stands.change:
        line.append(f"  {stands.change:+.0f}", style="green" if stands.change > 0 else "red")
    return line


def _points(table: Table) -> Iterator[Text]:
    points = table.standing.points if table.standing else ()
    for number, point in enumerate(points, start=1):
        if point.key_point in table.hidden:
            continue
        sign, colour = SIGNS[point.verdict]
        line = Text(f"{number} {sign} {point.verdict.value}: ", style=colour)
        line.append(table.says.get(point.key_point, point.key_point), style="default")
        if point.how in _HELPED:
            line.append(f" ({_HELPED[point.how]}: {point.credit:.0%})", style="bright_black")
        if quote := table.quotes.get(point.key_point):
            line.append(f"\n    “{_short(quote)}”", style="italic bright_black")
        yield line


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE]} …"


def _summary(told: SummaryMessage) -> Iterator[RenderableType]:
    summary = told.summary
    yield Panel(Text(f"{summary.score:.0f}  {summary.band.value}", style="bold"), title="The end", title_align="left")
    for turn in told.turns:
        yield _turn(turn)
    if summary.sure_but_wrong:
        turns = ", ".join(str(number) for number in summary.sure_but_wrong)
        yield Text(f"Sure, but not right: question {turns}.", style="red")
    yield from _weak(summary)


def _turn(turn: Report) -> Text:
    what = "skipped" if turn.skipped else "not graded" if turn.grade is None else f"{turn.credit:.0f}"
    return Text(f"{turn.turn}. {what:>10}  {turn.prompt}")


def _weak(summary: Summary) -> Iterator[Text]:
    for topic in summary.topics:
        if topic.weak:
            yield Text(f"Weak: {topic.topic}, {topic.estimate:.0f} ({topic.low:.0f} to {topic.high:.0f})")
    for gap in summary.gaps[:2]:
        yield Text(f"Cost you {gap.cost:.0f} points in question {gap.turn}: {gap.says}")
