/** Messages of a small interview, for tests. */
import type { Grade, Summary } from "../../protocol/coach-v1";
import type { InterviewEvent, Point } from "./turn-view";

export const ID = "interview-1";

export const GRADE: Grade = {
  score: 62.5,
  band: "fair",
  confidence: 0.8,
  verdicts: [
    {
      key_point: "atomic",
      says: "All or nothing.",
      weight: 3,
      verdict: "covered",
      confidence: 0.9,
      credit: 1,
      evidence: [{ start: 2, end: 13, text: "all of them" }],
    },
    {
      key_point: "retry",
      says: "Retry.",
      weight: 2,
      verdict: "missing",
      confidence: 0.9,
      credit: 0,
      evidence: [],
    },
  ],
  misconceptions: [],
  flags: [],
};

export const SUMMARY: Summary = {
  score: 62.5,
  band: "fair",
  answered: 1,
  skipped: 0,
  ungradable: 0,
  topics: [],
  gaps: [],
  sure_but_wrong: [],
};

const head = (seq: number, client_id: string | null = null) => ({ interview: ID, seq, client_id });

export function question(seq: number, turn: number, client_id: string | null = null): InterviewEvent {
  return {
    ...head(seq, client_id),
    kind: "question",
    turn,
    of: 2,
    mode: "practice",
    question_id: `q-${turn}`,
    topic: "databases-orm",
    level: "mid",
    prompt: `Prompt ${turn}?`,
    why: "It is due.",
    dialogue: false,
    seconds: null,
    ends_at: null,
  };
}

type Saved = Extract<InterviewEvent, { kind: "saved" }>;

/** What the server confirms; `more` is what it tells beside. */
export function confirmed(seq: number, turn: number, what: Saved["what"], more: Partial<Saved> = {}): Saved {
  return {
    ...head(seq),
    kind: "saved",
    what,
    turn,
    text: null,
    reference: null,
    attempt: null,
    key_point: null,
    said: null,
    verdict: null,
    sure: null,
    step: null,
    timed_out: false,
    ...more,
  };
}

export function saved(seq: number, turn: number, text: string, client_id: string | null = null): Saved {
  return confirmed(seq, turn, "answer", { text, client_id, attempt: 1 });
}

function skipped(seq: number, turn: number): Saved {
  return confirmed(seq, turn, "skip", { reference: "The reference." });
}

function hint(seq: number, turn: number, text: string): InterviewEvent {
  return { ...head(seq), kind: "hint", turn, text };
}

export function graded(seq: number, turn: number, attempt = 1, grade = GRADE): InterviewEvent {
  return {
    ...head(seq),
    kind: "graded",
    turn,
    status: "graded",
    attempt,
    confidence: null,
    grade,
    credit: 62.5,
    feedback: "You made 1 of 2 points.",
    reference: "The reference.",
  };
}

export function step(
  seq: number,
  name: "pump" | "hint" | "cloze" | "reveal",
  text = "What else?",
): InterviewEvent {
  const key_point = name === "pump" ? null : "retry";
  return { ...head(seq), kind: "follow_up", turn: 1, step: name, key_point, text };
}

export function ask(seq: number): InterviewEvent {
  return { ...head(seq), kind: "ask", turn: 1, key_point: "retry", text: "Did you mean that you retry?" };
}

/** How the first turn stands: its first point covered, its second as given. */
export function standing(
  seq: number,
  attempt: number,
  credit: number,
  retry: Partial<Point> = {},
  change: number | null = null,
): InterviewEvent {
  const points: Point[] = [
    { key_point: "atomic", verdict: "covered", credit: 1, how: "answer" },
    { key_point: "retry", verdict: "missing", credit: 0, how: "answer", ...retry },
  ];
  return { ...head(seq), kind: "standing", turn: 1, attempt, credit, points, change };
}

/** A talk about one gap: what else? nothing; a hint; the point is made. */
export const TALK: readonly InterviewEvent[] = [
  { ...question(1, 1, "start"), dialogue: true } as InterviewEvent,
  confirmed(2, 1, "confidence", { sure: "sure" }),
  saved(3, 1, "I all of them", "answer-1"),
  graded(4, 1),
  standing(5, 1, 60),
  step(6, "pump"),
  confirmed(7, 1, "skip", { step: "pump" }),
  step(8, "hint", "What if it fails?"),
  confirmed(9, 1, "answer", { text: "Try again.", attempt: 2 }),
  graded(10, 1, 2),
  standing(11, 2, 84, { verdict: "covered", credit: 0.6, how: "hint" }, 24),
];

function summarised(seq: number): InterviewEvent {
  return { ...head(seq), kind: "summary", summary: SUMMARY, turns: [] };
}

/** A whole interview of two questions, in order from seq 1. */
export const WHOLE: readonly InterviewEvent[] = [
  question(1, 1, "start"),
  hint(2, 1, "Think of a crash."),
  saved(3, 1, "I all of them", "answer-1"),
  graded(4, 1),
  question(5, 2),
  skipped(6, 2),
  summarised(7),
];
