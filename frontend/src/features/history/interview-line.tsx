/** One interview of the list: when, about what, how far, how well. */
import { Link } from "wouter";
import type { InterviewShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { clockWords, dayWords } from "../../ui/days";
import { Score } from "../../ui/score-line";
import { useTopicTitle } from "../../ui/use-topics";
import classes from "./history-page.module.css";

/** Topics that a line names. */
const NAMED = 3;

export function InterviewLine({ interview }: { interview: InterviewShape }) {
  const titleOf = useTopicTitle();
  return (
    <Link className={classes.line ?? ""} href={`/history/${interview.interview}`}>
      <span className={classes.when}>
        {dayWords(interview.started_at, new Date())}, {clockWords(interview.started_at)}
      </span>
      <span className={classes.what}>
        {topicWords(interview.topics, titleOf)}
        <span className={classes.note}>
          {[
            interview.mode === "exam" ? text.start.exam : text.start.practice,
            interview.level,
            text.history.answered(interview.answered, interview.length),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className={classes.score}>
        {interview.score !== null && interview.band !== null ? (
          <Score score={interview.score} band={interview.band} />
        ) : (
          text.history.open
        )}
      </span>
    </Link>
  );
}

function topicWords(topics: readonly string[], titleOf: (topic: string) => string): string {
  if (topics.length === 0) return text.history.all;
  const named = topics.slice(0, NAMED).map(titleOf).join(", ");
  return topics.length > NAMED ? `${named} ${text.history.more(topics.length - NAMED)}` : named;
}
