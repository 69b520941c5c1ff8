"""A question that was chosen, and why, in one short sentence for the candidate."""

from __future__ import annotations

from dataclasses import dataclass

from coach.interview.mastery import Mastery
from coach.interview.question import Level
from coach.interview.schedule import Card


@dataclass(frozen=True, slots=True)
class Choice:
    """A question to ask."""

    question_id: str
    why: str
    """Why it was chosen, one short sentence."""


def why_due(card: Card, today: int) -> str:
    """Return why a question is asked that is due."""
    days = today - card.last
    when = "yesterday" if days == 1 else f"{days} days ago"
    if card.leech:
        return f"You forgot this {card.lapses} times, last {when}; it is due again."
    return f"You answered this {when}; it is due again."


def why_named() -> str:
    """Return why a question is asked that the candidate named."""
    return "You chose this question."


def why_fitting(known: Mastery | None, *, level: Level | None, asked: bool, lately: bool) -> str:
    """Return why a question is asked that is not due.

    Args:
        known: What is known of its topic; None where that was never asked.
        level: Its level, where that is what the topic's mastery calls for.
        asked: It was asked before.
        lately: It was asked lately.
    """
    if lately:
        return "You had this lately, but nothing else is left to ask."
    if known is None:
        return "You have not practised this topic yet."
    if known.weak:
        return f"This is one of your weaker topics{', so an easier question' if level == 'junior' else ''}."
    if level == "senior":
        return "This topic goes well, so a harder question."
    return "To keep it fresh." if asked else "A new question, to keep your topics mixed."
