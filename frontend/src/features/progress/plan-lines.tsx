/** What to practise next, why, and a button that begins just that. */
import type { ReactNode } from "react";
import type { PlanLine } from "../../protocol/http-v1";
import { text } from "../../text/en";
import classes from "./progress-page.module.css";

/** Draws a button that begins an interview on these questions. */
export type Practise = (questions: readonly string[], label: string) => ReactNode;

export function PlanLines({ plan, practise }: { plan: readonly PlanLine[]; practise: Practise }) {
  if (plan.length === 0) return <p>{text.progress.planEmpty}</p>;
  return (
    <ol className={classes.plan}>
      {plan.map((line) => (
        <li key={line.why} className={classes.planLine}>
          <span>{line.why}</span>
          {line.questions.length > 0 && practise(line.questions, text.progress.planKinds[line.kind])}
        </li>
      ))}
    </ol>
  );
}
