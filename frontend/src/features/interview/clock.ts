/** How the time of an exam stands; times are milliseconds by the clock of the server. */
import type { TurnView } from "./turn-view";
import type { InterviewView } from "./view";

export interface Clock {
  /** Milliseconds until the time is over, at least 0. */
  readonly left: number;
  /** Seconds for each question, where all take the same. */
  readonly seconds: number | null;
  /** Whether the questions so far have taken more than their time. */
  readonly behind: boolean;
}

/** Milliseconds before the end at which what is written is handed in, so that it arrives in time. */
export const HAND_IN = 1_500;
/** Milliseconds after the end at which the page no longer waits for the server to close the interview. */
export const OVERDUE = 3_000;
/** Minutes before the end that are told to whoever does not see the clock. */
const TOLD = [5, 1];

/** Return how the time stands; null where an interview takes as long as it takes. */
export function clockOf(view: InterviewView, turn: TurnView, now: number): Clock | null {
  if (view.endsAt === null) return null;
  const left = Date.parse(view.endsAt) - now;
  const whole = (turn.seconds ?? 0) * view.of * 1_000;
  const behind = turn.seconds !== null && whole - left > turn.turn * turn.seconds * 1_000;
  return { left: Math.max(0, left), seconds: turn.seconds, behind };
}

/** The minutes left that are worth telling between two looks at the clock; null when nothing is. */
export function toldBetween(before: number, after: number): number | null {
  return TOLD.find((minutes) => before > minutes * 60_000 && after <= minutes * 60_000) ?? null;
}
