import { describe, expect, it } from "vitest";
import { ID, WHOLE } from "./interview.fixtures";
import type { Outbox } from "./outbox";
import { answerOf, isFinishing, isLast, mayGoOn, shownTurn, standingOf } from "./standing";
import { emptyView, fold, type InterviewView, type TurnView } from "./view";

const SENT: Outbox = [{ kind: "answer", client_id: "a", interview: ID, turn: 1, text: "Sent." }];

function viewAfter(events: number): InterviewView {
  return WHOLE.slice(0, events).reduce(fold, emptyView(ID));
}

function turnOf(view: InterviewView, turn: number): TurnView {
  return view.turns[turn - 1] as TurnView;
}

describe("standingOf", () => {
  it("goes from open over sending and saved to graded", () => {
    expect(standingOf(turnOf(viewAfter(2), 1), [])).toBe("open");
    expect(standingOf(turnOf(viewAfter(2), 1), SENT)).toBe("sending");
    expect(standingOf(turnOf(viewAfter(3), 1), SENT)).toBe("saved");
    expect(standingOf(turnOf(viewAfter(4), 1), [])).toBe("graded");
    expect(standingOf(turnOf(viewAfter(6), 2), [])).toBe("skipped");
  });
});

describe("answerOf", () => {
  it("stands at once as it was sent", () => {
    expect(answerOf(turnOf(viewAfter(2), 1), SENT)).toBe("Sent.");
    expect(answerOf(turnOf(viewAfter(3), 1), SENT)).toBe("I all of them");
  });
});

describe("shownTurn", () => {
  it("stays with the turn that is being read when the next question comes", () => {
    expect(shownTurn(viewAfter(5), 1)?.turn).toBe(1);
    expect(shownTurn(viewAfter(5), null)?.turn).toBe(2);
  });

  it("never holds an exam up", () => {
    expect(shownTurn({ ...viewAfter(5), mode: "exam" }, 1)?.turn).toBe(2);
  });
});

describe("the way on", () => {
  it("opens with the next question, and at the end with the summary", () => {
    expect(mayGoOn(viewAfter(4), turnOf(viewAfter(4), 1))).toBe(false);
    expect(mayGoOn(viewAfter(5), turnOf(viewAfter(5), 1))).toBe(true);
    expect(mayGoOn(viewAfter(6), turnOf(viewAfter(6), 2))).toBe(false);
    expect(mayGoOn(viewAfter(7), turnOf(viewAfter(7), 2))).toBe(true);
    expect(isLast(viewAfter(6), turnOf(viewAfter(6), 2))).toBe(true);
  });
});

describe("isFinishing", () => {
  it("waits for the summary after the end was asked for or an exam was answered", () => {
    const asked: Outbox = [{ kind: "end", client_id: "e", interview: ID }];

    expect(isFinishing(viewAfter(5), [])).toBe(false);
    expect(isFinishing(viewAfter(5), asked)).toBe(true);
    expect(isFinishing({ ...viewAfter(6), mode: "exam" }, [])).toBe(true);
    expect(isFinishing(viewAfter(7), asked)).toBe(false);
  });
});
