/** What the page knows of one turn: the answer on the table, what the coach made of it, and the talk that followed. */
import type { Grade, GradedMessage, Snapshot, StandingMessage } from "../../protocol/coach-v1";

/** An event of an interview; kinds that a later server adds carry these fields too. */
export type InterviewEvent = Snapshot["events"][number];
export type EventOf<Kind extends InterviewEvent["kind"]> = Extract<InterviewEvent, { kind: Kind }>;

export type Sure = NonNullable<GradedMessage["confidence"]>;
export type Point = StandingMessage["points"][number];
type Outcome = GradedMessage["status"];

/** What the coach asks for next about a gap. */
export interface StepLine {
  readonly kind: "step";
  readonly step: EventOf<"follow_up">["step"];
  /** The point it is about; null where none is named. */
  readonly keyPoint: string | null;
  readonly text: string;
  readonly passed: boolean;
}

/** Whether the candidate meant a point. */
export interface AskLine {
  readonly kind: "ask";
  readonly keyPoint: string;
  readonly text: string;
  readonly answered: boolean;
}

/** What the candidate said to a step. */
export interface ReplyLine {
  readonly kind: "reply";
  readonly attempt: number;
  readonly text: string;
  readonly outcome: Outcome | null;
  readonly grade: Grade | null;
  /** What it added to the credit of the turn; null until that is known. */
  readonly change: number | null;
}

export type Line = StepLine | AskLine | ReplyLine;

/** An answer to the question itself, with all that came of it. */
export interface Round {
  /** The number of the answer among everything said in this turn, from 1. */
  readonly attempt: number;
  readonly answer: string | null;
  /** What came of the answer; null while nothing has. */
  readonly outcome: Outcome | null;
  readonly grade: Grade | null;
  readonly feedback: string | null;
  readonly confidence: Sure | null;
  /** The credit of the turn, after everything that was said and disputed. */
  readonly credit: number | null;
  /** How each point stands by now; null where the server keeps no such record. */
  readonly points: readonly Point[] | null;
  readonly talk: readonly Line[];
}

export interface TurnView extends Round {
  readonly turn: number;
  readonly questionId: string;
  readonly topic: string;
  readonly level: string;
  readonly prompt: string;
  /** Why this question was chosen. */
  readonly why: string | null;
  /** Time for this question in an exam, in seconds. */
  readonly seconds: number | null;
  readonly hints: readonly string[];
  readonly skipped: boolean;
  readonly reference: string | null;
  /** How often something was said in this turn. */
  readonly attempts: number;
  /** Earlier answers to the same question, oldest first. */
  readonly earlier: readonly Round[];
  /** The point that was disputed last, and by how much that changed the credit. */
  readonly disputed: { readonly keyPoint: string; readonly change: number | null } | null;
}

/** The step that waits for a reply. */
export function openStep({ talk }: Round): StepLine | null {
  const last = talk.at(-1);
  return last?.kind === "step" && !last.passed ? last : null;
}

/** The question whether a point was meant, that waits for yes or no. */
export function openAsk({ talk }: Round): AskLine | null {
  const last = talk.at(-1);
  return last?.kind === "ask" && !last.answered ? last : null;
}

/** The reply that came right before the newest step of the coach. */
export function replyBefore({ talk }: Round): ReplyLine | null {
  const line = talk.at(-2);
  return line?.kind === "reply" ? line : null;
}

/** What was said last in answer to the question or to a step. */
export function lastSaid(turn: TurnView): { readonly text: string; readonly isReply: boolean } | null {
  const reply = turn.talk.findLast((line) => line.kind === "reply");
  if (reply !== undefined) return { text: reply.text, isReply: true };
  return turn.answer === null ? null : { text: turn.answer, isReply: false };
}
