import { describe, expect, it } from "vitest";
import type { InterviewShape } from "../../protocol/http-v1";
import { ALL, fits } from "./fits";

const open = { topics: ["testing", "design"], mode: "practice", ended: false } as InterviewShape;
const exam = { topics: [] as string[], mode: "exam", ended: true } as InterviewShape;

describe("fits", () => {
  it("lets everything through that is not narrowed", () => {
    expect([open, exam].filter((one) => fits(one, ALL))).toEqual([open, exam]);
  });

  it("goes by topic, mode and state", () => {
    expect(fits(open, { ...ALL, topic: "testing" })).toBe(true);
    expect(fits(open, { ...ALL, topic: "sql" })).toBe(false);
    expect(fits(open, { ...ALL, mode: "exam" })).toBe(false);
    expect(fits(open, { ...ALL, state: "open" })).toBe(true);
    expect(fits(exam, { ...ALL, state: "open" })).toBe(false);
    expect(fits(exam, { ...ALL, state: "ended", mode: "exam" })).toBe(true);
  });

  it("counts an interview on all topics to each of them", () => {
    expect(fits(exam, { ...ALL, topic: "sql" })).toBe(true);
  });
});
