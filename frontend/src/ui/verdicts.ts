/** How the findings of a grade are said: sign, order, counts. */
import type { Grade, Verdict } from "../protocol/coach-v1";
import { text } from "../text/en";
import { type Mark, misconceptionOwner, type Tone } from "./spans";

export const SIGN: Record<Verdict, string> = {
  covered: "✓",
  partial: "◐",
  unsure: "?",
  missing: "○",
  contradicted: "✕",
};

/** What is wrong comes first, then the gaps, then what was said well. */
const ORDER: readonly Verdict[] = ["contradicted", "missing", "unsure", "partial", "covered"];
const COUNTED: readonly Verdict[] = ["covered", "partial", "unsure", "missing", "contradicted"];

/** One line of the list under an answer: a key point, or a wrong belief with what is so instead. */
export interface Finding {
  readonly owner: string;
  readonly tone: Tone;
  readonly word: string;
  readonly says: string;
  readonly because: string | null;
  readonly weight: number | null;
  readonly marks: readonly Mark[];
  /** How it came to be said, where it was not said at once. */
  readonly note?: string;
  /** Not told yet: the candidate is still being asked for it. */
  readonly veiled?: boolean;
}

/** Return the findings of a grade, the heaviest of each kind first. */
export function findingsOf(grade: Grade, marks: readonly Mark[]): readonly Finding[] {
  const marksBy = (owner: string) => marks.filter((mark) => mark.owners.includes(owner));
  const beliefs: Finding[] = grade.misconceptions.map((found, index) => ({
    owner: misconceptionOwner(index),
    tone: "contradicted",
    word: text.grade.misconception,
    says: found.says,
    because: found.because,
    weight: null,
    marks: marksBy(misconceptionOwner(index)),
  }));
  const points: Finding[] = grade.verdicts
    .map((point) => ({
      owner: point.key_point,
      tone: point.verdict,
      word: text.verdicts[point.verdict],
      says: point.says,
      because: null,
      weight: point.weight,
      marks: marksBy(point.key_point),
    }))
    .sort((one, other) => ORDER.indexOf(one.tone) - ORDER.indexOf(other.tone) || other.weight - one.weight);
  const wrong = points.filter((point) => point.tone === "contradicted");
  return [...wrong, ...beliefs, ...points.filter((point) => point.tone !== "contradicted")];
}

/** "covered 2 · missing 1": only the kinds that there are. */
export function countsOf(grade: Grade): readonly string[] {
  return COUNTED.flatMap((verdict) => {
    const found = grade.verdicts.filter((point) => point.verdict === verdict).length;
    const wrong = verdict === "contradicted" ? grade.misconceptions.length : 0;
    return found + wrong === 0 ? [] : [text.grade.counts[verdict](found + wrong)];
  });
}

/** A score as people say it: whole unless the half point matters. */
export function scoreWords(score: number): string {
  return String(Math.round(score));
}

export function bandWords(band: string): string {
  return text.bands[band] ?? band;
}

/** The verdict that a turn as a whole looks like, for its dot. */
export function toneOfBand(band: string): "covered" | "partial" | "missing" {
  if (band === "excellent" || band === "good") return "covered";
  return band === "fair" ? "partial" : "missing";
}

export function flagWords(flag: string): string {
  return text.grade.flags[flag] ?? text.grade.flagOther(flag);
}

/**
 * Return the coach's words without the lists of points in them.
 *
 * The same points stand below the answer, each with its sign and evidence: what the list says is not said twice.
 */
export function proseOf(feedback: string): string {
  return feedback
    .split(/\n{2,}/)
    .filter((paragraph) => !/^- /m.test(paragraph))
    .join("\n\n");
}
