import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ServerMessage } from "../../protocol/coach-v1";
import { GRADE, ID, SUMMARY, TALK, WHOLE } from "./interview.fixtures";
import { emptyView, fold, leavesHole } from "./view";

const whole = WHOLE.reduce(fold, emptyView(ID));
const talked = TALK.reduce(fold, emptyView(ID));
const prefix = fc.nat({ max: WHOLE.length }).map((length) => WHOLE.slice(0, length));

describe("fold", () => {
  it("keeps everything that was said in the turn it belongs to", () => {
    expect(whole.turns).toMatchObject([
      { turn: 1, hints: ["Think of a crash."], answer: "I all of them", outcome: "graded", grade: GRADE },
      { turn: 2, skipped: true, reference: "The reference." },
    ]);
    expect(whole).toMatchObject({ of: 2, ended: true, summary: SUMMARY, lastSeq: 7 });
  });

  it("keeps a talk with its turn, and gives the same however often its events come again", () => {
    expect(talked.turns[0]).toMatchObject({
      answer: "I all of them",
      attempts: 2,
      credit: 84,
      confidence: "sure",
    });
    fc.assert(
      fc.property(fc.array(fc.nat({ max: TALK.length })), (lengths) => {
        const received = [...lengths.flatMap((length) => TALK.slice(0, length)), ...TALK];

        expect(received.reduce(fold, emptyView(ID))).toEqual(talked);
      }),
    );
  });

  it("gives the same view however often and in whatever pieces the events come again", () => {
    fc.assert(
      fc.property(fc.array(prefix), (replays) => {
        const received = [...replays.flat(), ...WHOLE];

        expect(received.reduce(fold, emptyView(ID))).toEqual(whole);
      }),
    );
  });

  it("never takes an event before the one that precedes it", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...WHOLE]), (received) => {
        const view = received.reduce(fold, emptyView(ID));

        expect(view).toEqual(WHOLE.slice(0, view.lastSeq).reduce(fold, emptyView(ID)));
      }),
    );
  });

  it("takes a snapshot in place of whatever it knew", () => {
    fc.assert(
      fc.property(prefix, prefix, (known, events) => {
        const view = known.reduce(fold, emptyView(ID));
        const snapshot = {
          kind: "snapshot",
          interview: ID,
          last_seq: events.length,
          events,
        } as ServerMessage;

        expect(fold(view, snapshot)).toEqual(events.reduce(fold, emptyView(ID)));
      }),
    );
  });

  it("leaves an interview alone that a message is not about", () => {
    const other = WHOLE.map((event) => ({ ...event, interview: "another" }));

    expect(other.reduce(fold, whole)).toBe(whole);
  });

  it("only counts a kind that a later server sends", () => {
    const later = { kind: "applause", interview: ID, seq: 8, client_id: null } as unknown as ServerMessage;

    expect(fold(whole, later)).toEqual({ ...whole, lastSeq: 8 });
  });
});

describe("leavesHole", () => {
  it("sees that something before an event is missing", () => {
    const view = WHOLE.slice(0, 2).reduce(fold, emptyView(ID));

    expect(WHOLE.map((event) => leavesHole(view, event))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});
