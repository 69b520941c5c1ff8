import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grade, Span } from "../protocol/coach-v1";
import { type Mark, marksOf, segmentsOf, utf16Offsets } from "./spans";

const point = (key_point: string, verdict: Grade["verdicts"][number]["verdict"], ...evidence: Span[]) => ({
  key_point,
  says: key_point,
  weight: 1,
  verdict,
  confidence: 1,
  credit: 0,
  evidence,
});

const gradeOf = (...verdicts: Grade["verdicts"]): Grade => ({
  score: 50,
  band: "fair",
  confidence: 1,
  verdicts,
  misconceptions: [],
  flags: [],
});

const markAt = (start: number, end: number): Mark => ({
  number: 1,
  start,
  end,
  text: "",
  tone: "covered",
  owners: ["p"],
});

const anyText = fc.string({ unit: "binary" });
const anyMarks = fc.array(
  fc.tuple(fc.nat(30), fc.nat(30)).map(([one, other]) => markAt(Math.min(one, other), Math.max(one, other))),
);

describe("segmentsOf", () => {
  it("underlines code points, whatever they are made of in UTF-16", () => {
    const text = "😀 naïve 𝒳 locks are fine";
    const start = [..."😀 naïve 𝒳 "].length;
    const pieces = segmentsOf(text, [markAt(start, start + 5)]);

    expect(pieces.filter((piece) => piece.marks.length > 0).map((piece) => piece.text)).toEqual(["locks"]);
  });

  it("loses and adds nothing", () => {
    fc.assert(
      fc.property(anyText, anyMarks, (text, marks) => {
        const pieces = segmentsOf(text, marks);

        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      }),
    );
  });

  it("gives each mark exactly its own code points", () => {
    fc.assert(
      fc.property(anyText, anyMarks, (text, marks) => {
        const pieces = segmentsOf(text, marks);

        for (const mark of marks) {
          const marked = pieces.filter((piece) => piece.marks.includes(mark)).map((piece) => piece.text);
          expect(marked.join("")).toBe([...text].slice(mark.start, mark.end).join(""));
        }
      }),
    );
  });

  it("puts every number behind its mark once", () => {
    const pieces = segmentsOf("abcdef", [markAt(0, 4), markAt(2, 6)]);

    expect(pieces.map((piece) => [piece.text, piece.ending.length])).toEqual([
      ["ab", 0],
      ["cd", 1],
      ["ef", 1],
    ]);
  });
});

describe("the colour of a piece", () => {
  it("is that of the gravest mark over it", () => {
    const inner: Mark = { ...markAt(2, 4), tone: "contradicted" };

    expect(segmentsOf("abcdef", [markAt(0, 5), inner]).map((piece) => piece.tone)).toEqual([
      "covered",
      "contradicted",
      "covered",
      null,
    ]);
  });
});

describe("marksOf", () => {
  const words = { start: 4, end: 9, text: "locks" };
  const later = { start: 12, end: 15, text: "all" };

  it("numbers the evidence in the order of the text", () => {
    const marks = marksOf(gradeOf(point("b", "covered", later), point("a", "covered", words)));

    expect(marks.map((mark) => [mark.number, mark.text, mark.owners])).toEqual([
      [1, "locks", ["a"]],
      [2, "all", ["b"]],
    ]);
  });

  it("lets words that serve two points carry the graver sign", () => {
    const [mark] = marksOf(gradeOf(point("a", "covered", words), point("b", "contradicted", words)));

    expect(mark).toMatchObject({ tone: "contradicted", owners: ["a", "b"] });
  });
});

describe("utf16Offsets", () => {
  it("counts a pair of surrogates as one", () => {
    expect(utf16Offsets("a😀b")).toEqual([0, 1, 3, 4]);
  });
});
