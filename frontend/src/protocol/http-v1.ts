/* Generated from docs/protocol/openapi.json by `npm run types`. */

export type HttpV1 =
  | AddedBankShape
  | Band
  | BankShape
  | CalibrationShape
  | DeletedShape
  | DueDay
  | DueQuestion
  | DueShape
  | Grade
  | HabitDay
  | HabitsShape
  | InterviewShape
  | KeyPointShape
  | LeechShape
  | MisconceptionFound
  | MisconceptionHeld
  | MissingPoint
  | PastAnswerShape
  | PlanLine
  | PointVerdict
  | Problem
  | ProgressShape
  | QuestionShape
  | Readiness
  | RecordShape
  | RelatedShape
  | Report
  | RestoredShape
  | RunningBankShape
  | Span
  | StandingPoint
  | Step
  | Sure
  | SureButWrong
  | TagProgress
  | TalkLine
  | Topic
  | TopicProgress
  | TranscriptShape
  | TrendShape
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
export type Sure = "guessing" | "quite" | "sure";
export type Step = "pump" | "hint" | "cloze" | "reveal";

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
 * How answers went of which the candidate said the same before the grade.
 */
export interface CalibrationShape {
  sure: "guessing" | "quite" | "sure";
  answers: number;
  /**
   * 0 to 100.
   */
  mean_credit: number;
  /**
   * How many earned less than 40.
   */
  wrong: number;
}
/**
 * What was deleted.
 */
export interface DeletedShape {
  interviews: number;
  /**
   * Names of the question banks that were removed.
   */
  banks: string[];
  /**
   * Names of those that stay, since an open interview of somebody else asks their questions.
   */
  kept_banks: string[];
  /**
   * Names of earlier copies of the database in the data directory, which still hold what was deleted.
   */
  copies: string[];
}
/**
 * How many questions are due on a day.
 */
export interface DueDay {
  day: string;
  due: number;
}
/**
 * A question to review today.
 */
export interface DueQuestion {
  question_id: string;
  prompt: string;
  topic: string;
  due: string;
  overdue_days: number;
  /**
   * Probability that it could be recalled today, 0 to 1.
   */
  retention: number;
}
/**
 * What is due.
 */
export interface DueShape {
  /**
   * Questions to review today.
   */
  now: number;
  /**
   * Today and the 13 days after it; what is more than a day's cap goes on to the next.
   */
  days: DueDay[];
  /**
   * Those of today, the most overdue first.
   */
  questions: DueQuestion[];
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
 * How much was answered on a day.
 */
export interface HabitDay {
  day: string;
  answers: number;
}
/**
 * When the candidate practised.
 */
export interface HabitsShape {
  /**
   * Days practised without a break; a day on which nothing was due is no break.
   */
  streak: number;
  /**
   * The longest streak so far.
   */
  longest: number;
  /**
   * Missed days that the streak can still bear.
   */
  freezes: number;
  /**
   * The last 371 days, oldest first, also those without an answer.
   */
  days: HabitDay[];
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
 * A question that was forgotten again and again.
 */
export interface LeechShape {
  question_id: string;
  prompt: string;
  lapses: number;
}
/**
 * A wrong belief that the newest answer to its question stated.
 */
export interface MisconceptionHeld {
  says: string;
  because: string;
  /**
   * In how many answers.
   */
  times: number;
}
/**
 * A key point that the newest answer to its question left out or got wrong.
 */
export interface MissingPoint {
  question_id: string;
  key_point: string;
  says: string;
  /**
   * In how many answers.
   */
  times: number;
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
 * What to practise next, and why.
 */
export interface PlanLine {
  why: string;
  topics: string[];
  questions: string[];
  kind: "due" | "weak" | "new" | "leech";
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
 * What the candidate knows, and what to do next.
 */
export interface ProgressShape {
  /**
   * Every topic with an answer, weakest first.
   */
  topics: TopicProgress[];
  /**
   * The 40 weakest tags with an answer, weakest first.
   */
  tags: TagProgress[];
  /**
   * What to practise next, at most three lines.
   */
  plan: PlanLine[];
  /**
   * Questions to review today, at most `cap` less those reviewed today.
   */
  due_now: number;
  /**
   * The most questions that become due in a day.
   */
  cap: number;
  /**
   * For each confidence that was given.
   */
  calibration: CalibrationShape[];
  /**
   * Newest first, without those answered better since.
   */
  sure_but_wrong: SureButWrong[];
  /**
   * The most forgotten first.
   */
  leeches: LeechShape[];
}
/**
 * What is known of a candidate's hold on one topic.
 */
export interface TopicProgress {
  title: string;
  /**
   * Expected credit of the next answer, 0 to 100. Newer answers count more.
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
  /**
   * Mean probability that what was practised could be recalled today, 0 to 1.
   */
  retention: number;
  /**
   * The commonest first.
   */
  missing: MissingPoint[];
  /**
   * The commonest first.
   */
  misconceptions: MisconceptionHeld[];
  topic: string;
  /**
   * Oldest first; the last point is today's.
   */
  trend: TrendShape[];
}
/**
 * What was known of a topic at the end of a day.
 */
export interface TrendShape {
  day: string;
  estimate: number;
  low: number;
  high: number;
}
/**
 * What is known of a candidate's hold on the questions with one tag.
 */
export interface TagProgress {
  title: string;
  /**
   * Expected credit of the next answer, 0 to 100. Newer answers count more.
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
  /**
   * Mean probability that what was practised could be recalled today, 0 to 1.
   */
  retention: number;
  /**
   * The commonest first.
   */
  missing: MissingPoint[];
  /**
   * The commonest first.
   */
  misconceptions: MisconceptionHeld[];
  tag: string;
}
/**
 * A turn of which the candidate was sure, and that earned less than 40.
 */
export interface SureButWrong {
  interview: string;
  turn: number;
  question_id: string;
  prompt: string;
  credit: number;
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
 * Whether answers can be kept and graded now.
 */
export interface Readiness {
  /**
   * `unavailable` while the database cannot be used.
   */
  status: "ready" | "loading" | "unavailable" | "damaged";
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
  confidence: Sure | null;
  attempts: number;
  points: StandingPoint[];
  talk: TalkLine[];
}
/**
 * How a key point stands.
 */
export interface StandingPoint {
  key_point: string;
  verdict: Verdict;
  credit: number;
  how: "answer" | "pump" | "hint" | "cloze" | "say_back" | "confirmed" | "disputed";
}
/**
 * One thing that was said about a question.
 */
export interface TalkLine {
  by: "you" | "coach";
  text: string;
  step: Step | null;
  key_point: string | null;
  attempt: number | null;
  replaced: boolean;
}
/**
 * What a backup added to the record.
 */
export interface RestoredShape {
  /**
   * How many were added.
   */
  interviews: number;
  /**
   * How many of its interviews stood in the record already.
   */
  there: number;
  /**
   * Names of the question banks that were added.
   */
  banks: string[];
  /**
   * Names of its question banks that were not added: there is one of that name, or none can be added here.
   */
  left_out: string[];
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
