/** An answer and what came of it. Before the grade is there the answer stands in the same place, unmarked. */
import { type ReactNode, useMemo, useState } from "react";
import type { Grade } from "../protocol/coach-v1";
import { text } from "../text/en";
import { AnswerText } from "./answer-text";
import { FindingList } from "./finding-list";
import { MarkdownView } from "./markdown-view";
import classes from "./marked-answer.module.css";
import { Reference } from "./reference";
import { ScoreLine } from "./score-line";
import { marksOf } from "./spans";
import { findingsOf, flagWords, proseOf } from "./verdicts";
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
      <div className={classes.standing}>
        {grade ? (
          <ScoreLine grade={grade} credit={credit} />
        ) : (
          <span className={classes.status}>{status}</span>
        )}
      </div>
      {grade && (
        <div className={classes.outcome}>
          <Flags flags={grade.flags} />
          {feedback && <Words feedback={feedback} />}
          <FindingList findings={findings} lit={lit} onLight={setLit} />
        </div>
      )}
      {reference && <Reference source={reference} />}
    </>
  );
}

function Words({ feedback }: { feedback: string }) {
  const prose = proseOf(feedback);
  return prose === "" ? null : (
    <div className={classes.feedback}>
      <MarkdownView source={prose} />
    </div>
  );
}

function Flags({ flags }: { flags: readonly string[] }) {
  if (flags.length === 0) return null;
  return (
    <div className={classes.flags}>
      <strong>{text.grade.flagsTitle}</strong>
      {flags.map((flag) => (
        <p key={flag}>{flagWords(flag)}</p>
      ))}
    </div>
  );
}
