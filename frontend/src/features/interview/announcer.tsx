/** Tells a screen reader what is new in the interview. */
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { text } from "../../text/en";
import { readAloud, useLocalVoice } from "../../ui/reading-aloud";
import { useSetting } from "../../ui/settings";
import { saidBetween } from "./said";
import type { InterviewView } from "./view";

/** Milliseconds without news after which a burst, such as the replay after a reload, is over. */
const BURST = 250;

export function Announcer({ view }: { view: InterviewView }) {
  const told = useRef<InterviewView | null>(null);
  const [lines, setLines] = useState<readonly { id: number; words: string }[]>([]);
  const wished = useSetting("reading") === "on";
  const voice = useLocalVoice();
  const tell = useEffectEvent(() => {
    const before = told.current;
    told.current = view;
    // After a reload the whole past comes at once: only what is on the table is worth saying.
    const news = saidBetween(before ?? lastTurnUnknown(view), view);
    if (news.length === 0) return;
    setLines((old) => [...old, ...news.map((words, index) => ({ id: old.length + index, words }))]);
    if (wished && voice) for (const words of news) readAloud(words, voice);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what is told
  useEffect(() => {
    const timer = setTimeout(tell, BURST);
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
