/** One number and one word, and beside them the counts that stand behind them. */
import { VisuallyHidden } from "@mantine/core";
import type { Grade } from "../protocol/coach-v1";
import { text } from "../text/en";
import classes from "./score-line.module.css";
import { bandWords, countsOf, scoreWords, toneOfBand } from "./verdicts";

export function ScoreLine({ grade, credit }: { grade: Grade; credit: number | null }) {
  const hinted = credit !== null && credit < grade.score;
  return (
    <p className={classes.line}>
      <Score score={grade.score} band={grade.band} />
      <span className={classes.counts}>{countsOf(grade).join(" · ")}</span>
      {hinted && <span className={classes.counts}>{text.grade.afterHints(scoreWords(credit))}</span>}
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
