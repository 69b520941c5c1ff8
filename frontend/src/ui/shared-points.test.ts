import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./markdown";
import { linesOf, piecesOf, plainOf, sharedPlaces } from "./shared-points";

const REFERENCE =
  "Both read the **same version**, so the later write discards the earlier one. Optimistic locking checks a version column, `UPDATE ... WHERE version = :seen`, and retries.\n\n- Locks cost waiting.";
const POINTS = [
  { owner: "lost", says: "The later write silently discards the earlier one." },
  { owner: "optimistic", says: "Optimistic locking checks a version column." },
  { owner: "cost", says: "Locking costs waiting." },
  { owner: "other", says: "Isolation levels notice it too." },
];

function placesOf(reference: string) {
  const lines = linesOf(parseMarkdown(reference)).map(plainOf);
  return sharedPlaces(lines, POINTS).map((places, at) =>
    places.map(({ start, end, owners }) => ({ words: lines[at]?.slice(start, end), owners })),
  );
}

describe("sharedPlaces", () => {
  it("finds the sentence that makes a point, and none for a point that the reference does not make", () => {
    expect(placesOf(REFERENCE)).toEqual([
      [
        {
          words: "Both read the same version, so the later write discards the earlier one.",
          owners: ["lost"],
        },
        {
          words: "Optimistic locking checks a version column, UPDATE ··· WHERE version = :seen, and retries.",
          owners: ["optimistic"],
        },
      ],
      [{ words: "Locks cost waiting.", owners: ["cost"] }],
    ]);
  });

  it("has nothing to find in nothing", () => {
    expect(placesOf("")).toEqual([]);
    expect(sharedPlaces(["…"], [{ owner: "a", says: "" }])).toEqual([[]]);
  });
});

describe("piecesOf", () => {
  it("loses and adds nothing", () => {
    const line = linesOf(parseMarkdown(REFERENCE))[0] ?? [];
    const length = plainOf(line).length;
    const place = fc.tuple(fc.nat({ max: length }), fc.nat({ max: length }));
    fc.assert(
      fc.property(place, ([one, other]) => {
        const start = Math.min(one, other);
        const end = Math.max(one, other);
        const pieces = piecesOf(line, [{ start, end, owners: ["lost"] }]);

        expect(pieces.map((piece) => plainOf(piece.inlines)).join("")).toBe(plainOf(line));
        const marked = pieces.filter((piece) => piece.owners.length > 0);
        expect(marked.map((piece) => plainOf(piece.inlines)).join("")).toBe(plainOf(line).slice(start, end));
      }),
    );
  });
});
