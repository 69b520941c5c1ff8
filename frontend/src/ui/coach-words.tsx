/** What the coach says of an answer: first why a guard fired, then the feedback. */
import type { Grade } from "../protocol/coach-v1";
import { text } from "../text/en";
import classes from "./coach-words.module.css";
import { MarkdownView } from "./markdown-view";
import { flagWords, proseOf } from "./verdicts";

interface CoachWordsProps {
  readonly grade: Grade;
  readonly feedback: string | null;
}

export function CoachWords({ grade, feedback }: CoachWordsProps) {
  const prose = proseOf(feedback ?? "");
  return (
    <>
      {grade.flags.length > 0 && (
        <div className={classes.flags}>
          <strong>{text.grade.flagsTitle}</strong>
          {grade.flags.map((flag) => (
            <p key={flag}>{flagWords(flag)}</p>
          ))}
        </div>
      )}
      {prose !== "" && (
        <div className={classes.feedback}>
          <MarkdownView source={prose} />
        </div>
      )}
    </>
  );
}
