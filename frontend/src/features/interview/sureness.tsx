/** How sure the candidate is, said before the grade, if they like. */
import { text } from "../../text/en";
import classes from "./sureness.module.css";
import type { Sure } from "./turn-view";

const LEVELS = Object.entries(text.sure.levels) as [Sure, string][];

interface SurenessProps {
  readonly sure: Sure | null;
  readonly onChange: (sure: Sure | null) => void;
}

export function Sureness({ sure, onChange }: SurenessProps) {
  return (
    <fieldset className={classes.sureness}>
      <legend className={classes.ask}>{text.sure.ask}</legend>
      {LEVELS.map(([level, name]) => (
        <button
          key={level}
          type="button"
          className={classes.level}
          aria-pressed={sure === level}
          onClick={() => onChange(sure === level ? null : level)}
        >
          {name}
        </button>
      ))}
      <span className={classes.note}>{text.sure.optional}</span>
    </fieldset>
  );
}
