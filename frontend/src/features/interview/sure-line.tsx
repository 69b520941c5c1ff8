/** How sure the candidate was, against what came of it. */
import { text } from "../../text/en";
import classes from "./sure-line.module.css";
import { surprise } from "./surprise";
import type { Sure } from "./turn-view";

export function SureLine({ sure, score }: { sure: Sure | null; score: number }) {
  if (sure === null) return null;
  const surprised = surprise(sure, score);
  return (
    <span className={classes.line} data-surprise={surprised}>
      {surprised === null ? text.sure.said[sure] : text.sure[surprised]}
    </span>
  );
}
