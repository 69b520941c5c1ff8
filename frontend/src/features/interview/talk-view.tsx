/** What was said after the answer: the coach's steps, and the candidate's replies with what they added. */
import { type ReactNode, useMemo } from "react";
import { text } from "../../text/en";
import { AnswerText } from "../../ui/answer-text";
import { MarkdownLine } from "../../ui/markdown-view";
import { marksOf } from "../../ui/spans";
import classes from "./talk-view.module.css";
import { openStep, type ReplyLine, type StepLine, type TurnView } from "./turn-view";

interface TalkViewProps {
  readonly turn: TurnView;
  /** A reply that the server does not have yet. */
  readonly sending: string | null;
}

export function TalkView({ turn, sending }: TalkViewProps) {
  const open = openStep(turn);
  // The step that waits for a reply stands at the field for it; once it is replied to it is part of the talk.
  const lines = turn.talk.filter((line) => line.kind !== "ask" && (line !== open || sending !== null));
  if (lines.length === 0) return null;
  return (
    <ol className={classes.talk} aria-label={text.dialogue.place}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its place
        <li key={index}>
          {line.kind === "step" ? <Step line={line} /> : <Reply line={line as ReplyLine} />}
        </li>
      ))}
      {sending !== null && (
        <li>
          <div className={classes.reply}>
            <AnswerText answer={sending} marks={[]} lit={null} onLight={noLight} />
          </div>
        </li>
      )}
    </ol>
  );
}

const noLight = () => undefined;

/** What the coach asks; where something was replied just before it, first what came of that. */
export function Step({ line, news = null }: { line: StepLine; news?: ReactNode }) {
  return (
    <div className={classes.step}>
      <span className={classes.label}>
        {news !== null && <span className={classes.news}>{news}</span>}
        {text.dialogue.steps[line.step]}
      </span>
      <span>
        <MarkdownLine source={line.text} />
      </span>
      {line.passed && <span className={classes.note}>{text.dialogue.passed}</span>}
    </div>
  );
}

function Reply({ line }: { line: ReplyLine }) {
  const marks = useMemo(() => (line.grade ? marksOf(line.grade) : []), [line.grade]);
  return (
    <div className={classes.reply}>
      <AnswerText answer={line.text} marks={marks} lit={null} onLight={noLight} />
      <span className={classes.note}>{outcomeOf(line)}</span>
    </div>
  );
}

/** What came of a reply. */
export function outcomeOf({ outcome, change }: ReplyLine) {
  const words = text.dialogue;
  if (outcome === null) return words.reading;
  if (outcome === "ungradable") return text.interview.ungradable;
  const points = Math.round(change ?? 0);
  return points > 0 ? (
    <strong className={classes.added} title={words.addedLong(points)}>
      {words.added(points)}
    </strong>
  ) : (
    words.addedNothing
  );
}
