/** Where the interview stands, and the way out of it. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { text } from "../../text/en";
import { toneOfBand } from "../../ui/verdicts";
import type { Clock } from "./clock";
import { ExamClock } from "./exam-clock";
import classes from "./interview-head.module.css";
import { KeyHelp } from "./key-help";
import type { TurnView } from "./turn-view";
import type { InterviewView } from "./view";

interface InterviewHeadProps {
  readonly view: InterviewView;
  readonly turn: TurnView;
  readonly topic: string;
  readonly clock: Clock | null;
  readonly onEnd: () => void;
}

export function InterviewHead({ view, turn, topic, clock, onEnd }: InterviewHeadProps) {
  return (
    <header className={classes.head}>
      <span className={classes.topic}>
        {topic} · {text.levels[turn.level] ?? turn.level}
      </span>
      <span className={classes.where}>
        <span>{text.interview.of(turn.turn, view.of)}</span>
        <Dots view={view} shown={turn.turn} />
      </span>
      {clock && !view.ended && <ExamClock clock={clock} />}
      <KeyHelp />
      {!view.ended && <End onEnd={onEnd} />}
    </header>
  );
}

function Dots({ view, shown }: { view: InterviewView; shown: number }) {
  return (
    <span className={classes.dots} aria-hidden="true">
      {Array.from({ length: view.of }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
          key={index}
          className={classes.dot}
          data-here={index + 1 === shown}
        >
          {signOf(view.turns[index])}
        </span>
      ))}
    </span>
  );
}

/** How a turn went, as one quiet sign: well, in part, badly or passed over, and not yet. */
function signOf(turn: TurnView | undefined): string {
  if (turn?.grade) return DOT[toneOfBand(turn.grade.band)];
  if (turn?.skipped) return DOT.missing;
  return turn?.answer ? "•" : "·";
}

const DOT = { covered: "●", partial: "◐", missing: "○" };

function End({ onEnd }: { onEnd: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
        {text.interview.end}
      </Button>
    );
  }
  return (
    <span className={classes.ask} role="alertdialog" aria-label={text.interview.endAsk}>
      {text.interview.endAsk}
      <Button size="compact-sm" autoFocus onClick={onEnd}>
        {text.interview.endYes}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(false)}>
        {text.interview.endNo}
      </Button>
    </span>
  );
}
