/** Tells a screen reader what is new in the interview. */
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { text } from "../../text/en";
import { saidBetween } from "./said";
import type { InterviewView } from "./view";

/** Milliseconds without news after which a burst, such as the replay after a reload, is over. */
const BURST = 250;

export function Announcer({ view }: { view: InterviewView }) {
  const told = useRef<InterviewView | null>(null);
  const [lines, setLines] = useState<readonly { id: number; words: string }[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const before = told.current;
      told.current = view;
      // After a reload the whole past comes at once: only what is on the table is worth saying.
      const news = before === null ? saidBetween(lastTurnUnknown(view), view) : saidBetween(before, view);
      if (news.length > 0) {
        setLines((old) => [...old, ...news.map((words, index) => ({ id: old.length + index, words }))]);
      }
    }, BURST);
    return () => clearTimeout(timer);
  }, [view]);
  return (
    <VisuallyHidden role="log" aria-label={text.interview.place}>
      {lines.map((line) => (
        <p key={line.id}>{line.words}</p>
      ))}
    </VisuallyHidden>
  );
}

function lastTurnUnknown(view: InterviewView): InterviewView {
  return { ...view, lastSeq: 0, turns: view.turns.slice(0, -1) };
}
