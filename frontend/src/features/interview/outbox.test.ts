import { describe, expect, it } from "vitest";
import type { ErrorMessage, ServerMessage } from "../../protocol/coach-v1";
import { ID, saved, WHOLE } from "./interview.fixtures";
import { isOnItsWay, type Pending, put, settle, wordsOnItsWay } from "./outbox";

const answer: Pending = {
  kind: "answer",
  client_id: "answer-1",
  interview: ID,
  turn: 1,
  text: "All of them.",
};
const end: Pending = { kind: "end", client_id: "end-1", interview: ID };
const refusal: ErrorMessage = {
  kind: "error",
  code: "busy",
  message: "Busy.",
  retry_after: null,
  client_id: "answer-1",
  interview: ID,
};

describe("put", () => {
  it("keeps the order in which things were said, each once", () => {
    expect(put(put(put([], answer), end), answer)).toEqual([answer, end]);
  });
});

describe("settle", () => {
  it("takes out what was acknowledged, and nothing else", () => {
    expect(settle([answer, end], saved(3, 1, "All of them.", "answer-1"))).toEqual([end]);
    expect(settle([answer, end], saved(3, 1, "All of them.", "another"))).toEqual([answer, end]);
  });

  it("keeps what may succeed when it is tried again", () => {
    expect(settle([answer], { ...refusal, retry_after: 2 })).toEqual([answer]);
    expect(settle([answer], refusal)).toEqual([]);
  });

  it("finds acknowledgements inside a snapshot", () => {
    const snapshot: ServerMessage = { kind: "snapshot", interview: ID, last_seq: 7, events: [...WHOLE] };

    expect(settle([answer, end], snapshot)).toEqual([end]);
  });
});

describe("what is on its way", () => {
  it("is shown as said", () => {
    expect(wordsOnItsWay([answer], 1)?.text).toBe("All of them.");
    expect(wordsOnItsWay([answer], 2)).toBeNull();
    expect(isOnItsWay([answer], "end")).toBe(false);
    expect(isOnItsWay([answer, end], "end")).toBe(true);
  });

  it("is the last of what was said, an answer in other words too", () => {
    const edit: Pending = { kind: "edit", client_id: "edit-1", interview: ID, turn: 1, text: "Both." };

    expect(wordsOnItsWay([answer, edit], 1)).toEqual(edit);
    expect(wordsOnItsWay([{ ...edit, text: null }], 1)).toBeNull();
  });
});
