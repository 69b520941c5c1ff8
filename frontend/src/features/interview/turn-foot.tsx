/** What comes next, always in reach at the foot of the page: the coach's question with the field for a reply, or the way on. */
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { text } from "../../text/en";
import { KeySign } from "../../ui/key-sign";
import { useShortcuts } from "../../ui/use-shortcuts";
import { Editor } from "./editor";
import { outcomeOf, Step } from "./talk-view";
import classes from "./turn-foot.module.css";
import type { ReplyLine, StepLine } from "./turn-view";
import { useDraft } from "./use-draft";

export interface WayOnProps {
  readonly possible: boolean;
  readonly last: boolean;
  readonly waiting: boolean;
  readonly onNext: () => void;
}

/** The way on. It is there from the first moment, so that nothing moves when it becomes possible. */
export function WayOn({ possible, last, waiting, onNext, quiet = false }: WayOnProps & { quiet?: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useShortcuts({ next: possible ? onNext : null });
  // The editor is gone with its focus: it goes where the keyboard is needed next.
  useEffect(() => {
    if (!quiet) button.current?.focus({ preventScroll: true });
  }, [quiet]);
  return (
    <Button
      ref={button}
      variant={quiet ? "subtle" : "filled"}
      loading={waiting}
      aria-disabled={!possible}
      {...(!possible && { "data-disabled": true })}
      onClick={() => possible && onNext()}
    >
      {last ? text.interview.finish : text.interview.next}
      <KeySign action="next" />
    </Button>
  );
}

export function Foot({ children }: { children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}

/** Stands in the place of the field while the coach reads a reply, so that nothing jumps before the next step. */
export function Reading({ children }: { children: ReactNode }) {
  return (
    <section className={classes.reply} data-reading="true" aria-label={text.dialogue.place}>
      <p>{text.dialogue.reading}</p>
      {children}
    </section>
  );
}

interface ReplyProps {
  readonly interview: string;
  readonly turn: number;
  readonly step: StepLine;
  /** What was replied to the step before, whose outcome is news. */
  readonly lastReply: ReplyLine | null;
  readonly limit: number;
  readonly onReply: (words: string) => void;
  readonly onPass: () => void;
  readonly children: ReactNode;
}

/** The step that the coach takes, and where it is replied to. */
export function Reply({ interview, turn, step, lastReply, limit, onReply, onPass, children }: ReplyProps) {
  const [draft, keepDraft] = useDraft(interview, turn);
  useShortcuts({ skip: onPass });
  return (
    <section className={classes.reply} aria-label={text.dialogue.place}>
      <Step line={step} news={lastReply && outcomeOf(lastReply)} />
      {draft !== null && (
        <Editor
          draft={draft}
          onDraft={keepDraft}
          limit={limit}
          rows={1}
          label={text.dialogue.replyLabel}
          placeholder={text.dialogue.placeholders[step.step]}
          onSend={onReply}
        >
          <Button variant="subtle" onClick={onPass}>
            {text.dialogue.passStep}
            <KeySign action="skip" />
          </Button>
          {children}
        </Editor>
      )}
    </section>
  );
}
