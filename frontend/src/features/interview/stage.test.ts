import { describe, expect, it } from "vitest";
import { ask, ID, TALK, WHOLE } from "./interview.fixtures";
import type { Outbox, Pending } from "./outbox";
import {
  answerOf,
  isFinishing,
  isLast,
  replyOnItsWay,
  shownTurn,
  stageOf,
  talkStageOf,
  wayOn,
} from "./stage";
import type { TurnView } from "./turn-view";
import { emptyView, fold, type InterviewView } from "./view";

const SENT: Outbox = [{ kind: "answer", client_id: "a", interview: ID, turn: 1, text: "Sent." }];
const NEXT: Pending = { kind: "next", client_id: "n", interview: ID, turn: 1 };
const EDITED: Outbox = [{ kind: "edit", client_id: "e", interview: ID, turn: 1, text: "Better." }];

function viewAfter(events: number, of = WHOLE): InterviewView {
  return of.slice(0, events).reduce(fold, emptyView(ID));
}

function turnOf(view: InterviewView, turn = 1): TurnView {
  return view.turns[turn - 1] as TurnView;
}

describe("stageOf", () => {
  it("goes from open over sending and saved to graded", () => {
    expect(stageOf(turnOf(viewAfter(2)), [])).toBe("open");
    expect(stageOf(turnOf(viewAfter(2)), SENT)).toBe("sending");
    expect(stageOf(turnOf(viewAfter(3)), SENT)).toBe("sending");
    expect(stageOf(turnOf(viewAfter(3)), [])).toBe("saved");
    expect(stageOf(turnOf(viewAfter(4)), [])).toBe("graded");
    expect(stageOf(turnOf(viewAfter(6), 2), [])).toBe("skipped");
  });

  it("is sending again for the answer in other words, and not for a reply to the coach", () => {
    expect(stageOf(turnOf(viewAfter(5, TALK)), EDITED)).toBe("sending");
    expect(stageOf(turnOf(viewAfter(8, TALK)), SENT)).toBe("graded");
    expect(stageOf(turnOf(viewAfter(11, TALK)), EDITED)).toBe("graded");
  });
});

describe("answerOf", () => {
  it("stands at once as it was sent", () => {
    expect(answerOf(turnOf(viewAfter(2)), SENT)).toBe("Sent.");
    expect(answerOf(turnOf(viewAfter(3)), [])).toBe("I all of them");
    expect(answerOf(turnOf(viewAfter(5, TALK)), EDITED)).toBe("Better.");
  });
});

describe("talkStageOf", () => {
  const stageAfter = (events: number, outbox: Outbox = []) =>
    talkStageOf(turnOf(viewAfter(events, TALK)), outbox);

  it("waits for words after a step, for the coach after a reply, and for nothing in the end", () => {
    expect(stageAfter(5)).toBe("silent");
    expect(stageAfter(6)).toBe("step");
    expect(stageAfter(7)).toBe("silent");
    expect(stageAfter(8)).toBe("step");
    expect(stageAfter(8, SENT)).toBe("sending");
    expect(stageAfter(9)).toBe("reading");
    expect(stageAfter(11)).toBe("silent");
  });

  it("waits for yes or no when the coach asks", () => {
    const asked = [...TALK.slice(0, 5), ask(6)];
    const confirm: Outbox = [
      { kind: "confirm", client_id: "c", interview: ID, turn: 1, key_point: "retry", said: true },
    ];

    expect(talkStageOf(turnOf(viewAfter(6, asked)), [])).toBe("ask");
    expect(talkStageOf(turnOf(viewAfter(6, asked)), confirm)).toBe("sending");
  });

  it("shows a reply as soon as it is sent", () => {
    expect(replyOnItsWay(turnOf(viewAfter(8, TALK)), SENT)).toBe("Sent.");
    expect(replyOnItsWay(turnOf(viewAfter(2)), SENT)).toBeNull();
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
  it("opens by itself with the next question, and at the end with the summary", () => {
    expect(wayOn(viewAfter(4), turnOf(viewAfter(4)), [])).toBeNull();
    expect(wayOn(viewAfter(5), turnOf(viewAfter(5)), [])).toBe("turn");
    expect(wayOn(viewAfter(6), turnOf(viewAfter(6), 2), [])).toBeNull();
    expect(wayOn(viewAfter(7), turnOf(viewAfter(7), 2), [])).toBe("turn");
    expect(isLast(viewAfter(6), turnOf(viewAfter(6), 2))).toBe(true);
  });

  it("is asked for in a dialogue, once, whenever the coach is not reading", () => {
    const wayAfter = (events: number, outbox: Outbox = []) => {
      const view = viewAfter(events, TALK);
      return wayOn(view, turnOf(view), outbox);
    };

    expect(wayAfter(3)).toBeNull();
    expect(wayAfter(6)).toBe("ask");
    expect(wayAfter(9)).toBeNull();
    expect(wayAfter(11)).toBe("ask");
    expect(wayAfter(11, [NEXT])).toBeNull();
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
