/** Evidence in the candidate's own words: from code points of the server to pieces of a JavaScript string. */
import type { Grade, Span, Verdict } from "../protocol/coach-v1";

export type Tone = Verdict;

/** One numbered piece of evidence, and the points that it speaks for. */
export interface Mark {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tone: Tone;
  readonly owners: readonly string[];
}

/** A run of text that lies in the same marks from its first character to its last. */
export interface Segment {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The gravest of its marks; null outside of all. */
  readonly tone: Tone | null;
  /** Marks that end with this run: their numbers stand behind it. */
  readonly ending: readonly Mark[];
}

/** The name under which a misconception owns its evidence; a key point's id never has a space. */
export function misconceptionOwner(index: number): string {
  return `misconception ${index}`;
}

interface Owned {
  readonly span: Span;
  readonly owner: string;
  readonly tone: Tone;
}

/** Where one piece of text serves several points, the graver finding gives it its colour. */
const GRAVITY: readonly Tone[] = ["contradicted", "unsure", "partial", "missing", "covered"];

function gravest(tones: readonly Tone[]): Tone {
  return GRAVITY.find((tone) => tones.includes(tone)) ?? "covered";
}

/** Return the evidence of a grade, numbered in the order of the text; equal spans share a number. */
export function marksOf(grade: Grade): readonly Mark[] {
  const owned: Owned[] = [
    ...grade.verdicts.flatMap((point) =>
      point.evidence.map((span) => ({ span, owner: point.key_point, tone: point.verdict })),
    ),
    ...grade.misconceptions.flatMap((found, index) =>
      found.evidence.map((span) => ({
        span,
        owner: misconceptionOwner(index),
        tone: "contradicted" as const,
      })),
    ),
  ];
  const places = Map.groupBy(owned, ({ span }) => `${span.start}-${span.end}`);
  return [...places.values()]
    .map((group) => ({ group, span: (group[0] as Owned).span }))
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end)
    .map(({ group, span }, index) => ({
      number: index + 1,
      start: span.start,
      end: span.end,
      text: span.text,
      tone: gravest(group.map((one) => one.tone)),
      owners: [...new Set(group.map((one) => one.owner))],
    }));
}

/** Return where each code point of a text begins in UTF-16, and at last its length. */
export function utf16Offsets(text: string): readonly number[] {
  const offsets = [0];
  let at = 0;
  for (const character of text) {
    at += character.length;
    offsets.push(at);
  }
  return offsets;
}

/** Cut a text at the borders of its marks; the pieces in a row are the text. */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const offsets = utf16Offsets(text);
  const length = offsets.length - 1;
  const inside = (at: number) => Math.max(0, Math.min(at, length));
  const borders = new Set([0, length, ...marks.flatMap((mark) => [inside(mark.start), inside(mark.end)])]);
  const cuts = [...borders].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] as number;
    const covering = marks.filter((mark) => mark.start <= start && end <= mark.end);
    return {
      text: text.slice(offsets[start], offsets[end]),
      marks: covering,
      tone: covering.length === 0 ? null : gravest(covering.map((mark) => mark.tone)),
      ending: covering.filter((mark) => inside(mark.end) === end),
    };
  });
}
