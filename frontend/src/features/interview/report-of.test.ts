import { describe, expect, it } from "vitest";
import { reported } from "./end-report";
import { GRADE, ID, TALK } from "./interview.fixtures";
import { reportOf } from "./report-of";
import type { TurnView } from "./turn-view";
import { emptyView, fold } from "./view";

const view = TALK.reduce(fold, emptyView(ID));
const turn = view.turns[0] as TurnView;

describe("reportOf", () => {
  it("tells what was said in order, by whom", () => {
    expect(reportOf(turn)).toMatchObject({ answer: "I all of them", credit: 84, attempts: 2 });
    expect(reportOf(turn).talk.map(({ by, text }) => `${by}: ${text}`)).toEqual([
      "you: I all of them",
      "coach: What else?",
      "coach: What if it fails?",
      "you: Try again.",
    ]);
  });
});

describe("reported", () => {
  const held: TurnView = { ...turn, grade: null, points: null, credit: null, outcome: "held" };

  it("shows at the end what an exam had held back", () => {
    const report = { ...reportOf(turn), grade: GRADE, credit: 50 };

    expect(reported(held, report)).toMatchObject({ outcome: "graded", grade: GRADE, credit: 50 });
  });

  it("keeps what was disputed after the report", () => {
    const points = [{ key_point: "retry", verdict: "covered", credit: 1, how: "disputed" }] as const;
    const since: TurnView = { ...held, points, credit: 90 };

    expect(reported(since, reportOf(turn))).toMatchObject({ credit: 90, points });
  });
});
