/** A turn of an interview under way, as the report that it will be at the end. */
import type { Report } from "../../protocol/coach-v1";
import type { TurnView } from "./view";

export function reportOf(turn: TurnView): Report {
  return {
    turn: turn.turn,
    question_id: turn.questionId,
    topic: turn.topic,
    prompt: turn.prompt,
    answer: turn.answer,
    skipped: turn.skipped,
    grade: turn.grade,
    credit: turn.credit ?? 0,
    feedback: turn.feedback,
    reference: turn.reference,
  };
}
