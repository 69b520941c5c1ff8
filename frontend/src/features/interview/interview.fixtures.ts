/** Messages of a small interview, for tests. */
import type { Grade, Summary } from "../../protocol/coach-v1";
import type { InterviewEvent } from "./view";

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
  };
}

export function saved(
  seq: number,
  turn: number,
  text: string,
  client_id: string | null = null,
): InterviewEvent {
  return { ...head(seq, client_id), kind: "saved", what: "answer", turn, text, reference: null };
}

function skipped(seq: number, turn: number): InterviewEvent {
  return { ...head(seq), kind: "saved", what: "skip", turn, text: null, reference: "The reference." };
}

function hint(seq: number, turn: number, text: string): InterviewEvent {
  return { ...head(seq), kind: "hint", turn, text };
}

export function graded(seq: number, turn: number): InterviewEvent {
  return {
    ...head(seq),
    kind: "graded",
    turn,
    status: "graded",
    grade: GRADE,
    credit: 62.5,
    feedback: "You made 1 of 2 points.",
    reference: "The reference.",
  };
}

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
