/** The key that does the same as a button, shown on it; for the ear the list of keys tells it. */
import classes from "./key-sign.module.css";
import { type Action, useKeys } from "./keys";

export function KeySign({ action }: { action: Action }) {
  const keys = useKeys();
  return (
    keys && (
      <span className={classes.key} aria-hidden="true">
        {keys[action].toUpperCase()}
      </span>
    )
  );
}
