/** What was written and has not reached the service: where this browser keeps it, and how to read it without one. */
import { clear, createStore, entries } from "idb-keyval";

const DATABASE = "coach";

/** The place in this browser where drafts and unsent messages lie. */
export function keptStore(name = DATABASE) {
  return createStore(name, "kept");
}

export const draftKey = (interview: string, turn: number) => `draft ${interview} ${turn}`;
export const outboxKey = (interview: string) => `outbox ${interview}`;

export interface Unsent {
  readonly interview: string;
  readonly turn: number;
  readonly text: string;
  /** Sent already, and not acknowledged. */
  readonly waiting: boolean;
}

/** Return what is kept, by interview and turn; nothing where the browser has no database. */
export async function unsent(name = DATABASE): Promise<readonly Unsent[]> {
  const kept = await entries(keptStore(name)).catch(() => []);
  return kept
    .flatMap(([key, value]) => readEntry(String(key), value))
    .sort((one, other) => one.interview.localeCompare(other.interview) || one.turn - other.turn);
}

export async function forgetUnsent(name = DATABASE): Promise<void> {
  await clear(keptStore(name)).catch(() => undefined);
}

function readEntry(key: string, value: unknown): readonly Unsent[] {
  const [kind, interview = "", turn = ""] = key.split(" ");
  if (kind === "draft" && typeof value === "string") {
    return value.trim() === "" ? [] : [{ interview, turn: Number(turn), text: value, waiting: false }];
  }
  return kind === "outbox" && Array.isArray(value) ? value.flatMap((one) => readMessage(interview, one)) : [];
}

function readMessage(interview: string, message: unknown): readonly Unsent[] {
  if (typeof message !== "object" || message === null) return [];
  const { kind, turn, text } = message as Record<string, unknown>;
  if (kind !== "answer" || typeof turn !== "number" || typeof text !== "string") return [];
  return [{ interview, turn, text, waiting: true }];
}
