/** Where what the candidate thought of an answer and what came of it lie far apart. */
import type { Sure } from "./turn-view";

/** Score below which an answer that its candidate was sure of is worth a second look. */
const WRONG_BELOW = 40;
/** Score from which on a guess was more than that. */
const RIGHT_FROM = 65;

/** `wrong`: sure, and mostly not so. `right`: a guess, and mostly so. */
export function surprise(sure: Sure | null, score: number): "wrong" | "right" | null {
  if (sure === "sure" && score < WRONG_BELOW) return "wrong";
  return sure === "guessing" && score >= RIGHT_FROM ? "right" : null;
}
