/** The candidate's own words, with the evidence underlined and numbered in them. */

import classes from "./answer-text.module.css";
import { type Mark, segmentsOf } from "./spans";

interface AnswerTextProps {
  readonly answer: string;
  readonly marks: readonly Mark[];
  /** The finding whose evidence is lit, if any. */
  readonly lit: string | null;
  readonly onLight: (owner: string | null) => void;
}

export function AnswerText({ answer, marks, lit, onLight }: AnswerTextProps) {
  return (
    <p className={classes.answer}>
      {segmentsOf(answer, marks).map((segment, index) => {
        if (segment.tone === null) return segment.text;
        const isLit = lit !== null && segment.marks.some((one) => one.owners.includes(lit));
        return (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
            key={index}
            className={classes.mark}
            data-tone={segment.tone}
            data-lit={isLit}
            onPointerEnter={() => onLight(segment.marks.at(-1)?.owners[0] ?? null)}
            onPointerLeave={() => onLight(null)}
          >
            {segment.text}
            {segment.ending.length > 0 && (
              <span className={classes.number} aria-hidden="true">
                {segment.ending.map((one) => one.number).join(",")}
              </span>
            )}
          </mark>
        );
      })}
    </p>
  );
}
