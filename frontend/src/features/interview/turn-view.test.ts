import { describe, expect, it } from "vitest";
import { ask, confirmed, graded, ID, standing, step, TALK } from "./interview.fixtures";
import { type InterviewEvent, lastSaid, openAsk, openStep, type TurnView } from "./turn-view";
import { emptyView, fold } from "./view";

/** The first turn after the talk, as far as it is kept, and what follows it. */
function turnAfter(kept: number, ...more: readonly InterviewEvent[]): TurnView {
  const numbered = [...TALK.slice(0, kept), ...more].map((event, index) => ({ ...event, seq: index + 1 }));
  return numbered.reduce(fold, emptyView(ID)).turns[0] as TurnView;
}

describe("a turn", () => {
  it("keeps what was said about it, and what each reply added", () => {
    const turn = turnAfter(TALK.length);

    expect(turn.talk).toMatchObject([
      { kind: "step", step: "pump", passed: true },
      { kind: "step", step: "hint", keyPoint: "retry" },
      { kind: "reply", attempt: 2, text: "Try again.", outcome: "graded", change: 24 },
    ]);
    expect(turn).toMatchObject({ attempt: 1, attempts: 2, credit: 84, grade: { score: 62.5 } });
  });

  it("waits for words at the newest step only", () => {
    expect(openStep(turnAfter(6))?.step).toBe("pump");
    expect(openStep(turnAfter(7))).toBeNull();
    expect(openStep(turnAfter(9))).toBeNull();
  });

  it("waits for yes or no once", () => {
    const yes = confirmed(0, 1, "confirm", { key_point: "retry", said: true });

    expect(openAsk(turnAfter(5, ask(0)))?.keyPoint).toBe("retry");
    expect(openAsk(turnAfter(5, ask(0), yes))).toBeNull();
  });

  it("answered again keeps the earlier answer with all that came of it, and begins anew", () => {
    const again = confirmed(0, 1, "answer", { text: "All, or a retry.", attempt: 3 });
    const turn = turnAfter(11, again, graded(0, 1, 3));

    expect(turn).toMatchObject({ answer: "All, or a retry.", attempt: 3, talk: [], points: null });
    expect(turn.earlier).toMatchObject([
      { answer: "I all of them", credit: 84, talk: TALK.slice(5, 8).map(() => ({})) },
    ]);
  });

  it("in other words is read anew, and an old grade that comes late changes nothing", () => {
    const edit = confirmed(0, 1, "edit", { text: "Both.", attempt: 2 });
    const turn = turnAfter(6, edit, graded(0, 1, 1));

    expect(turn).toMatchObject({ answer: "Both.", grade: null, talk: [], confidence: "sure", earlier: [] });
    expect(turnAfter(6, edit, graded(0, 1, 2)).grade).not.toBeNull();
  });

  it("changes the reply that was said last, and opens its step again when it is taken back", () => {
    const edit = confirmed(0, 1, "edit", { text: "Once more.", attempt: 3 });
    expect(lastSaid(turnAfter(11, edit))).toEqual({ text: "Once more.", isReply: true });

    const back = confirmed(0, 1, "withdraw", { attempt: 2 });
    expect(openStep(turnAfter(11, back))?.step).toBe("hint");
    expect(turnAfter(5, confirmed(0, 1, "withdraw", { attempt: 1 }))).toMatchObject({
      answer: null,
      grade: null,
    });
  });

  it("is as it was before when its second answer is taken back", () => {
    const again = confirmed(0, 1, "answer", { text: "All, or a retry.", attempt: 3 });
    const turn = turnAfter(11, again, confirmed(0, 1, "withdraw", { attempt: 3 }));

    expect(turn).toMatchObject({ answer: "I all of them", credit: 84, earlier: [] });
  });

  it("asks no more for a point that is disputed, or when the next question is asked for", () => {
    const dispute = confirmed(0, 1, "dispute", { key_point: "retry", verdict: "covered" });

    expect(openStep(turnAfter(8, dispute))).toBeNull();
    expect(openStep(turnAfter(6, dispute))?.step).toBe("pump");
    expect(openAsk(turnAfter(5, ask(0), dispute))).toBeNull();
    expect(openStep(turnAfter(6, confirmed(0, 1, "next")))).toBeNull();
  });

  it("replaces a step that the coach takes back for another", () => {
    expect(turnAfter(6, step(0, "hint", "Think.")).talk).toMatchObject([{ step: "hint", text: "Think." }]);
  });

  it("tells what a dispute changed until it is undone", () => {
    const dispute = confirmed(0, 1, "dispute", { key_point: "retry", verdict: "covered" });
    const after = standing(0, 1, 100, { verdict: "covered", credit: 1, how: "disputed" }, 40);
    const undo = confirmed(0, 1, "dispute", { key_point: "retry", verdict: null });

    expect(turnAfter(5, dispute, after).disputed).toEqual({ keyPoint: "retry", change: 40 });
    expect(turnAfter(5, dispute, after, undo, standing(0, 1, 60, {}, -40)).disputed).toBeNull();
  });
});
