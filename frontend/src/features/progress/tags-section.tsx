/** The same bars by tag, folded away: there are many more of them than topics. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { text } from "../../text/en";
import classes from "./progress-page.module.css";
import { type Held, TopicBars } from "./topic-bars";

/** Tags that are shown at once. */
const SHOWN = 10;

export function Tags({ tags }: { tags: readonly Held[] }) {
  const words = text.progress;
  const [shown, setShown] = useState(0);
  if (tags.length === 0) return null;
  const left = tags.length - shown;
  return (
    <>
      {shown > 0 && (
        <>
          <h3>{words.tags}</h3>
          <TopicBars held={tags.slice(0, shown)} />
        </>
      )}
      {left > 0 && (
        <Button
          className={classes.more ?? ""}
          variant="subtle"
          size="compact-md"
          onClick={() => setShown(shown + SHOWN)}
        >
          {shown === 0 ? words.showTags : words.moreTags(Math.min(left, SHOWN))}
        </Button>
      )}
      {shown > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setShown(0)}>
          {words.hideTags}
        </Button>
      )}
    </>
  );
}
