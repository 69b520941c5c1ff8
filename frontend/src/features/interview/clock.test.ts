import { describe, expect, it } from "vitest";
import { clockOf, toldBetween } from "./clock";
import { leftWords } from "./exam-clock";
import { ID, question } from "./interview.fixtures";
import type { InterviewEvent, TurnView } from "./turn-view";
import { emptyView, fold } from "./view";

const END = Date.parse("2026-05-03T10:10:00Z");
const MINUTE = 60_000;
const timed = {
  ...question(1, 1),
  mode: "exam",
  of: 5,
  seconds: 120,
  ends_at: "2026-05-03T10:10:00Z",
} as InterviewEvent;

describe("clockOf", () => {
  const view = fold(emptyView(ID), timed);
  const turn = view.turns[0] as TurnView;

  it("counts down to the end, and not beyond", () => {
    expect(clockOf(view, turn, END - 9 * MINUTE)).toEqual({ left: 9 * MINUTE, seconds: 120, behind: false });
    expect(clockOf(view, turn, END + MINUTE)?.left).toBe(0);
  });

  it("says when the questions so far took more than their time", () => {
    expect(clockOf(view, turn, END - 8 * MINUTE)?.behind).toBe(false);
    expect(clockOf(view, turn, END - 8 * MINUTE + 1)?.behind).toBe(true);
  });

  it("runs on through the questions after the first, which do not tell it again", () => {
    const second = fold(view, { ...question(2, 2), seconds: 120 } as InterviewEvent);

    expect(clockOf(second, second.turns[1] as TurnView, END - MINUTE)?.left).toBe(MINUTE);
  });

  it("is not there where time does not matter", () => {
    const free = fold(emptyView(ID), question(1, 1));

    expect(clockOf(free, free.turns[0] as TurnView, END)).toBeNull();
  });
});

describe("what is told of the time", () => {
  it("is five minutes and one, each once", () => {
    expect(toldBetween(5 * MINUTE + 400, 5 * MINUTE)).toBe(5);
    expect(toldBetween(5 * MINUTE, 5 * MINUTE - 500)).toBeNull();
    expect(toldBetween(MINUTE + 1, MINUTE - 1)).toBe(1);
  });

  it("is in whole minutes, and in seconds at the last", () => {
    expect(leftWords(9 * MINUTE - 1)).toBe("9 min left");
    expect(leftWords(9 * MINUTE + 900)).toBe("9 min left");
    expect(leftWords(42_100)).toBe("43 s left");
    expect(leftWords(0)).toBe("Time is up");
  });
});
