/** The field in which words are sought, with a note on what is found by them. */
import { useId } from "react";
import { text } from "../text/en";
import classes from "./search-field.module.css";

/** The longest words that are sought, in code points. */
const LONGEST = 200;

interface SearchFieldProps {
  readonly words: string;
  readonly note: string;
  readonly onWrite: (words: string) => void;
}

export function SearchField({ words, note, onWrite }: SearchFieldProps) {
  const id = useId();
  return (
    <div className={classes.words}>
      <label htmlFor={id}>{text.search}</label>
      <input
        id={id}
        className={classes.field}
        type="search"
        value={words}
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-note`}
        onChange={(event) => onWrite(event.target.value)}
      />
      <span id={`${id}-note`} className={classes.note}>
        {note}
      </span>
    </div>
  );
}
