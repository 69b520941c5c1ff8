"""Show what a candidate knows, what is due and what to practise next."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from coach.bank.load import Bank, joined, load_each
from coach.cli.start import settings_with
from coach.interview.habits import Habits, habits
from coach.interview.progress import Progress, progress
from coach.interview.schedule import days_with_due, forecast, schedule
from coach.server.identity import ONLY_CANDIDATE
from coach.server.own_banks import OWN_BANKS, OwnBanks
from coach.settings import Settings
from coach.store.learned import local_day
from coach.store.open import open_reader, place_of

_BAR = 20
"""Characters of a bar from 0 to 100."""

_LACKING = 3
"""Topics whose commonest missing point is told."""


def show_progress(folders: list[Path] | None) -> None:
    """Print weak topics with what is missing, the plan, what is due and the streak; also while the service runs.

    Args:
        folders: Of question banks; those of the settings where none are named.

    Raises:
        NotFound: Nothing was kept yet.
        Damaged, StorageUnavailable: The record cannot be read.
    """
    settings = settings_with(bank=folders)
    bank, today = _bank(settings), local_day(datetime.now(UTC))
    with closing(open_reader(place_of(settings))) as reader:
        record, answered = reader.record_of(ONLY_CANDIDATE, closely=True), reader.answered(ONLY_CANDIDATE)
    standing = schedule(record.reviews)
    titles = dict(bank.topics)
    found = progress(record, bank.by_id, titles, today, settings.due_cap)
    console = Console(highlight=False)
    console.print(_streak(habits(map(local_day, answered), days_with_due(standing, today, bank.by_id), today)))
    console.print(_topics(found, titles) if found.topics else Text("Nothing is known yet: no answer has a grade."))
    for told in (_missing(found, titles), _plan(found), _due(forecast(standing, today, settings.due_cap, bank.by_id))):
        if told:
            console.print(Text(told))


def _bank(settings: Settings) -> Bank:
    configured = load_each(settings.bank)
    own = OwnBanks(settings.data_dir / OWN_BANKS).read({bank.name for bank in configured})
    return joined((*configured, *(own[name] for name in sorted(own))))


def _streak(found: Habits) -> Text:
    freezes = "1 freeze" if found.freezes == 1 else f"{found.freezes} freezes"
    days = "1 day" if found.streak == 1 else f"{found.streak} days"
    return Text(f"Streak {days}, longest {found.longest}, {freezes} left.\n")


def _topics(found: Progress, titles: dict[str, str]) -> Table:
    table = Table(
        "Topic", "0 to 100", "", "Between", "Answers", "Recalled", box=None, pad_edge=False, title_justify="left"
    )
    for column in table.columns[2:]:
        column.justify = "right"
    for hold in found.topics:
        one = hold.mastery
        style = "red" if one.weak else ""
        table.add_row(
            Text(titles.get(one.topic, one.topic), style),
            Text(bar(one.low, one.estimate, one.high), style),
            f"{one.estimate:.0f}",
            f"{one.low:.0f}-{one.high:.0f}",
            str(one.answers),
            f"{hold.retention:.0%}",
        )
    return table


def _missing(found: Progress, titles: dict[str, str]) -> str:
    """Return what the weakest topics lack most often."""
    weak = [hold for hold in found.topics if hold.mastery.weak and hold.missing][:_LACKING]
    lines = (f"- {titles.get(hold.mastery.topic, hold.mastery.topic)}: {hold.missing[0].says}" for hold in weak)
    return "\n".join(["\nMost often left out", *lines]) if weak else ""


def _plan(found: Progress) -> str:
    lines = (f"{number}. {one.why}" for number, one in enumerate(found.advice, start=1))
    return "\n".join(["\nWhat to do next", *lines]) if found.advice else ""


def _due(days: tuple[int, ...]) -> str:
    return f"\nDue today {days[0]}, tomorrow {days[1]}, in {len(days)} days {sum(days)}."


def bar(low: float, estimate: float, high: float) -> str:
    """Return an interval with its middle as a line of characters, each value 0 to 100."""
    first, middle, last = (round(value / 100 * (_BAR - 1)) for value in (low, estimate, high))
    return "".join("●" if place == middle else "─" if first <= place <= last else "·" for place in range(_BAR))
