import { describe, expect, it } from "vitest";
import { ask, confirmed, GRADE, graded, ID, standing, TALK } from "./interview.fixtures";
import { differenceOf, disputable, pointFindings } from "./points";
import type { InterviewEvent, TurnView } from "./turn-view";
import { emptyView, fold } from "./view";

const NONE: ReadonlySet<string> = new Set();

function turnAfter(kept: number, ...more: readonly InterviewEvent[]): TurnView {
  const numbered = [...TALK.slice(0, kept), ...more].map((event, index) => ({ ...event, seq: index + 1 }));
  return numbered.reduce(fold, emptyView(ID)).turns[0] as TurnView;
}

describe("pointFindings", () => {
  it("keeps a gap from the eye while the coach asks for it, until the candidate wants to see it", () => {
    const turn = turnAfter(6);
    const veiled = (shown: ReadonlySet<string>, veil = true) =>
      pointFindings(turn, veil, shown).flatMap((one) => (one.veiled ? [one.owner] : []));

    expect(veiled(NONE)).toEqual(["retry"]);
    expect(veiled(new Set(["retry"]))).toEqual([]);
    expect(veiled(NONE, false)).toEqual([]);
  });

  it("tells how a point came to be said, and stays in the order of the grade", () => {
    const before = pointFindings(turnAfter(6), false, NONE).map((one) => one.owner);
    const after = pointFindings(turnAfter(11), false, NONE);

    expect(after.map((one) => one.owner)).toEqual(before);
    expect(after[0]).toMatchObject({
      owner: "retry",
      tone: "covered",
      word: "covered",
      note: "after a hint · counts 60 %",
    });
  });

  it("puts the question whether a point was meant at the point", () => {
    const [first] = pointFindings(turnAfter(5, ask(0)), true, NONE);

    expect(first).toMatchObject({ owner: "retry", asked: "Did you mean that you retry?" });
  });

  it("has nothing to list before there is a grade", () => {
    expect(pointFindings(turnAfter(3), true, NONE)).toEqual([]);
  });
});

describe("disputable", () => {
  const findings = pointFindings(turnAfter(6), false, NONE);

  it("is the lit gap, or else the dearest one", () => {
    expect(disputable(findings, null)?.owner).toBe("retry");
    expect(disputable(findings, "atomic")?.owner).toBe("retry");
  });

  it("is what was just disputed while that is lit, to undo it", () => {
    const disputed = pointFindings(
      turnAfter(
        5,
        confirmed(0, 1, "dispute", { key_point: "retry", verdict: "covered" }),
        standing(0, 1, 100, { verdict: "covered", credit: 1, how: "disputed" }, 40),
      ),
      false,
      NONE,
    );

    expect(disputable(disputed, "retry")).toMatchObject({ owner: "retry", disputed: true });
    expect(disputable(disputed, null)).toBeUndefined();
  });
});

describe("differenceOf", () => {
  const all = GRADE.verdicts.map((one) => ({ ...one, verdict: "covered" as const }));
  const again = confirmed(0, 1, "answer", { text: "All, and a retry.", attempt: 3 });
  const turn = turnAfter(11, again, graded(0, 1, 3, { ...GRADE, score: 100, verdicts: all }));

  it("says what a second answer says that the first did not", () => {
    expect(differenceOf(turn.earlier[0], turn)).toEqual({
      before: 62.5,
      after: 100,
      gained: ["Retry."],
      lost: [],
    });
  });

  it("says nothing until both are read", () => {
    expect(differenceOf(undefined, turn)).toBeNull();
    expect(differenceOf(turn.earlier[0], turnAfter(3))).toBeNull();
  });
});
