/** The grading of one file: a fold over the lines that the service streams. */
import type { MisconceptionFound, PointVerdict } from "../../protocol/coach-v1";

export interface GradedRow {
  readonly id: string;
  readonly question_id: string | null;
  readonly topic: string | null;
  readonly candidate: string | null;
  readonly score: number;
  readonly band: string;
  readonly verdicts: readonly Omit<PointVerdict, "credit">[];
  readonly misconceptions: readonly MisconceptionFound[];
  readonly flags: readonly string[];
  readonly feedback: string;
}

export interface FailedRow {
  readonly id: string | null;
  readonly line: number | null;
  readonly error: { readonly code: string; readonly message: string };
}

export type ResultRow = GradedRow | FailedRow;

interface TopicLine {
  readonly topic: string;
  readonly title: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly answers: number;
  readonly weak: boolean;
}

export interface CandidateLine {
  readonly candidate: string;
  readonly answers: number;
  readonly mean: number;
  readonly weak_topics: readonly string[];
  readonly topics: readonly TopicLine[];
}

interface ClaimLine {
  readonly question_id: string | null;
  readonly says: string;
  readonly times: number;
  readonly answers: number;
}

/** What `coach grade --summary FILE.json` writes; only what the page shows is named. */
export interface FileSummary {
  readonly mean: number | null;
  readonly weak_topics: readonly string[];
  readonly topics: readonly TopicLine[];
  readonly candidates: readonly CandidateLine[];
  readonly missing_points: readonly ClaimLine[];
}

export type RunLine =
  | { readonly kind: "started"; readonly rows: number }
  | { readonly kind: "result"; readonly row: ResultRow }
  | { readonly kind: "summary"; readonly summary: FileSummary };

/** `stopped`: the stream broke off, or was stopped, before its summary came. */
export interface Run {
  readonly name: string;
  readonly stage: "sending" | "grading" | "done" | "stopped";
  readonly rows: number;
  readonly results: readonly ResultRow[];
  readonly failed: number;
  readonly summary: FileSummary | null;
}

export type RunStep = RunLine | { readonly kind: "stopped" };

export function newRun(name: string): Run {
  return { name, stage: "sending", rows: 0, results: [], failed: 0, summary: null };
}

export function isFailed(row: ResultRow): row is FailedRow {
  return "error" in row;
}

/** Return the run after some lines; what came before is not changed. */
export function advance(run: Run, steps: readonly RunStep[]): Run {
  const rows = steps.flatMap((step) => (step.kind === "result" ? [step.row] : []));
  const known = {
    ...run,
    results: [...run.results, ...rows],
    failed: run.failed + rows.filter(isFailed).length,
  };
  return steps.reduce(step, known);
}

function step(run: Run, one: RunStep): Run {
  switch (one.kind) {
    case "started":
      return { ...run, stage: "grading", rows: one.rows };
    case "summary":
      return { ...run, stage: "done", summary: one.summary };
    case "stopped":
      return run.stage === "done" ? run : { ...run, stage: "stopped" };
    case "result":
      return run;
  }
}
