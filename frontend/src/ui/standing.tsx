/** The place of the score, which is as high before the grade comes as after it. */
import type { ReactNode } from "react";
import type { Grade } from "../protocol/coach-v1";
import { ScoreLine } from "./score-line";
import classes from "./standing.module.css";

interface StandingProps {
  readonly grade: Grade | null;
  readonly credit: number | null;
  /** Stands there while there is no grade. */
  readonly status: ReactNode;
  /** Beside the score. */
  readonly children?: ReactNode;
}

export function Standing({ grade, credit, status, children }: StandingProps) {
  return (
    <div className={classes.standing}>
      {grade ? (
        <ScoreLine grade={grade} credit={credit}>
          {children}
        </ScoreLine>
      ) : (
        <span className={classes.status}>{status}</span>
      )}
    </div>
  );
}
