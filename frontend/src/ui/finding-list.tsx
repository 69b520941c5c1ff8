/** Point by point: what was said, what was missing, what was not so, each with the words that show it. */
import type { ReactNode } from "react";
import { text } from "../text/en";
import classes from "./finding-list.module.css";
import { MarkdownLine } from "./markdown-view";
import { type Finding, SIGN } from "./verdicts";

interface FindingListProps<F extends Finding> {
  readonly findings: readonly F[];
  readonly lit: string | null;
  readonly onLight: (owner: string | null) => void;
  /** What can be done about a finding; stands below it. */
  readonly actions?: (finding: F) => ReactNode;
}

export function FindingList<F extends Finding>({ findings, lit, onLight, actions }: FindingListProps<F>) {
  return (
    <ul className={classes.list} aria-label={text.grade.points}>
      {findings.map((finding) => (
        <li
          key={finding.owner}
          className={classes.finding}
          data-tone={finding.tone}
          data-lit={lit === finding.owner}
          onPointerEnter={() => onLight(finding.owner)}
          onPointerLeave={() => onLight(null)}
        >
          <span className={classes.sign} aria-hidden="true">
            {SIGN[finding.tone]}
          </span>
          <div>
            <span className={classes.word}>{finding.word}</span>
            <Says finding={finding} />
            {finding.because && (
              <p className={classes.because}>
                <MarkdownLine source={finding.because} />
              </p>
            )}
            {finding.note && <p className={classes.note}>{finding.note}</p>}
            {finding.marks.length > 0 && <Evidence finding={finding} onLight={onLight} />}
            {actions?.(finding)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Says({ finding }: { finding: Finding }) {
  if (!finding.veiled) {
    return (
      <span className={classes.says}>
        <MarkdownLine source={finding.says} />
      </span>
    );
  }
  return (
    <span className={classes.veiled}>
      {finding.tone === "partial" ? text.points.veiledHalf : text.points.veiled}
    </span>
  );
}

function Evidence({ finding, onLight }: { finding: Finding; onLight: (owner: string | null) => void }) {
  return (
    <div className={classes.evidence}>
      {finding.marks.map((mark) => (
        <button
          key={mark.number}
          type="button"
          className={classes.quote}
          aria-label={text.grade.evidence(mark.number, mark.text)}
          onFocus={() => onLight(finding.owner)}
          onBlur={() => onLight(null)}
        >
          <span className={classes.number}>{mark.number}</span>
          <span className={classes.words}>“{mark.text.trim()}”</span>
        </button>
      ))}
    </div>
  );
}
