/** The messages that the server has not acknowledged yet: sent again, under the same id, until it does. */
import type { ClientMessage, Edit, ServerMessage, Start, SubmitAnswer } from "../../protocol/coach-v1";

type Command = Exclude<ClientMessage, { kind: "hello" | "start" | "resume" }>;
export type Pending = Start | Command;
export type Outbox = readonly Pending[];

/** Add a message; one that is in already stays where it is. */
export function put(outbox: Outbox, message: Pending): Outbox {
  return outbox.some((one) => one.client_id === message.client_id) ? outbox : [...outbox, message];
}

/** The message that a server message answers, if it is still in. */
export function answeredBy(outbox: Outbox, message: ServerMessage): Pending | undefined {
  const id = "client_id" in message ? message.client_id : null;
  return id === null ? undefined : outbox.find((one) => one.client_id === id);
}

/**
 * Take out what a server message settles: its answer, or an error that trying again does not mend.
 *
 * A snapshot settles the messages whose answers stand in it.
 */
export function settle(outbox: Outbox, message: ServerMessage): Outbox {
  if (message.kind === "snapshot") return message.events.reduce(settle, outbox);
  if (message.kind === "error" && message.retry_after !== null) return outbox;
  const answered = answeredBy(outbox, message);
  return answered === undefined ? outbox : outbox.filter((one) => one !== answered);
}

/** An answer, or the same in other words. */
export type Wording = (SubmitAnswer | Edit) & { text: string };

/** What is being said in a turn, and on its way. */
export function wordsOnItsWay(outbox: Outbox, turn: number): Wording | null {
  const isWording = (one: Pending): one is Wording =>
    (one.kind === "answer" || one.kind === "edit") && one.turn === turn && one.text !== null;
  return outbox.findLast(isWording) ?? null;
}

export function isOnItsWay(outbox: Outbox, kind: Pending["kind"]): boolean {
  return outbox.some((one) => one.kind === kind);
}
