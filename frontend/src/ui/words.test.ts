import { describe, expect, it } from "vitest";
import type { Report } from "../protocol/coach-v1";
import { dayWords } from "./days";
import { transcriptMarkdown } from "./transcript";

describe("dayWords", () => {
  const now = new Date(2026, 4, 3, 0, 5);
  const local = (day: number, hour: number) => new Date(2026, 4, day, hour).toISOString();

  it("counts days by midnight, not by hours", () => {
    expect(dayWords(local(3, 0), now)).toBe("today");
    expect(dayWords(local(2, 23), now)).toBe("yesterday");
    expect(dayWords(local(1, 23), now)).toBe("May 1, 2026");
  });
});

describe("transcriptMarkdown", () => {
  const report: Report = {
    turn: 1,
    question_id: "q",
    topic: "t",
    prompt: "Why?",
    answer: "Because.\n# no heading",
    skipped: false,
    grade: { score: 40, band: "fair", confidence: 1, verdicts: [], misconceptions: [], flags: [] },
    credit: 40,
    feedback: "You made 1 of 2 points.",
    reference: "So it is.\n",
  };

  it("holds each turn in full, the answer as a quotation", () => {
    expect(transcriptMarkdown([report], () => "Testing")).toBe(
      "## 1. Why?\n\nTesting\n\n> Because.\n> # no heading\n\n**40**, fair\n\nYou made 1 of 2 points.\n\n### Reference answer\n\nSo it is.\n",
    );
  });

  it("says that a question was passed over", () => {
    const passed = { ...report, answer: null, skipped: true, grade: null, feedback: null };

    expect(transcriptMarkdown([passed], () => "Testing")).toContain("You passed this question over.");
  });
});
