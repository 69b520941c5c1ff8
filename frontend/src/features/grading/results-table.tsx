/** The rows of a graded file; a long file is shown piece by piece. */
import { Button, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { text } from "../../text/en";
import { Section } from "../../ui/page";
import { bandWords, SIGN, scoreWords } from "../../ui/verdicts";
import classes from "./results-table.module.css";
import { type GradedRow, isFailed, type ResultRow } from "./run";

/** Rows that are shown at first, and more at each asking. */
const PAGE = 100;
const words = text.grading;
const HEADS = Object.values(words.columnsOf);

export function ResultsTable({ results }: { results: readonly ResultRow[] }) {
  const [shown, setShown] = useState(PAGE);
  const hidden = results.length - shown;
  return (
    <Section title={words.results}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={words.results}>
        <table className={classes.table}>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.slice(0, shown).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added, and a broken one has no id
              <Row key={index} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {hidden > 0 && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          {words.showMore(Math.min(PAGE, hidden))}
        </Button>
      )}
    </Section>
  );
}

function Row({ row }: { row: ResultRow }) {
  if (isFailed(row)) {
    return (
      <tr className={classes.failed}>
        <th scope="row">{row.id}</th>
        <td colSpan={HEADS.length - 1}>{words.error(row.line, row.error.message)}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{row.id}</th>
      <td>{row.candidate}</td>
      <td>{row.question_id}</td>
      <td className={classes.number}>{scoreWords(row.score)}</td>
      <td>{bandWords(row.band)}</td>
      <td>
        <Points row={row} />
      </td>
    </tr>
  );
}

function Points({ row }: { row: GradedRow }) {
  return (
    <span className={classes.points}>
      {row.verdicts.map((point) => (
        <span
          key={point.key_point}
          data-tone={point.verdict}
          title={`${text.verdicts[point.verdict]}: ${point.says}`}
        >
          <span aria-hidden="true">{SIGN[point.verdict]}</span>
          <VisuallyHidden component="span">{text.verdicts[point.verdict]}, </VisuallyHidden>
        </span>
      ))}
    </span>
  );
}
