/** What the page knows of one interview: a fold over the events of the server. */
import type { Grade, GradedMessage, Report, ServerMessage, Snapshot, Summary } from "../../protocol/coach-v1";

export interface TurnView {
  readonly turn: number;
  readonly questionId: string;
  readonly topic: string;
  readonly level: string;
  readonly prompt: string;
  readonly hints: readonly string[];
  readonly answer: string | null;
  readonly skipped: boolean;
  /** What came of the answer; null while nothing has. */
  readonly outcome: GradedMessage["status"] | null;
  readonly grade: Grade | null;
  readonly credit: number | null;
  readonly feedback: string | null;
  readonly reference: string | null;
}

export interface InterviewView {
  readonly id: string;
  readonly lastSeq: number;
  readonly mode: "practice" | "exam";
  /** How many questions the interview has. */
  readonly of: number;
  readonly turns: readonly TurnView[];
  readonly ended: boolean;
  readonly summary: Summary | null;
  readonly reports: readonly Report[];
}

/** An event of an interview; kinds that a later server adds carry these fields too. */
export type InterviewEvent = Snapshot["events"][number];

export function emptyView(id: string): InterviewView {
  return { id, lastSeq: 0, mode: "practice", of: 0, turns: [], ended: false, summary: null, reports: [] };
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
      return { ...view, mode: event.mode, of: event.of, turns: [...view.turns, asked(event)] };
    case "hint":
      return changed(view, event.turn, (turn) => ({ hints: [...turn.hints, event.text] }));
    case "saved":
      if (event.what === "end") return { ...view, ended: true };
      return changed(view, event.turn, () =>
        event.what === "answer" ? { answer: event.text } : { skipped: true, reference: event.reference },
      );
    case "graded":
      return changed(view, event.turn, () => ({
        outcome: event.status,
        grade: event.grade,
        credit: event.credit,
        feedback: event.feedback,
        reference: event.reference,
      }));
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

function asked(event: Extract<InterviewEvent, { kind: "question" }>): TurnView {
  return {
    turn: event.turn,
    questionId: event.question_id,
    topic: event.topic,
    level: event.level,
    prompt: event.prompt,
    hints: [],
    answer: null,
    skipped: false,
    outcome: null,
    grade: null,
    credit: null,
    feedback: null,
    reference: null,
  };
}

function changed(
  view: InterviewView,
  number: number,
  change: (turn: TurnView) => Partial<TurnView>,
): InterviewView {
  return {
    ...view,
    turns: view.turns.map((turn) => (turn.turn === number ? { ...turn, ...change(turn) } : turn)),
  };
}
