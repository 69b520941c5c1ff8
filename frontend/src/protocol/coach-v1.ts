/* Generated from docs/protocol/coach.v1.schema.json by `npm run types`. */

/**
 * Every message of the WebSocket protocol coach.v1. The flow is told in asyncapi.json.
 */
export type CoachV1 = ClientMessage | ServerMessage;
export type ClientMessage = Hello | Start | Resume | SubmitAnswer | AskHint | Skip | End;
export type ServerMessage =
  Welcome | AskedMessage | Saved | HintMessage | GradedMessage | SummaryMessage | Snapshot | ErrorMessage;
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
 * client -> server: the answer to the question on the table.
 */
export interface SubmitAnswer {
  kind: "answer";
  client_id: string;
  interview: string;
  turn: number;
  text: string;
}
/**
 * client -> server: a hint, please. It caps what its point can earn.
 */
export interface AskHint {
  kind: "hint";
  client_id: string;
  interview: string;
  turn: number;
}
/**
 * client -> server: pass over the question on the table.
 */
export interface Skip {
  kind: "skip";
  client_id: string;
  interview: string;
  turn: number;
}
/**
 * client -> server: end the interview now.
 */
export interface End {
  kind: "end";
  client_id: string;
  interview: string;
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
  what: "answer" | "skip" | "end";
  turn: number;
  /**
   * The answer exactly as it was sent.
   */
  text: string | null;
  /**
   * After a skip in practice mode: what a strong candidate would say.
   */
  reference: string | null;
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
}
/**
 * What is known of a candidate's hold on one topic.
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
  answer: string | null;
  skipped: boolean;
  grade: Grade | null;
  credit: number;
  feedback: string | null;
  reference: string | null;
}
/**
 * server -> client: the whole interview so far; forget what you had and begin again from these events.
 */
export interface Snapshot {
  kind: "snapshot";
  interview: string;
  last_seq: number;
  events: (AskedMessage | Saved | HintMessage | GradedMessage | SummaryMessage)[];
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
