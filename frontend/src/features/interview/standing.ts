/** Which turn is shown, and how it stands: the view of the server and what is still on its way, together. */
import { answerOnItsWay, isOnItsWay, type Outbox } from "./outbox";
import type { InterviewView, TurnView } from "./view";

/** `sending`: not acknowledged yet. `saved`: acknowledged, and nothing came of it yet. */
export type Standing = "open" | "sending" | "saved" | "graded" | "held" | "ungradable" | "skipped";

export function standingOf(turn: TurnView, outbox: Outbox): Standing {
  if (turn.skipped) return "skipped";
  if (turn.outcome !== null) return turn.outcome;
  if (turn.answer !== null) return "saved";
  return answerOnItsWay(outbox, turn.turn) === null ? "open" : "sending";
}

/** What the candidate said, as soon as it was said. */
export function answerOf(turn: TurnView, outbox: Outbox): string | null {
  return turn.answer ?? answerOnItsWay(outbox, turn.turn);
}

/**
 * Return the turn to show.
 *
 * Args:
 *   reading: The turn whose outcome the candidate has not turned away from yet, or null.
 */
export function shownTurn(view: InterviewView, reading: number | null): TurnView | undefined {
  const held = view.mode === "practice" ? view.turns.find((turn) => turn.turn === reading) : undefined;
  return held ?? view.turns.at(-1);
}

/** Whether there is something to go on to from a turn: a later question, or the end. */
export function mayGoOn(view: InterviewView, turn: TurnView): boolean {
  return view.turns.length > turn.turn || view.summary !== null;
}

export function isLast(view: InterviewView, turn: TurnView): boolean {
  return view.ended || turn.turn >= view.of;
}

/** Everything was said, and the summary waits for the last grades. */
export function isFinishing(view: InterviewView, outbox: Outbox): boolean {
  if (view.summary !== null) return false;
  if (view.ended || isOnItsWay(outbox, "end")) return true;
  const last = view.turns.at(-1);
  return view.mode === "exam" && last?.turn === view.of && standingOf(last, outbox) !== "open";
}
