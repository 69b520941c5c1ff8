/** An answer and what came of it. Before the grade is there the answer stands in the same place, unmarked. */
import { type ReactNode, useMemo, useState } from "react";
import type { Grade } from "../protocol/coach-v1";
import { AnswerText } from "./answer-text";
import { CoachWords } from "./coach-words";
import { FindingList } from "./finding-list";
import classes from "./marked-answer.module.css";
import { Reference } from "./reference";
import { marksOf } from "./spans";
import { Standing } from "./standing";
import { findingsOf } from "./verdicts";
import { Voice } from "./voice";

interface MarkedAnswerProps {
  readonly answer: string;
  readonly grade: Grade | null;
  readonly credit: number | null;
  readonly feedback: string | null;
  readonly reference: string | null;
  /** Stands where the score will stand, while there is none. */
  readonly status: ReactNode;
}

export function MarkedAnswer({ answer, grade, credit, feedback, reference, status }: MarkedAnswerProps) {
  const [lit, setLit] = useState<string | null>(null);
  const marks = useMemo(() => (grade ? marksOf(grade) : []), [grade]);
  const findings = useMemo(() => (grade ? findingsOf(grade, marks) : []), [grade, marks]);
  return (
    <>
      <Voice who="you">
        <AnswerText answer={answer} marks={marks} lit={lit} onLight={setLit} />
      </Voice>
      <Standing grade={grade} credit={credit} status={status} />
      {grade && (
        <div className={classes.outcome}>
          <CoachWords grade={grade} feedback={feedback} />
          <FindingList findings={findings} lit={lit} onLight={setLit} />
        </div>
      )}
      {reference && <Reference source={reference} />}
    </>
  );
}
