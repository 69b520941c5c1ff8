/** How the points of a question stand after everything that was said, as lines of the list under the answer. */
import type { Verdict } from "../../protocol/coach-v1";
import { text } from "../../text/en";
import { marksOf } from "../../ui/spans";
import { type Finding, findingsOf } from "../../ui/verdicts";
import { openAsk, type Point, type Round } from "./turn-view";

export interface PointFinding extends Finding {
  /** The id of the key point; null for a wrong belief, which nobody can dispute away. */
  readonly keyPoint: string | null;
  readonly disputed: boolean;
  /** The question whether it was meant, while that waits for yes or no. */
  readonly asked: string | null;
}

const GAPS: readonly Verdict[] = ["missing", "partial"];

/**
 * Return the findings of an answer, in an order that the talk after it does not change.
 *
 * Args:
 *   veil: Whether the open points are kept from the eye, because the coach still asks for them.
 *   shown: Points that the candidate wanted to see all the same.
 */
export function pointFindings(
  round: Round,
  veil: boolean,
  shown: ReadonlySet<string>,
): readonly PointFinding[] {
  if (round.grade === null) return [];
  const ask = openAsk(round);
  const found = findingsOf(round.grade, marksOf(round.grade)).map((finding) => {
    const point = round.points?.find((one) => one.key_point === finding.owner);
    const tone = point?.verdict ?? finding.tone;
    const told = shown.has(finding.owner) || isRevealed(round, finding.owner);
    return {
      ...finding,
      ...(point && { tone, word: text.verdicts[tone], note: noteOf(point) }),
      keyPoint: finding.weight === null ? null : finding.owner,
      disputed: point?.how === "disputed",
      asked: ask?.keyPoint === finding.owner ? ask.text : null,
      veiled: veil && !told && GAPS.includes(tone),
    };
  });
  const unsure = new Set(
    round.grade.verdicts.filter((one) => one.verdict === "unsure").map((one) => one.key_point),
  );
  // What the coach asks about in place stands first, where it is seen.
  return [...found.filter((one) => unsure.has(one.owner)), ...found.filter((one) => !unsure.has(one.owner))];
}

/** The finding that the key for "I said this" is about: the lit one, or else the dearest gap. */
export function disputable(findings: readonly PointFinding[], lit: string | null): PointFinding | undefined {
  const points = findings.filter((one) => one.keyPoint !== null && one.asked === null);
  const open = points.filter((one) => one.tone !== "covered" || one.disputed);
  return open.find((one) => one.owner === lit) ?? open.find((one) => one.tone !== "covered");
}

function noteOf(point: Point): string {
  const how = text.points.how[point.how];
  if (how === "") return "";
  const whole = point.credit === 0 || point.credit === 1;
  return whole ? how : `${how} · ${text.points.counts(point.credit)}`;
}

function isRevealed({ talk }: Round, keyPoint: string): boolean {
  return talk.some((line) => line.kind === "step" && line.step === "reveal" && line.keyPoint === keyPoint);
}

/** What a new answer says that the one before did not, and the other way round. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Compare the first grades of two answers to one question; null until both are there. */
export function differenceOf(before: Round | undefined, after: Round): Difference | null {
  if (!before?.grade || !after.grade) return null;
  const said = (round: Round) => round.grade?.verdicts.filter((one) => one.verdict === "covered") ?? [];
  const only = (one: Round, other: Round) =>
    said(one)
      .filter((point) => !said(other).some((same) => same.key_point === point.key_point))
      .map((point) => point.says);
  return {
    before: before.grade.score,
    after: after.grade.score,
    gained: only(after, before),
    lost: only(before, after),
  };
}
