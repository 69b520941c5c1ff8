/** A turn of an interview under way, as the report that it will be at the end. */
import type { Report, TalkLine } from "../../protocol/coach-v1";
import type { Line, TurnView } from "./turn-view";

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
    confidence: turn.confidence,
    attempts: turn.attempts,
    points: [...(turn.points ?? [])],
    talk: talkOf(turn),
  };
}

function talkOf(turn: TurnView): TalkLine[] {
  const answers = [...turn.earlier, turn].flatMap((round): TalkLine[] => {
    if (round.answer === null) return [];
    const said = { by: "you" as const, text: round.answer, attempt: round.attempt };
    return [{ ...said, step: null, key_point: null, replaced: false }, ...round.talk.map(lineOf)];
  });
  return answers;
}

function lineOf(line: Line): TalkLine {
  const { text } = line;
  const base = { text, step: null, key_point: null, attempt: null, replaced: false };
  if (line.kind === "reply") return { ...base, by: "you", attempt: line.attempt };
  const step = line.kind === "step" ? line.step : null;
  return { ...base, by: "coach", step, key_point: line.keyPoint };
}
