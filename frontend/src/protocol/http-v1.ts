/* Generated from docs/protocol/openapi.json by `npm run types`. */

export type HttpV1 =
  | AddedBankShape
  | Band
  | BankShape
  | Grade
  | InterviewShape
  | KeyPointShape
  | MisconceptionFound
  | PastAnswerShape
  | PointVerdict
  | Problem
  | ProgressShape
  | QuestionShape
  | Readiness
  | RecordShape
  | RelatedShape
  | Report
  | RunningBankShape
  | Span
  | Topic
  | TopicProgress
  | TranscriptShape
  | Up
  | Verdict
  | WholeQuestionShape;
/**
 * A score as one word.
 */
export type Band = "excellent" | "good" | "fair" | "weak" | "none";
/**
 * What became of a key point in an answer.
 */
export type Verdict = "covered" | "partial" | "unsure" | "missing" | "contradicted";

/**
 * A question bank that was added and runs now.
 */
export interface AddedBankShape {
  name: string;
  title: string;
  topics: Topic[];
  /**
   * What was not understood or should be mended, each with its place.
   */
  warnings: string[];
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
 * What a full answer says.
 */
export interface KeyPointShape {
  says: string;
  /**
   * 1 to 3.
   */
  weight: number;
}
/**
 * One of the candidate's own answers to a question.
 */
export interface PastAnswerShape {
  interview: string;
  turn: number;
  /**
   * In UTC.
   */
  at: string;
  /**
   * 0 to 100; absent while it waits, and before the end of an exam.
   */
  score: number | null;
  band: Band | null;
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
  record: RecordShape;
}
/**
 * How the candidate did on one question so far.
 */
export interface RecordShape {
  /**
   * How often it was answered.
   */
  answers: number;
  /**
   * The best score, 0 to 100; absent while none is shown.
   */
  best: number | null;
  /**
   * The score of the newest answer; absent while it waits, and before the end of an exam.
   */
  last: number | null;
  /**
   * When it was answered last, in UTC.
   */
  at: string | null;
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
 * A question that follows well.
 */
export interface RelatedShape {
  id: string;
  prompt: string;
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
 * One of the question banks that run.
 */
export interface RunningBankShape {
  name: string;
  title: string;
  questions: number;
  /**
   * Added by the candidate, who may remove it again.
   */
  own: boolean;
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
/**
 * A question with what a good answer says, and the candidate's own answers to it.
 */
export interface WholeQuestionShape {
  id: string;
  topic: string;
  level: "junior" | "mid" | "senior";
  prompt: string;
  tags: string[];
  record: RecordShape;
  reference: string;
  key_points: KeyPointShape[];
  related: RelatedShape[];
  /**
   * Newest first.
   */
  past_answers: PastAnswerShape[];
}
