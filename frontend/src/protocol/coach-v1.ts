/* Generated from docs/protocol/coach.v1.schema.json by `npm run types`. */

/**
 * Every message of the WebSocket protocol coach.v1. The flow is told in asyncapi.json.
 */
export type CoachV1 = ClientMessage | ServerMessage;
export type ClientMessage =
  Hello | Start | Resume | SubmitAnswer | AskHint | Skip | Next | Confirm | Dispute | Confidence | Edit | End;
export type Sure = "guessing" | "quite" | "sure";
export type ServerMessage =
  | Welcome
  | AskedMessage
  | Saved
  | HintMessage
  | GradedMessage
  | FollowUpMessage
  | AskMessage
  | StandingMessage
  | SummaryMessage
  | Snapshot
  | ErrorMessage;
export type Step = "pump" | "hint" | "cloze" | "reveal";
/**
 * A score as one word.
 */
export type Band = "excellent" | "good" | "fair" | "weak" | "none";
/**
 * What became of a key point in an answer.
 */
export type Verdict = "covered" | "partial" | "unsure" | "missing" | "contradicted";

/**
 * client -> server: the first message on a socket.
 */
export interface Hello {
  kind: "hello";
  /**
   * Name and version of the client, for the log.
   */
  client?: string;
}
/**
 * client -> server: begin an interview. The answer to it is its first `question`.
 */
export interface Start {
  kind: "start";
  client_id: string;
  /**
   * Topic ids; empty for all.
   *
   * @maxItems 50
   */
  topics?: string[];
  level?: ("junior" | "mid" | "senior") | null;
  /**
   * How many questions.
   */
  length?: number;
  /**
   * Ids of the questions to ask, in this order; then topics, level and length are not looked at.
   *
   * @maxItems 30
   */
  questions?: string[];
  mode?: "practice" | "exam";
  /**
   * The same seed, bank and record give the same questions; chosen by the server when absent.
   */
  seed?: number | null;
  /**
   * Practice: each question is talked over until the client sends `next`. Without it the interview goes on by
   * itself. An exam is never talked over.
   */
  dialogue?: boolean;
  /**
   * Only questions with one of these tags; empty for all.
   *
   * @maxItems 50
   */
  tags?: string[];
  /**
   * Only what is due for repetition, most overdue first, and nothing else.
   */
  due?: boolean;
  /**
   * Exam: time for the whole interview.
   */
  minutes?: number | null;
}
/**
 * client -> server: take up an interview; every event after `last_seq` follows, or a snapshot.
 */
export interface Resume {
  kind: "resume";
  interview: string;
  last_seq?: number;
}
/**
 * client -> server: the answer to the question on the table; in a dialogue also a reply, or a retry.
 */
export interface SubmitAnswer {
  client_id: string;
  interview: string;
  turn: number;
  kind: "answer";
  text: string;
}
/**
 * client -> server: a hint, please. It caps what its point can earn.
 */
export interface AskHint {
  client_id: string;
  interview: string;
  turn: number;
  kind: "hint";
}
/**
 * client -> server: pass over the question on the table; in a dialogue also over a step of the coach's.
 */
export interface Skip {
  client_id: string;
  interview: string;
  turn: number;
  kind: "skip";
}
/**
 * client -> server: enough of this question; go on to the next one, or to the summary after the last.
 */
export interface Next {
  client_id: string;
  interview: string;
  turn: number;
  kind: "next";
}
/**
 * client -> server: yes or no to an `ask`.
 */
export interface Confirm {
  client_id: string;
  interview: string;
  turn: number;
  kind: "confirm";
  key_point: string;
  /**
   * Whether the candidate meant it.
   */
  said: boolean;
}
/**
 * client -> server: a verdict is wrong. Taken at any time after the grade, also when the interview is over.
 */
export interface Dispute {
  client_id: string;
  interview: string;
  turn: number;
  kind: "dispute";
  key_point: string;
  /**
   * What it should be; null takes an earlier dispute of the point back.
   */
  verdict: ("covered" | "missing") | null;
}
/**
 * client -> server: how sure the candidate is, before the grade is shown. Never counted.
 */
export interface Confidence {
  client_id: string;
  interview: string;
  turn: number;
  kind: "confidence";
  sure: Sure;
}
/**
 * client -> server: put another text in the place of the turn's last answer, or withdraw it.
 *
 * Possible while the turn is the current one, and in an exam until the next question is answered.
 */
export interface Edit {
  client_id: string;
  interview: string;
  turn: number;
  kind: "edit";
  /**
   * Null withdraws the answer: what it answered is open again.
   */
  text: string | null;
}
/**
 * client -> server: end the interview now.
 */
export interface End {
  client_id: string;
  interview: string;
  kind: "end";
}
/**
 * server -> client: what this server is and can do.
 */
export interface Welcome {
  kind: "welcome";
  server: string;
  /**
   * Kinds of client messages that this server takes.
   */
  capabilities: string[];
  topics: Topic[];
  answer_chars: number;
  /**
   * Whether the model is loaded; answers sent earlier are saved and graded as soon as it is.
   */
  ready: boolean;
  /**
   * What time it is by the server's clock, in UTC: the time of an exam ends by it.
   */
  now: string | null;
}
/**
 * A topic of the bank.
 */
export interface Topic {
  id: string;
  title: string;
  /**
   * How many questions of each level.
   */
  questions: {
    [k: string]: number;
  };
}
/**
 * server -> client: a question is on the table.
 */
export interface AskedMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "question";
  turn: number;
  of: number;
  mode: "practice" | "exam";
  question_id: string;
  topic: string;
  level: "junior" | "mid" | "senior";
  prompt: string;
  /**
   * Why this question was chosen, in one short sentence.
   */
  why: string | null;
  /**
   * Whether the interview waits for `next` after each question.
   */
  dialogue: boolean;
  /**
   * Timed exam: seconds for this question, where all take the same.
   */
  seconds: number | null;
  /**
   * Timed exam: when the time for the whole interview is over, in UTC by the server's clock.
   */
  ends_at: string | null;
}
/**
 * server -> client: your message is on the disk.
 */
export interface Saved {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "saved";
  what: "answer" | "skip" | "end" | "edit" | "withdraw" | "confidence" | "confirm" | "dispute" | "next";
  turn: number;
  /**
   * The answer exactly as it was sent.
   */
  text: string | null;
  /**
   * answer, edit, withdraw: which attempt at this turn, from 1; an edit is a new one.
   */
  attempt: number | null;
  /**
   * After a skip in practice mode: what a strong candidate would say.
   */
  reference: string | null;
  /**
   * confirm, dispute: of which point; skip: of which point a step was passed over.
   */
  key_point: string | null;
  /**
   * confirm: whether the candidate meant it.
   */
  said: boolean | null;
  /**
   * dispute: what the verdict should be; null takes the dispute back.
   */
  verdict: ("covered" | "missing") | null;
  /**
   * confidence: how sure the candidate is.
   */
  sure: Sure | null;
  /**
   * skip: the step of a dialogue that was passed over; null for the question itself.
   */
  step: Step | null;
  /**
   * end: because the time was over.
   */
  timed_out: boolean;
}
/**
 * server -> client: a hint for one point of the question.
 */
export interface HintMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "hint";
  turn: number;
  text: string;
}
/**
 * server -> client: what came of an answer.
 */
export interface GradedMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "graded";
  turn: number;
  /**
   * `held`: graded, shown at the end of the exam.
   */
  status: "graded" | "held" | "ungradable";
  /**
   * Which attempt at this turn was graded.
   */
  attempt: number;
  /**
   * How sure the candidate was, where that was said.
   */
  confidence: Sure | null;
  grade: Grade | null;
  credit: number | null;
  feedback: string | null;
  reference: string | null;
}
/**
 * What an answer earned. It holds no prose: the words are made by reply.
 */
export interface Grade {
  /**
   * 0 to 100, one decimal.
   */
  score: number;
  band: Band;
  /**
   * Probability that the band is right, 0 to 1.
   */
  confidence: number;
  verdicts: PointVerdict[];
  misconceptions: MisconceptionFound[];
  /**
   * Names of the guards that fired.
   */
  flags: string[];
}
/**
 * What became of one key point.
 */
export interface PointVerdict {
  key_point: string;
  says: string;
  weight: number;
  verdict: Verdict;
  /**
   * Probability that the verdict is right, 0 to 1.
   */
  confidence: number;
  /**
   * Share of the weight earned, 0 to 1.
   */
  credit: number;
  /**
   * Never empty where credit was earned or the point was contradicted.
   */
  evidence: Span[];
}
/**
 * A piece of the answer as it was sent; `answer[start:end] == text`, in code points.
 */
export interface Span {
  start: number;
  end: number;
  text: string;
}
/**
 * A wrong belief that the answer states.
 */
export interface MisconceptionFound {
  says: string;
  because: string;
  evidence: Span[];
}
/**
 * server -> client: the coach goes on about what is missing, and waits for a reply: `answer`, or `skip`.
 */
export interface FollowUpMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "follow_up";
  turn: number;
  /**
   * pump: what else? hint: the point's hint. cloze: its sentence with a gap. reveal: its sentence, to say back.
   */
  step: "pump" | "hint" | "cloze" | "reveal";
  /**
   * Null for a pump, which names none.
   */
  key_point: string | null;
  text: string;
}
/**
 * server -> client: did you mean this? Wants a `confirm`.
 */
export interface AskMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "ask";
  turn: number;
  key_point: string;
  text: string;
}
/**
 * server -> client: how a turn stands now; the grades stay as they are.
 */
export interface StandingMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "standing";
  turn: number;
  /**
   * The newest attempt that it counts.
   */
  attempt: number;
  /**
   * 0 to 100, after hints, replies, yes and no, and disputes.
   */
  credit: number;
  points: StandingPoint[];
  /**
   * Credit less the credit before; null for the first.
   */
  change: number | null;
}
/**
 * How a key point stands.
 */
export interface StandingPoint {
  key_point: string;
  verdict: Verdict;
  /**
   * Share of its weight earned, 0 to 1.
   */
  credit: number;
  how: "answer" | "pump" | "hint" | "cloze" | "say_back" | "confirmed" | "disputed";
}
/**
 * server -> client: the interview is over; what it showed.
 */
export interface SummaryMessage {
  interview: string;
  seq: number;
  /**
   * The message that this event is the first answer to.
   */
  client_id: string | null;
  kind: "summary";
  summary: Summary;
  turns: Report[];
}
/**
 * What an interview showed.
 */
export interface Summary {
  /**
   * Mean credit of the turns that count, 0 to 100, one decimal.
   */
  score: number;
  band: Band;
  answered: number;
  skipped: number;
  ungradable: number;
  /**
   * Weakest first.
   */
  topics: Mastery[];
  /**
   * Dearest first, at most GAPS_NAMED.
   */
  gaps: Gap[];
  /**
   * Turns whose answer the candidate was sure of, and that earned less than WRONG_BELOW.
   */
  sure_but_wrong: number[];
}
/**
 * What is known of a candidate's hold on one topic, or on one tag.
 */
export interface Mastery {
  topic: string;
  /**
   * Expected credit of the next answer, 0 to 100.
   */
  estimate: number;
  /**
   * Lower end of the 90 % interval of the estimate, at least 0.
   */
  low: number;
  /**
   * Upper end, at most 100.
   */
  high: number;
  answers: number;
  weak: boolean;
}
/**
 * A key point that was missing or contradicted, and what it cost.
 */
export interface Gap {
  turn: number;
  question_id: string;
  topic: string;
  key_point: string;
  says: string;
  verdict: Verdict;
  /**
   * Points of this question's 100 that were lost.
   */
  cost: number;
}
/**
 * One turn at the end of an interview.
 */
export interface Report {
  turn: number;
  question_id: string;
  topic: string;
  prompt: string;
  /**
   * The newest answer to the question itself.
   */
  answer: string | null;
  skipped: boolean;
  /**
   * Of that answer.
   */
  grade: Grade | null;
  /**
   * What the turn counts, after replies, yes and no, and disputes.
   */
  credit: number;
  feedback: string | null;
  reference: string | null;
  confidence: Sure | null;
  /**
   * Answers, replies and edits.
   */
  attempts: number;
  /**
   * How each key point stands; empty where that is as graded.
   */
  points: StandingPoint[];
  /**
   * All that was said, in order.
   */
  talk: TalkLine[];
}
/**
 * One thing that was said about a question.
 */
export interface TalkLine {
  by: "you" | "coach";
  text: string;
  /**
   * What the coach asked for, or what the candidate replied to; null for an answer to the question itself.
   */
  step: Step | null;
  key_point: string | null;
  /**
   * Which attempt it is, for what the candidate said.
   */
  attempt: number | null;
  /**
   * Edited or withdrawn later.
   */
  replaced: boolean;
}
/**
 * server -> client: the whole interview so far; forget what you had and begin again from these events.
 */
export interface Snapshot {
  kind: "snapshot";
  interview: string;
  last_seq: number;
  events: (
    | AskedMessage
    | Saved
    | HintMessage
    | GradedMessage
    | FollowUpMessage
    | AskMessage
    | StandingMessage
    | SummaryMessage
  )[];
}
/**
 * server -> client: it was not done, and why; safe to show.
 */
export interface ErrorMessage {
  kind: "error";
  code: string;
  message: string;
  /**
   * Seconds after which the same message may succeed.
   */
  retry_after: number | null;
  client_id: string | null;
  interview: string | null;
}
