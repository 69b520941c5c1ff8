/** For a page that was opened while the service is away: what was written here and has not reached it. */
import { Anchor } from "@mantine/core";
import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { useSessionState } from "../features/interview/session-context";
import { text } from "../text/en";
import { type Unsent, unsent } from "../ui/drafts";
import classes from "./unsent-words.module.css";

export function UnsentWords() {
  const { link, welcome } = useSessionState();
  return link === "lost" && welcome === null ? <Words /> : null;
}

function Words() {
  const [location] = useLocation();
  const [kept, setKept] = useState<readonly Unsent[]>([]);
  useEffect(() => {
    void unsent().then(setKept);
  }, []);
  if (kept.length === 0) return null;
  return (
    <section className={classes.place} aria-label={text.away.unsent}>
      <h2 className={classes.title}>{text.away.unsent}</h2>
      {kept.map((one) => (
        <figure key={`${one.interview} ${one.turn} ${one.waiting}`} className={classes.one}>
          <figcaption className={classes.note}>
            {one.waiting ? text.away.waiting(one.turn) : text.away.draft(one.turn)}{" "}
            {location !== `/interview/${one.interview}` && (
              <Anchor component={Link} href={`/interview/${one.interview}`}>
                {text.away.open}
              </Anchor>
            )}
          </figcaption>
          <blockquote className={classes.words}>{one.text}</blockquote>
        </figure>
      ))}
    </section>
  );
}
