/** Where the points of a question stand in its reference answer. */
import type { Block, Inline } from "./markdown";

/** A sentence of the reference that makes points, in UTF-16 offsets of its line. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly owners: readonly string[];
}

/** A paragraph or an item of a list, as plain text; points inside of code end no sentence. */
type PlainLine = string;

/** From this share of a point's words on, a sentence makes the point. */
const ENOUGH = 0.45;
const SENTENCE = /[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*\s*/g;
const COMMON = new Set(
  "a an and are as at be been but by can do does for from has have if in into is it its more most must no not of on one only or other own same so such than that the their them then there they this to was what when where which while who will with would you your".split(
    " ",
  ),
);

export function plainOf(inlines: readonly Inline[]): PlainLine {
  return inlines.map(({ kind, text }) => (kind === "code" ? text.replaceAll(/[.!?]/g, "·") : text)).join("");
}

/** Return the lines of a text in order: each paragraph, and each item of a list; code has none. */
export function linesOf(blocks: readonly Block[]): readonly (readonly Inline[])[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.inlines] : block.kind === "list" ? block.items : [],
  );
}

/**
 * Return for each line of a reference the sentences that make points.
 *
 * A point belongs to the sentence that shares most of its words, if it shares enough.
 */
export function sharedPlaces(
  lines: readonly PlainLine[],
  points: readonly { readonly owner: string; readonly says: string }[],
): readonly (readonly Place[])[] {
  const sentences = lines.flatMap((line, at) => sentencesOf(line).map((span) => ({ ...span, line: at })));
  const homes = points.map((point) => {
    const wanted = stemsOf(point.says);
    const shares = sentences.map((one) => shareOf(wanted, stemsOf(one.text)));
    const best = Math.max(...shares);
    return { owner: point.owner, sentence: best >= ENOUGH ? shares.indexOf(best) : -1 };
  });
  return lines.map((_, at) =>
    sentences.flatMap(({ start, end, line }, index) => {
      const owners = homes.filter((home) => home.sentence === index).map((home) => home.owner);
      return line === at && owners.length > 0 ? [{ start, end, owners }] : [];
    }),
  );
}

function sentencesOf(line: PlainLine) {
  return [...line.matchAll(SENTENCE)].map((match) => {
    const text = match[0].trimEnd();
    return { text, start: match.index, end: match.index + text.length };
  });
}

function shareOf(wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  return wanted.size === 0 ? 0 : [...wanted].filter((stem) => given.has(stem)).length / wanted.size;
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map(stemOf));
}

/** Cut common endings, so that "locks", "locked" and "locking" are one word. */
function stemOf(word: string): string {
  return word.length <= 4 ? word.replace(/s$/, "") : word.replace(/(?:ing|ed|es|s|ly|e)$/, "");
}

/** Cut a line at the borders of its places; the pieces in a row are the line. */
export function piecesOf(
  inlines: readonly Inline[],
  places: readonly Place[],
): readonly { readonly inlines: readonly Inline[]; readonly owners: readonly string[] }[] {
  const length = plainOf(inlines).length;
  const borders = [...new Set([0, ...places.flatMap(({ start, end }) => [start, end]), length])];
  const cuts = borders.sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] as number;
    const owners = places.find((place) => place.start <= start && end <= place.end)?.owners ?? [];
    return { inlines: between(inlines, start, end), owners };
  });
}

function between(inlines: readonly Inline[], start: number, end: number): readonly Inline[] {
  let at = 0;
  return inlines.flatMap((inline) => {
    const from = at;
    at += inline.text.length;
    const text = inline.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return text === "" ? [] : [{ ...inline, text }];
  });
}
