/** What is said where the score will stand, while there is none. */
import type { Readiness } from "../../protocol/http-v1";
import { text } from "../../text/en";
import type { Stage } from "./stage";

export function statusWords(stage: Stage, linkUp: boolean, readiness: Readiness["status"]): string {
  const words = text.interview;
  switch (stage) {
    case "sending":
      return linkUp ? words.sending : words.waitingToSend;
    case "saved":
      return {
        ready: words.reading,
        loading: words.readingLater,
        unavailable: words.damaged,
        damaged: words.damaged,
      }[readiness];
    case "held":
      return words.held;
    case "ungradable":
      return words.ungradable;
    default:
      return words.saved;
  }
}
