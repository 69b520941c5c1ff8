/** A list that begins short and is shown in full on request. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { text } from "../../text/en";
import classes from "./progress-page.module.css";

interface MoreListProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown at first. */
  readonly first: number;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}

export function MoreList<Item>({ items, first, keyOf, children }: MoreListProps<Item>) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  if (items.length === 0) return null;
  return (
    <>
      <ul className={classes.lines}>
        {shown.map((item) => (
          <li key={keyOf(item)} className={classes.line}>
            {children(item)}
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <Button
          className={classes.more ?? ""}
          variant="subtle"
          size="compact-md"
          onClick={() => setAll(true)}
        >
          {text.progress.showMore(items.length - shown.length)}
        </Button>
      )}
    </>
  );
}
