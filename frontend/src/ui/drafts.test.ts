import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { describe, expect, it } from "vitest";
import { draftKey, forgetUnsent, keptStore, outboxKey, unsent } from "./drafts";

describe("what is unsent", () => {
  it("is read without the service, in the order of the turns", async () => {
    const store = keptStore("read");
    await set(draftKey("i1", 12), "a draft", store);
    await set(draftKey("i1", 3), "  ", store);
    await set(
      outboxKey("i1"),
      [
        { kind: "answer", client_id: "c", interview: "i1", turn: 2, text: "sent into the void" },
        { kind: "skip", client_id: "d", interview: "i1", turn: 2 },
      ],
      store,
    );

    expect(await unsent("read")).toEqual([
      { interview: "i1", turn: 2, text: "sent into the void", waiting: true },
      { interview: "i1", turn: 12, text: "a draft", waiting: false },
    ]);
  });

  it("is forgotten on request", async () => {
    await set(draftKey("i1", 1), "a draft", keptStore("forgotten"));
    await forgetUnsent("forgotten");

    expect(await unsent("forgotten")).toEqual([]);
  });
});
