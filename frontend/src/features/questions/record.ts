/** One's own record on a question, in words. */
import type { RecordShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { scoreWords } from "../../ui/verdicts";

const words = text.questions;

/** "never answered", "best 82", "best 82 · last 64": the last only where it is not the best. */
export function recordWords({ answers, best, last }: RecordShape): string {
  if (answers === 0) return words.never;
  if (best === null) return words.waiting;
  const told = [words.best(scoreWords(best))];
  if (last !== null && last !== best) told.push(words.last(scoreWords(last)));
  return told.join(" · ");
}
