/** The tags of questions, to choose from. */
import type { QuestionShape } from "../protocol/http-v1";

/** Return every tag once, in the order of the alphabet. */
export function tagsOf(questions: readonly Pick<QuestionShape, "tags">[]): readonly string[] {
  return [...new Set(questions.flatMap((question) => question.tags))].sort((one, other) =>
    one.localeCompare(other, "en"),
  );
}
