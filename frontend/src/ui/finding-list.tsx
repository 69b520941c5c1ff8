/** Point by point: what was said, what was missing, what was not so, each with the words that show it. */
import { text } from "../text/en";
import classes from "./finding-list.module.css";
import { MarkdownLine } from "./markdown-view";
import { type Finding, SIGN } from "./verdicts";

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly lit: string | null;
  readonly onLight: (owner: string | null) => void;
}

export function FindingList({ findings, lit, onLight }: FindingListProps) {
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
            <span className={classes.says}>
              <MarkdownLine source={finding.says} />
            </span>
            {finding.because && (
              <p className={classes.because}>
                <MarkdownLine source={finding.because} />
              </p>
            )}
            {finding.marks.length > 0 && <Evidence finding={finding} onLight={onLight} />}
          </div>
        </li>
      ))}
    </ul>
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
