/** One turn of a finished interview, folded to a line until it is opened. */
import { type ReactNode, useId, useState } from "react";
import type { Report } from "../protocol/coach-v1";
import { text } from "../text/en";
import { MarkdownLine, MarkdownView } from "./markdown-view";
import { MarkedAnswer } from "./marked-answer";
import classes from "./report-view.module.css";
import { Score } from "./score-line";

interface ReportViewProps {
  readonly report: Report;
  readonly topic: string;
  readonly startsOpen?: boolean;
  /** Stands in place of the answer as it was graded. */
  readonly children?: ReactNode;
}

export function ReportView({ report, topic, startsOpen = false, children }: ReportViewProps) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <article className={classes.report} aria-label={text.interview.question(report.turn)}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.turn}>{report.turn}</span>
        <span className={classes.prompt} data-open={open}>
          <MarkdownLine source={report.prompt} />
        </span>
        <span className={classes.outcome}>
          <Outcome report={report} />
        </span>
      </button>
      {open && (
        <div id={id} className={classes.body}>
          <p className={classes.topic}>{topic}</p>
          {children ?? <ReportBody report={report} />}
        </div>
      )}
    </article>
  );
}

function Outcome({ report }: { report: Report }) {
  if (report.grade) return <Score score={report.grade.score} band={report.grade.band} />;
  return report.skipped ? text.interview.skipped : text.interview.saved;
}

/** The answer as it was graded, or what a strong candidate would have said. */
export function ReportBody({ report }: { report: Report }) {
  if (report.answer === null) {
    return (
      <>
        <p>{text.interview.skippedWords}</p>
        {report.reference && (
          <>
            <p className={classes.topic}>{text.interview.skippedReference}</p>
            <MarkdownView source={report.reference} />
          </>
        )}
      </>
    );
  }
  return (
    <MarkedAnswer
      answer={report.answer}
      grade={report.grade}
      credit={report.credit}
      feedback={report.feedback}
      reference={report.reference}
      status={text.interview.saved}
    />
  );
}
