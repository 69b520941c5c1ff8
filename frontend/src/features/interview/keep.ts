/** What is written and not acknowledged, kept in this browser's own database. */
import { del, get, set } from "idb-keyval";
import { draftKey, keptStore, outboxKey } from "../../ui/drafts";
import type { Outbox } from "./outbox";
import type { Keep } from "./session";

export interface Drafts {
  loadDraft(interview: string, turn: number): Promise<string>;
  saveDraft(interview: string, turn: number, text: string): Promise<void>;
}

/** Without a database, as in some private windows, nothing outlives a reload and everything else goes on. */
async function orElse<T>(fallback: T, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch {
    return fallback;
  }
}

export function keepInBrowser(name?: string): Keep & Drafts {
  const store = keptStore(name);
  return {
    loadOutbox: (interview) => orElse([], async () => (await get<Outbox>(outboxKey(interview), store)) ?? []),
    saveOutbox: (interview, outbox) =>
      orElse(undefined, () =>
        outbox.length === 0 ? del(outboxKey(interview), store) : set(outboxKey(interview), outbox, store),
      ),
    loadDraft: (interview, turn) =>
      orElse("", async () => (await get<string>(draftKey(interview, turn), store)) ?? ""),
    saveDraft: (interview, turn, text) =>
      orElse(undefined, () =>
        text === "" ? del(draftKey(interview, turn), store) : set(draftKey(interview, turn), text, store),
      ),
    dropDraft: (interview, turn) => orElse(undefined, () => del(draftKey(interview, turn), store)),
  };
}
