/** One number and one word, and beside them the counts that stand behind them. */
import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import type { Grade } from "../protocol/coach-v1";
import { text } from "../text/en";
import classes from "./score-line.module.css";
import { bandWords, countsOf, scoreWords, toneOfBand } from "./verdicts";

interface ScoreLineProps {
  readonly grade: Grade;
  /** What counts in the end, after hints and all that was said later. */
  readonly credit: number | null;
  readonly children?: ReactNode;
}

export function ScoreLine({ grade, credit, children }: ScoreLineProps) {
  const counted =
    credit === null || scoreWords(credit) === scoreWords(grade.score) ? null : scoreWords(credit);
  return (
    <p className={classes.line}>
      <Score score={grade.score} band={grade.band} />
      <span className={classes.counts}>{countsOf(grade).join(" · ")}</span>
      {counted !== null && (
        <span className={classes.counted}>
          <span aria-hidden="true">{text.points.counted(counted)}</span>
          <VisuallyHidden component="span">{text.points.countedLong(counted)}</VisuallyHidden>
        </span>
      )}
      {children}
    </p>
  );
}

export function Score({ score, band }: { score: number; band: string }) {
  return (
    <span className={classes.score}>
      <span className={classes.number} aria-hidden="true">
        {scoreWords(score)}
      </span>
      <span className={classes.band} data-tone={toneOfBand(band)} aria-hidden="true">
        {bandWords(band)}
      </span>
      <VisuallyHidden component="span">{text.grade.outOf(scoreWords(score), bandWords(band))}</VisuallyHidden>
    </span>
  );
}
