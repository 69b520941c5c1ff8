/** What the page knows of one interview: a fold over the events of the server. */
import type { Report, ServerMessage, Summary } from "../../protocol/coach-v1";
import { asked, withAsk, withGrade, withSaved, withStanding, withStep } from "./turn-fold";
import type { InterviewEvent, TurnView } from "./turn-view";

export interface InterviewView {
  readonly id: string;
  readonly lastSeq: number;
  readonly mode: "practice" | "exam";
  /** Whether the coach waits with the next question until it is asked for. */
  readonly dialogue: boolean;
  /** When the time of an exam is over, by the clock of the server; null where it takes as long as it takes. */
  readonly endsAt: string | null;
  /** How many questions the interview has. */
  readonly of: number;
  readonly turns: readonly TurnView[];
  readonly ended: boolean;
  /** Ended because the time was over. */
  readonly timedOut: boolean;
  readonly summary: Summary | null;
  readonly reports: readonly Report[];
}

export function emptyView(id: string): InterviewView {
  return {
    id,
    lastSeq: 0,
    mode: "practice",
    dialogue: false,
    endsAt: null,
    of: 0,
    turns: [],
    ended: false,
    timedOut: false,
    summary: null,
    reports: [],
  };
}

/** Whether the message is an event that comes too early: something before it was not received. */
export function leavesHole(view: InterviewView, message: ServerMessage): boolean {
  return isEventOf(view, message) && message.seq > view.lastSeq + 1;
}

/**
 * Return the view after a message.
 *
 * Events that were seen before, of another interview, or behind a hole change nothing, so that replays are
 * harmless. A snapshot replaces what was known. Kinds that this page does not know only move the number on.
 */
export function fold(view: InterviewView, message: ServerMessage): InterviewView {
  if (message.kind === "snapshot") {
    if (message.interview !== view.id) return view;
    const rebuilt = message.events.reduce(fold, emptyView(view.id));
    return { ...rebuilt, lastSeq: message.last_seq };
  }
  if (!isEventOf(view, message) || message.seq !== view.lastSeq + 1) return view;
  return { ...apply(view, message), lastSeq: message.seq };
}

function isEventOf(view: InterviewView, message: ServerMessage): message is InterviewEvent {
  return "seq" in message && message.interview === view.id;
}

function apply(view: InterviewView, event: InterviewEvent): InterviewView {
  switch (event.kind) {
    case "question":
      return {
        ...view,
        mode: event.mode,
        dialogue: event.dialogue,
        // The first question starts the clock, and it tells when the time is over.
        endsAt: event.ends_at ?? view.endsAt,
        of: event.of,
        turns: [...view.turns, asked(event)],
      };
    case "hint":
      return changed(view, event.turn, (turn) => ({ ...turn, hints: [...turn.hints, event.text] }));
    case "saved":
      if (event.what === "end") return { ...view, ended: true, timedOut: event.timed_out };
      return changed(view, event.turn, (turn) => withSaved(turn, event));
    case "graded":
      return changed(view, event.turn, (turn) => withGrade(turn, event));
    case "follow_up":
      return changed(view, event.turn, (turn) => withStep(turn, event));
    case "ask":
      return changed(view, event.turn, (turn) => withAsk(turn, event));
    case "standing":
      return changed(view, event.turn, (turn) => withStanding(turn, event));
    case "summary":
      return { ...view, ended: true, summary: event.summary, reports: event.turns };
    default:
      return passedOver(view, event);
  }
}

/** A kind that only a later server knows; a kind of today that has no case above does not compile. */
function passedOver(view: InterviewView, _event: never): InterviewView {
  return view;
}

function changed(view: InterviewView, number: number, change: (turn: TurnView) => TurnView): InterviewView {
  return { ...view, turns: view.turns.map((turn) => (turn.turn === number ? change(turn) : turn)) };
}
