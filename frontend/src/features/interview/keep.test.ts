import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { ID } from "./interview.fixtures";
import { keepInBrowser } from "./keep";
import type { Outbox } from "./outbox";

const SENT: Outbox = [{ kind: "answer", client_id: "a", interview: ID, turn: 1, text: "Sent." }];

describe("keepInBrowser", () => {
  it("gives back after a reload what was written, turn by turn", async () => {
    await keepInBrowser("drafts").saveDraft(ID, 1, "A draft 😀");
    const reloaded = keepInBrowser("drafts");

    expect(await reloaded.loadDraft(ID, 1)).toBe("A draft 😀");
    expect(await reloaded.loadDraft(ID, 2)).toBe("");
  });

  it("keeps the last of many changes, and nothing of a dropped draft", async () => {
    const keep = keepInBrowser("changes");
    await Promise.all(["a", "ab", "abc"].map((text) => keep.saveDraft(ID, 1, text)));
    expect(await keep.loadDraft(ID, 1)).toBe("abc");

    await keep.dropDraft(ID, 1);

    expect(await keep.loadDraft(ID, 1)).toBe("");
  });

  it("gives back what was not acknowledged, until it is", async () => {
    await keepInBrowser("outbox").saveOutbox(ID, SENT);
    const reloaded = keepInBrowser("outbox");
    expect(await reloaded.loadOutbox(ID)).toEqual(SENT);

    await reloaded.saveOutbox(ID, []);

    expect(await reloaded.loadOutbox(ID)).toEqual([]);
  });
});
