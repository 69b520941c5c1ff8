/** Which interviews of the list are shown. */
import type { InterviewShape } from "../../protocol/http-v1";

/** What is empty asks for all; `q` is sought by the service, in questions and answers. */
export interface Wanted {
  readonly q: string;
  readonly topic: string;
  readonly mode: string;
  readonly state: string;
}

export const ALL: Wanted = { q: "", topic: "", mode: "", state: "" };

export function fits(interview: InterviewShape, { topic, mode, state }: Wanted): boolean {
  const { topics } = interview;
  // An interview that asked for no topic may have met all of them.
  if (topic !== "" && topics.length > 0 && !topics.includes(topic)) return false;
  if (mode !== "" && interview.mode !== mode) return false;
  return state === "" || (state === "ended") === interview.ended;
}
