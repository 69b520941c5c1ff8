/** The turn on the table: its question, the candidate's words, and what the coach makes of them. */
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Readiness } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { MarkdownLine, MarkdownView } from "../../ui/markdown-view";
import { MarkedAnswer } from "../../ui/marked-answer";
import { Voice } from "../../ui/voice";
import { useReadiness } from "./connection-line";
import { Editor } from "./editor";
import { isOnItsWay } from "./outbox";
import type { Session, SessionState } from "./session";
import { answerOf, isLast, mayGoOn, type Standing, standingOf } from "./standing";
import classes from "./turn-page.module.css";
import { useDraft } from "./use-draft";
import type { InterviewView, TurnView } from "./view";

interface TurnPageProps {
  readonly state: SessionState;
  readonly view: InterviewView;
  readonly turn: TurnView;
  readonly session: Session;
  readonly onSaid: (turn: number) => void;
  readonly onNext: () => void;
}

export function TurnPage({ state, view, turn, session, onSaid, onNext }: TurnPageProps) {
  const standing = standingOf(turn, state.outbox);
  return (
    <article className={classes.turn} aria-label={text.interview.question(turn.turn)}>
      <Voice who="coach">
        <MarkdownLine source={turn.prompt} />
      </Voice>
      <Hints hints={turn.hints} />
      {standing === "open" ? (
        <OpenTurn state={state} view={view} turn={turn} session={session} onSaid={onSaid} onNext={onNext} />
      ) : (
        <>
          <SaidTurn
            turn={turn}
            standing={standing}
            answer={answerOf(turn, state.outbox)}
            linkUp={state.link !== "lost"}
          />
          {view.mode === "practice" && <Next view={view} turn={turn} onNext={onNext} />}
        </>
      )}
    </article>
  );
}

function Hints({ hints }: { hints: readonly string[] }) {
  return hints.map((hint) => (
    <div key={hint} className={classes.hint}>
      <strong>{text.interview.hintTitle}</strong>
      <span>
        <MarkdownLine source={hint} />
      </span>
      <span className={classes.cost}>{text.interview.hintCost}</span>
    </div>
  ));
}

function OpenTurn({ state, view, turn, session, onSaid }: TurnPageProps) {
  const [draft, keepDraft] = useDraft(view.id, turn.turn);
  if (draft === null) return <div className={classes.editorPlace} />;
  return (
    <Editor
      draft={draft}
      onDraft={keepDraft}
      limit={state.welcome?.answer_chars ?? 8_000}
      hintable={view.mode === "practice"}
      hintPending={isOnItsWay(state.outbox, "hint")}
      onHint={() => session.say({ kind: "hint", turn: turn.turn })}
      onSkip={() => {
        onSaid(turn.turn);
        session.say({ kind: "skip", turn: turn.turn });
      }}
      onSend={(answer) => {
        onSaid(turn.turn);
        session.say({ kind: "answer", turn: turn.turn, text: answer });
      }}
    />
  );
}

interface SaidTurnProps {
  readonly turn: TurnView;
  readonly standing: Standing;
  readonly answer: string | null;
  readonly linkUp: boolean;
}

function SaidTurn({ turn, standing, answer, linkUp }: SaidTurnProps) {
  const readiness = useReadiness()?.status ?? "ready";
  if (answer === null) {
    return (
      <div className={classes.skipped}>
        <p>{turn.reference ? text.interview.skippedReference : text.interview.skippedWords}</p>
        {turn.reference && <MarkdownView source={turn.reference} />}
      </div>
    );
  }
  return (
    <MarkedAnswer
      answer={answer}
      grade={turn.grade}
      credit={turn.credit}
      feedback={turn.feedback}
      reference={turn.reference}
      status={statusWords(standing, linkUp, readiness)}
    />
  );
}

function statusWords(standing: Standing, linkUp: boolean, readiness: Readiness["status"]): string {
  const words = text.interview;
  switch (standing) {
    case "sending":
      return linkUp ? words.sending : words.waitingToSend;
    case "saved":
      return { ready: words.reading, loading: words.readingLater, damaged: words.damaged }[readiness];
    case "held":
      return words.held;
    case "ungradable":
      return words.ungradable;
    default:
      return words.saved;
  }
}

/** The way on. It is there from the first moment, so that nothing moves when it becomes possible. */
function Next({ view, turn, onNext }: { view: InterviewView; turn: TurnView; onNext: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const possible = mayGoOn(view, turn);
  // The editor is gone with its focus: it goes where the keyboard is needed next.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <div className={classes.next}>
      <Button
        ref={button}
        aria-disabled={!possible}
        {...(!possible && { "data-disabled": true })}
        onClick={() => possible && onNext()}
      >
        {isLast(view, turn) ? text.interview.finish : text.interview.next}
      </Button>
    </div>
  );
}
