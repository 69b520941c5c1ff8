/** Which turn is shown, and how far it is: the view of the server and what is still on its way, together. */
import { isOnItsWay, type Outbox, type Wording, wordsOnItsWay } from "./outbox";
import { lastSaid, openAsk, openStep, type TurnView } from "./turn-view";
import type { InterviewView } from "./view";

/** `sending`: not acknowledged yet. `saved`: acknowledged, and nothing came of it yet. */
export type Stage = "open" | "sending" | "saved" | "graded" | "held" | "ungradable" | "skipped";

/** What the talk after an answer waits for: the candidate's yes or no, their words, the coach, or nothing. */
export type TalkStage = "ask" | "step" | "sending" | "reading" | "silent";

export function stageOf(turn: TurnView, outbox: Outbox): Stage {
  if (mainOnItsWay(turn, outbox) !== null) return "sending";
  if (turn.skipped) return "skipped";
  if (turn.outcome !== null) return turn.outcome;
  return turn.answer === null ? "open" : "saved";
}

/** What the candidate said, as soon as it was said. */
export function answerOf(turn: TurnView, outbox: Outbox): string | null {
  return mainOnItsWay(turn, outbox) ?? turn.answer;
}

export function talkStageOf(turn: TurnView, outbox: Outbox): TalkStage {
  if (replyOnItsWay(turn, outbox) !== null || isOnItsWay(outbox, "confirm")) return "sending";
  const last = turn.talk.at(-1);
  if (last?.kind === "reply" && last.outcome === null) return "reading";
  if (openAsk(turn)) return "ask";
  if (openStep(turn)) return isOnItsWay(outbox, "skip") ? "sending" : "step";
  return "silent";
}

/** The reply to a step that is on its way. */
export function replyOnItsWay(turn: TurnView, outbox: Outbox): string | null {
  const words = wordsOnItsWay(outbox, turn.turn);
  return words !== null && isReply(turn, words) ? words.text : null;
}

function mainOnItsWay(turn: TurnView, outbox: Outbox): string | null {
  const words = wordsOnItsWay(outbox, turn.turn);
  return words === null || isReply(turn, words) ? null : words.text;
}

function isReply(turn: TurnView, words: Wording): boolean {
  return words.kind === "edit" ? lastSaid(turn)?.isReply === true : openStep(turn) !== null;
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

/** What the way on from a turn does: turn to what is there already, ask the coach to go on, or nothing yet. */
export function wayOn(view: InterviewView, turn: TurnView, outbox: Outbox): "turn" | "ask" | null {
  if (view.turns.length > turn.turn || view.summary !== null) return "turn";
  if (!view.dialogue) return null;
  const settled = ["graded", "ungradable", "skipped"].includes(stageOf(turn, outbox));
  const talking = ["sending", "reading"].includes(talkStageOf(turn, outbox));
  return settled && !talking && !view.ended && !isOnItsWay(outbox, "next") ? "ask" : null;
}

export function isLast(view: InterviewView, turn: TurnView): boolean {
  return view.ended || turn.turn >= view.of;
}

/** Everything was said, and the summary waits for the last grades. */
export function isFinishing(view: InterviewView, outbox: Outbox): boolean {
  if (view.summary !== null) return false;
  if (view.ended || isOnItsWay(outbox, "end")) return true;
  const last = view.turns.at(-1);
  return view.mode === "exam" && last?.turn === view.of && stageOf(last, outbox) !== "open";
}
