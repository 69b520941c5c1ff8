/** Text frames to messages. */
import type { ClientMessage, ServerMessage } from "./coach-v1";

export type WireMessage = ClientMessage | ServerMessage;

/** Return the message in a frame, or null for what is none; kinds that a later server adds pass. */
export function readServerMessage(frame: string): ServerMessage | null {
  try {
    const value: unknown = JSON.parse(frame);
    const tagged = typeof value === "object" && value !== null && "kind" in value;
    return tagged && typeof value.kind === "string" ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
}
