import { describe, expect, it } from "vitest";
import { ID, TALK, WHOLE } from "./interview.fixtures";
import { saidBetween } from "./said";
import { emptyView, fold } from "./view";

const views = WHOLE.map((_, index) => WHOLE.slice(0, index + 1).reduce(fold, emptyView(ID)));

describe("saidBetween", () => {
  it("tells each thing once, in the order in which it happened", () => {
    const steps = [emptyView(ID), ...views];
    const told = views.flatMap((view, index) => saidBetween(steps[index] as typeof view, view));

    expect(told).toEqual([
      "Question 1 of 2: Prompt 1?",
      "Hint: Think of a crash.",
      "Your answer is saved.",
      "Your answer is read: 63 of 100, fair. covered 1, missing 1.",
      "Question 2 of 2: Prompt 2?",
      "The interview is over: 63 of 100, fair.",
    ]);
  });

  it("has no news when nothing happened", () => {
    for (const view of views) expect(saidBetween(view, view)).toEqual([]);
  });
});

describe("a talk", () => {
  it("is told line by line, with what it adds", () => {
    const steps = TALK.map((_, index) => TALK.slice(0, index + 1).reduce(fold, emptyView(ID)));
    const told = steps.flatMap((view, index) => saidBetween(steps[index - 1] ?? emptyView(ID), view));

    expect(told).toEqual([
      "Question 1 of 2: Prompt 1?",
      "Your answer is saved.",
      "Your answer is read: 63 of 100, fair. covered 1, missing 1.",
      "The coach asks: What else?",
      "Hint: What if it fails?",
      "Your answer is saved.",
      "Now 84 of 100 counted.",
    ]);
  });
});
