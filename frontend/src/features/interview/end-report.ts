/** A turn at the end of an interview: what the report says of it, and what was said about it since. */
import type { Report } from "../../protocol/coach-v1";
import type { TurnView } from "./turn-view";

/** Return the turn with what the report tells; what was disputed after the report stands. */
export function reported(turn: TurnView, report: Report): TurnView {
  const since = turn.points !== null;
  return {
    ...turn,
    answer: report.answer,
    outcome: report.grade ? "graded" : turn.outcome,
    grade: report.grade,
    feedback: report.feedback,
    reference: report.reference,
    confidence: report.confidence ?? turn.confidence,
    credit: since ? turn.credit : report.credit,
    points: since ? turn.points : report.points,
  };
}
