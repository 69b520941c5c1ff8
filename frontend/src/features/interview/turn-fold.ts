/** What an event of the server changes in a turn. */
import {
  type AskLine,
  type EventOf,
  type Line,
  openAsk,
  openStep,
  type ReplyLine,
  type Round,
  type StepLine,
  type TurnView,
} from "./turn-view";

const NOTHING_SAID: Round = {
  attempt: 0,
  answer: null,
  outcome: null,
  grade: null,
  feedback: null,
  confidence: null,
  credit: null,
  points: null,
  talk: [],
};

export function asked(event: EventOf<"question">): TurnView {
  return {
    ...NOTHING_SAID,
    turn: event.turn,
    questionId: event.question_id,
    topic: event.topic,
    level: event.level,
    prompt: event.prompt,
    why: event.why,
    seconds: event.seconds,
    hints: [],
    skipped: false,
    reference: null,
    attempts: 0,
    earlier: [],
    disputed: null,
  };
}

/** Return the turn after the server has confirmed something that the candidate did. */
export function withSaved(turn: TurnView, event: EventOf<"saved">): TurnView {
  switch (event.what) {
    case "answer":
      return openStep(turn) ? replied(turn, event) : answered(turn, event);
    case "skip":
      return event.step ? passed(turn) : { ...turn, skipped: true, reference: event.reference };
    case "edit":
      return rewritten(turn, event);
    case "withdraw":
      return takenBack(turn);
    case "confirm":
      return { ...turn, talk: closed(turn.talk) };
    case "dispute":
      return { ...withoutCall(turn, event), disputed: disputeOf(event) };
    case "next":
      return passed(turn);
    case "confidence":
      return { ...turn, confidence: event.sure };
    default:
      return turn;
  }
}

export function withGrade(turn: TurnView, event: EventOf<"graded">): TurnView {
  const { grade, status: outcome } = event;
  const at = turn.talk.findIndex((line) => line.kind === "reply" && line.attempt === event.attempt);
  if (at !== -1) return { ...turn, talk: replaced(turn.talk, at, { outcome, grade }) };
  if (event.attempt < turn.attempt) return turn;
  return {
    ...turn,
    outcome,
    grade,
    credit: event.credit,
    confidence: event.confidence ?? turn.confidence,
    feedback: event.feedback,
    reference: event.reference ?? turn.reference,
  };
}

export function withStep(turn: TurnView, event: EventOf<"follow_up">): TurnView {
  const { step, text, key_point: keyPoint } = event;
  const before = openStep(turn) ? turn.talk.slice(0, -1) : turn.talk;
  return { ...turn, talk: [...before, { kind: "step", step, keyPoint, text, passed: false }] };
}

export function withAsk(turn: TurnView, event: EventOf<"ask">): TurnView {
  const line: AskLine = { kind: "ask", keyPoint: event.key_point, text: event.text, answered: false };
  return { ...turn, talk: [...turn.talk, line] };
}

export function withStanding(turn: TurnView, event: EventOf<"standing">): TurnView {
  const { points, credit, change } = event;
  const at = turn.talk.findIndex((line) => line.kind === "reply" && line.attempt === event.attempt);
  const reply = turn.talk[at];
  const news = reply?.kind === "reply" && reply.change === null ? { change: change ?? 0 } : {};
  return {
    ...turn,
    points,
    credit,
    talk: at === -1 ? turn.talk : replaced(turn.talk, at, news),
    disputed: turn.disputed && { ...turn.disputed, change: turn.disputed.change ?? change },
  };
}

function disputeOf({ key_point: keyPoint, verdict }: EventOf<"saved">): TurnView["disputed"] {
  return keyPoint === null || verdict === null ? null : { keyPoint, change: null };
}

/** What is disputed needs no help any more. */
function withoutCall(turn: TurnView, { key_point: keyPoint, verdict }: EventOf<"saved">): TurnView {
  const about = openStep(turn)?.keyPoint === keyPoint && verdict !== null;
  const asked = openAsk(turn)?.keyPoint === keyPoint;
  return about || asked ? { ...turn, talk: turn.talk.slice(0, -1) } : turn;
}

function answered(turn: TurnView, { text, attempt }: EventOf<"saved">): TurnView {
  const number = attempt ?? turn.attempts + 1;
  const earlier = turn.answer === null ? turn.earlier : [...turn.earlier, roundOf(turn)];
  const { confidence } = turn.answer === null ? turn : NOTHING_SAID;
  const fresh = { ...NOTHING_SAID, confidence, attempt: number, attempts: number, answer: text };
  return { ...turn, ...fresh, earlier, disputed: null };
}

function replied(turn: TurnView, { text, attempt }: EventOf<"saved">): TurnView {
  const number = attempt ?? turn.attempts + 1;
  return { ...turn, attempts: number, talk: [...turn.talk, replyOf(number, text)] };
}

function replyOf(attempt: number, text: string | null): ReplyLine {
  return { kind: "reply", attempt, text: text ?? "", outcome: null, grade: null, change: null };
}

/** The last answer in other words: what was made of the earlier ones no longer stands. */
function rewritten(turn: TurnView, { text, attempt }: EventOf<"saved">): TurnView {
  const number = attempt ?? turn.attempts + 1;
  const at = turn.talk.findLastIndex((line) => line.kind === "reply");
  if (at === -1) {
    const { confidence } = turn;
    return { ...turn, ...NOTHING_SAID, confidence, attempts: number, attempt: number, answer: text };
  }
  return { ...turn, attempts: number, talk: [...turn.talk.slice(0, at), replyOf(number, text)] };
}

function takenBack(turn: TurnView): TurnView {
  const at = turn.talk.findLastIndex((line) => line.kind === "reply");
  if (at !== -1) return { ...turn, talk: turn.talk.slice(0, at) };
  // Without the newest answer the one before it stands again.
  const before = turn.earlier.at(-1) ?? { ...NOTHING_SAID, confidence: turn.confidence };
  return { ...turn, ...before, earlier: turn.earlier.slice(0, -1) };
}

function passed(turn: TurnView): TurnView {
  return openStep(turn)
    ? { ...turn, talk: replaced(turn.talk, turn.talk.length - 1, { passed: true }) }
    : turn;
}

function closed(talk: readonly Line[]): readonly Line[] {
  const at = talk.findLastIndex((line) => line.kind === "ask");
  return at === -1 ? talk : replaced(talk, at, { answered: true });
}

function replaced(talk: readonly Line[], at: number, change: Partial<ReplyLine | StepLine | AskLine>) {
  return talk.map((line, index) => (index === at ? ({ ...line, ...change } as Line) : line));
}

function roundOf(turn: TurnView): Round {
  const { attempt, answer, outcome, grade, feedback, confidence, credit, points, talk } = turn;
  return { attempt, answer, outcome, grade, feedback, confidence, credit, points, talk };
}
