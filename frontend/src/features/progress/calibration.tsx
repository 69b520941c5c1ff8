/** What the candidate said about their answers, against how these went; sure and wrong comes first. */
import { Link } from "wouter";
import type { CalibrationShape, SureButWrong as SureTurn } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { MarkdownLine } from "../../ui/markdown-view";
import { scoreWords } from "../../ui/verdicts";
import classes from "./progress-page.module.css";

export function SureButWrong({ turns }: { turns: readonly SureTurn[] }) {
  if (turns.length === 0) return null;
  return (
    <>
      <h3 className={classes.subTitle}>{text.progress.sureButWrong}</h3>
      <p className={classes.note}>{text.progress.sureButWrongWhat}</p>
      <ul className={classes.lines}>
        {turns.map((turn) => (
          <li key={`${turn.interview} ${turn.turn}`} className={classes.line}>
            <Link href={`/history/${turn.interview}?turn=${turn.turn}`}>
              <MarkdownLine source={turn.prompt} />
            </Link>
            <span className={classes.aside}>{text.progress.credit(scoreWords(turn.credit))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A table for everybody: three rows need no picture, and its bars are part of it. */
export function Calibration({ said }: { said: readonly CalibrationShape[] }) {
  const words = text.progress;
  return (
    <table className={classes.calibration} aria-label={words.calibrationCaption}>
      <thead>
        <tr>
          <th scope="col">{words.sureHead}</th>
          <th scope="col">{words.meanCredit}</th>
          <th scope="col">{words.answersHead}</th>
          <th scope="col">{words.wrongHead}</th>
        </tr>
      </thead>
      <tbody>
        {said.map((row) => (
          <tr key={row.sure}>
            <th scope="row">{words.sureWords[row.sure] ?? row.sure}</th>
            <td>
              <span className={classes.meter} aria-hidden="true">
                <span style={{ width: `${row.mean_credit}%` }} />
              </span>
              {scoreWords(row.mean_credit)}
            </td>
            <td>{row.answers}</td>
            <td>{row.wrong}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
