/* Generated from docs/protocol/openapi.json by `npm run types`. */

export type HttpV1 =
  | Band
  | BankShape
  | Grade
  | InterviewShape
  | MisconceptionFound
  | PointVerdict
  | Problem
  | ProgressShape
  | QuestionShape
  | Readiness
  | Report
  | Span
  | Topic
  | TopicProgress
  | TranscriptShape
  | Up
  | Verdict;
/**
 * A score as one word.
 */
export type Band = "excellent" | "good" | "fair" | "weak" | "none";
/**
 * What became of a key point in an answer.
 */
export type Verdict = "covered" | "partial" | "unsure" | "missing" | "contradicted";

/**
 * The question bank by topic.
 */
export interface BankShape {
  /**
   * Hash of the bank's content.
   */
  hash: string;
  topics: Topic[];
}
/**
 * A topic of the bank.
 */
export interface Topic {
  id: string;
  title: string;
  questions: {
    [k: string]: number;
  };
}
/**
 * What an answer earned. It holds no prose: the words are made by reply.
 */
export interface Grade {
  score: number;
  band: Band;
  confidence: number;
  verdicts: PointVerdict[];
  misconceptions: MisconceptionFound[];
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
  confidence: number;
  credit: number;
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
 * An interview as one line of the history.
 */
export interface InterviewShape {
  interview: string;
  /**
   * In UTC.
   */
  started_at: string;
  mode: "practice" | "exam";
  /**
   * As asked for; empty for all.
   */
  topics: string[];
  level: ("junior" | "mid" | "senior") | null;
  /**
   * How many questions it asks.
   */
  length: number;
  answered: number;
  /**
   * 0 to 100; absent until the end.
   */
  score: number | null;
  band: Band | null;
  ended: boolean;
}
/**
 * It was not done, and why.
 */
export interface Problem {
  /**
   * For machines.
   */
  code: string;
  /**
   * For people; safe to show.
   */
  message: string;
  /**
   * Seconds after which the same request may succeed.
   */
  retry_after: number | null;
}
/**
 * Every topic with an answer, weakest first.
 */
export interface ProgressShape {
  topics: TopicProgress[];
}
/**
 * What is known of a candidate's hold on one topic.
 */
export interface TopicProgress {
  topic: string;
  title: string;
  /**
   * Expected credit of the next answer, 0 to 100.
   */
  estimate: number;
  /**
   * Lower end of the 90 % interval of the estimate.
   */
  low: number;
  /**
   * Upper end.
   */
  high: number;
  /**
   * How many it rests on.
   */
  answers: number;
  weak: boolean;
}
/**
 * A question, without what a good answer says.
 */
export interface QuestionShape {
  id: string;
  topic: string;
  level: "junior" | "mid" | "senior";
  prompt: string;
  tags: string[];
}
/**
 * Whether answers can be graded now.
 */
export interface Readiness {
  status: "ready" | "loading" | "damaged";
  /**
   * What is wrong, when something is.
   */
  message: string | null;
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
 * An interview with its turns; an exam shows no grades before its end.
 */
export interface TranscriptShape {
  interview: string;
  /**
   * In UTC.
   */
  started_at: string;
  mode: "practice" | "exam";
  /**
   * As asked for; empty for all.
   */
  topics: string[];
  level: ("junior" | "mid" | "senior") | null;
  /**
   * How many questions it asks.
   */
  length: number;
  answered: number;
  /**
   * 0 to 100; absent until the end.
   */
  score: number | null;
  band: Band | null;
  ended: boolean;
  turns: Report[];
}
/**
 * The service is up.
 */
export interface Up {
  status: "up";
  version: string;
}
