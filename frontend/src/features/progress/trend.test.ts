import { describe, expect, it } from "vitest";
import { courseWords, linesOf, span } from "./trend";

const point = (day: string, estimate: number) => ({ day, estimate, low: estimate - 9, high: estimate + 9 });
const testing = {
  topic: "testing",
  title: "Testing",
  trend: [point("2026-05-01", 40.4), point("2026-05-09", 61)],
};
const design = { topic: "design", title: "Design", trend: [point("2026-04-20", 30)] };

describe("a trend", () => {
  it("needs two days to be a line", () => {
    expect(linesOf([testing, design])).toEqual([testing]);
  });

  it("spans the days of all topics", () => {
    expect(span([testing, design])).toEqual(["2026-04-20", "2026-05-09"]);
    expect(span([])).toBeNull();
  });

  it("is said in a sentence", () => {
    expect(courseWords(testing)).toBe("Testing: 40 on 1 May, 61 now.");
  });
});
