/** A question that waits for its answer. */
import { Button } from "@mantine/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { text } from "../../text/en";
import { KeySign } from "../../ui/key-sign";
import { useShortcuts } from "../../ui/use-shortcuts";
import { Editor } from "./editor";
import { isOnItsWay } from "./outbox";
import type { Session, SessionState } from "./session";
import { Sureness } from "./sureness";
import classes from "./turn-page.module.css";
import type { Sure, TurnView } from "./turn-view";
import { useDraft } from "./use-draft";
import type { InterviewView } from "./view";

interface OpenTurnProps {
  readonly state: SessionState;
  readonly view: InterviewView;
  readonly turn: TurnView;
  readonly session: Session;
  readonly onSaid: () => void;
  /** Leaves the field for a new answer to a question that has one. */
  readonly onCancel?: () => void;
  /** The time is over: what is written is handed in. */
  readonly timeUp?: boolean;
}

export function OpenTurn({ state, view, turn, session, onSaid, onCancel, timeUp = false }: OpenTurnProps) {
  const [draft, keepDraft] = useDraft(view.id, turn.turn);
  const [sure, setSure] = useState<Sure | null>(turn.confidence);
  // Whoever has seen a grade knows more than they were sure of.
  const mayTell = turn.attempts === 0;
  const written = useRef<string>(null);
  const answer = (words: string) => {
    onSaid();
    if (mayTell && sure !== null) session.say({ kind: "confidence", turn: turn.turn, sure });
    session.say({ kind: "answer", turn: turn.turn, text: words });
  };
  const handIn = useEffectEvent(() => {
    const words = written.current ?? draft ?? "";
    if (words.trim() !== "") answer(words);
  });
  useEffect(() => {
    if (timeUp) handIn();
  }, [timeUp]);
  if (draft === null) return <div className={classes.editorPlace} />;
  return (
    <>
      <Editor
        draft={draft}
        onDraft={(words) => {
          written.current = words;
          keepDraft(words);
        }}
        limit={state.welcome?.answer_chars ?? 8_000}
        onSend={answer}
        {...(onCancel && { onLeave: onCancel })}
      >
        {onCancel ? (
          <Button variant="subtle" onClick={onCancel}>
            {text.dialogue.editCancel}
          </Button>
        ) : (
          <Ways
            hintable={view.mode === "practice"}
            hintPending={isOnItsWay(state.outbox, "hint")}
            onHint={() => session.say({ kind: "hint", turn: turn.turn })}
            onUnknown={view.dialogue ? () => answer(text.dialogue.cannotSay) : null}
            onSkip={() => {
              onSaid();
              session.say({ kind: "skip", turn: turn.turn });
            }}
          />
        )}
      </Editor>
      {mayTell && <Sureness sure={sure} onChange={setSure} />}
    </>
  );
}

interface WaysProps {
  readonly hintable: boolean;
  readonly hintPending: boolean;
  readonly onHint: () => void;
  /** Says that one does not know, after which the coach helps; null where nobody helps. */
  readonly onUnknown: (() => void) | null;
  readonly onSkip: () => void;
}

/** Ways around an answer: a hint, not knowing, passing over. */
function Ways({ hintable, hintPending, onHint, onUnknown, onSkip }: WaysProps) {
  useShortcuts({ hint: hintable ? onHint : null, unknown: onUnknown, skip: onSkip });
  return (
    <>
      {hintable && (
        <Button variant="default" onClick={onHint} loading={hintPending}>
          {text.interview.hint}
          <KeySign action="hint" />
        </Button>
      )}
      {onUnknown && (
        <Button variant="subtle" onClick={onUnknown}>
          {text.interview.unknown}
          <KeySign action="unknown" />
        </Button>
      )}
      <Button variant="subtle" onClick={onSkip}>
        {text.interview.skip}
        <KeySign action="skip" />
      </Button>
    </>
  );
}
