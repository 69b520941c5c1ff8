import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "./ndjson";
import { advance, type FileSummary, newRun, type RunStep } from "./run";

const SUMMARY: FileSummary = { mean: 50, weak_topics: [], topics: [], candidates: [], missing_points: [] };
const failed = { id: "2", line: 2, error: { code: "unknown_question", message: "None." } };
const gradedRow = {
  id: "1",
  question_id: "q",
  topic: "t",
  candidate: null,
  score: 50,
  band: "fair",
  verdicts: [],
  misconceptions: [],
  flags: [],
  feedback: "",
};
const STEPS: readonly RunStep[] = [
  { kind: "started", rows: 2 },
  { kind: "result", row: gradedRow },
  { kind: "result", row: failed },
  { kind: "summary", summary: SUMMARY },
  { kind: "stopped" },
];

describe("advance", () => {
  it("keeps every row in order and counts those that failed", () => {
    expect(advance(newRun("a.jsonl"), STEPS)).toEqual({
      name: "a.jsonl",
      stage: "done",
      rows: 2,
      results: [gradedRow, failed],
      failed: 1,
      summary: SUMMARY,
    });
  });

  it("gives the same run however the lines are bunched", () => {
    fc.assert(
      fc.property(fc.nat(STEPS.length), fc.nat(STEPS.length), (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const bunches = [STEPS.slice(0, first), STEPS.slice(first, second), STEPS.slice(second)];

        expect(bunches.reduce(advance, newRun("a.jsonl"))).toEqual(advance(newRun("a.jsonl"), STEPS));
      }),
    );
  });

  it("is stopped when the summary never came", () => {
    expect(advance(newRun("a.jsonl"), [...STEPS.slice(0, 2), { kind: "stopped" }]).stage).toBe("stopped");
  });
});

describe("readLines", () => {
  it("finds the lines in any cut of the bytes, also within a character", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme" })),
        fc.integer({ min: 1, max: 7 }),
        async (texts, size) => {
          const bytes = new TextEncoder().encode(
            texts.map((text) => `${JSON.stringify({ text })}\n`).join(""),
          );

          expect(await linesOf(bytes, size)).toEqual(texts.map((text) => ({ text })));
        },
      ),
    );
  });
});

async function linesOf(bytes: Uint8Array, size: number): Promise<unknown[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  const lines: unknown[] = [];
  for await (const line of readLines(stream)) lines.push(line);
  return lines;
}
