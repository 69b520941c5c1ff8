import { describe, expect, it } from "vitest";
import { dayWords } from "./days";

describe("dayWords", () => {
  const now = new Date(2026, 4, 3, 0, 5);
  const local = (day: number, hour: number) => new Date(2026, 4, day, hour).toISOString();

  it("counts days by midnight, not by hours", () => {
    expect(dayWords(local(3, 0), now)).toBe("today");
    expect(dayWords(local(2, 23), now)).toBe("yesterday");
    expect(dayWords(local(1, 23), now)).toBe("May 1, 2026");
  });
});
