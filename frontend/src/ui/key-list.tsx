/** Every key with what it does, and the place to change it. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { text } from "../text/en";
import classes from "./key-list.module.css";
import { ACTIONS, type Action, chooseKey, resetKeys, useKeys } from "./keys";

const words = text.keys;

export function KeyList() {
  const keys = useKeys();
  const [problem, setProblem] = useState<string | null>(null);
  if (keys === null) return <p>{words.off}</p>;
  const change = (action: Action, key: string) => {
    const taken = key !== "" && !chooseKey(action, key);
    setProblem(taken ? words.taken(key) : null);
  };
  return (
    <div>
      <ul className={classes.list}>
        {ACTIONS.map((action) => (
          <li key={action}>
            <input
              className={classes.key}
              aria-label={words.change(words.names[action])}
              value={keys[action].toUpperCase()}
              onChange={(event) => change(action, event.target.value.slice(-1))}
              onFocus={(event) => event.target.select()}
              maxLength={2}
              autoComplete="off"
              spellCheck={false}
            />
            <span>{words.names[action]}</span>
          </li>
        ))}
      </ul>
      <p className={classes.note} role="status">
        {problem ?? words.changeWhat}
      </p>
      <Button variant="subtle" size="compact-sm" onClick={resetKeys}>
        {words.reset}
      </Button>
    </div>
  );
}
