/** The turn on the table: its question, the candidate's words, and what the coach makes of them. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { text } from "../../text/en";
import { KeySign } from "../../ui/key-sign";
import { MarkdownLine } from "../../ui/markdown-view";
import { useShortcuts } from "../../ui/use-shortcuts";
import { Voice } from "../../ui/voice";
import { EditAnswer } from "./edit-answer";
import { OpenTurn } from "./open-turn";
import { ReadAloud } from "./read-aloud";
import { SaidTurn } from "./said-turn";
import type { Session, SessionState } from "./session";
import { answerOf, stageOf } from "./stage";
import classes from "./turn-page.module.css";
import type { TurnView } from "./turn-view";
import type { InterviewView } from "./view";

interface TurnPageProps {
  readonly state: SessionState;
  readonly view: InterviewView;
  readonly turn: TurnView;
  readonly session: Session;
  /** The time is over: what is written is handed in. */
  readonly timeUp: boolean;
  readonly onSaid: (turn: number) => void;
  readonly onNext: () => void;
}

export function TurnPage({ state, view, turn, session, timeUp, onSaid, onNext }: TurnPageProps) {
  const stage = stageOf(turn, state.outbox);
  const parts = { state, view, turn, session, onSaid: () => onSaid(turn.turn) };
  return (
    <article className={classes.turn} aria-label={text.interview.question(turn.turn)}>
      {view.mode === "exam" && stage === "open" && <LastAnswer {...parts} />}
      <Voice who="coach">
        <MarkdownLine source={turn.prompt} />
      </Voice>
      <div className={classes.about}>
        <Why why={turn.why} />
        <ReadAloud words={turn.prompt} />
      </div>
      <Hints hints={turn.hints} />
      {stage === "open" ? (
        <OpenTurn {...parts} timeUp={timeUp} />
      ) : (
        <SaidTurn {...parts} stage={stage} onNext={onNext} />
      )}
    </article>
  );
}

function Why({ why }: { why: string | null }) {
  if (why === null) return null;
  return (
    <details className={classes.why}>
      <summary>{text.dialogue.why}</summary>
      <p>{why}</p>
    </details>
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

/** In an exam: the question before this one, whose answer may still be changed. */
function LastAnswer({
  state,
  view,
  turn,
  session,
}: Pick<TurnPageProps, "state" | "view" | "turn" | "session">) {
  const [editing, setEditing] = useState(false);
  const before = view.turns.find((one) => one.turn === turn.turn - 1);
  const answer = before ? answerOf(before, state.outbox) : null;
  useShortcuts({ edit: before?.skipped === false ? () => setEditing(true) : null });
  if (before === undefined || before.skipped) return null;
  const say = (words: string | null) => {
    setEditing(false);
    if (answer !== null) session.say({ kind: "edit", turn: before.turn, text: words });
    else if (words !== null) session.say({ kind: "answer", turn: before.turn, text: words });
  };
  const name = text.dialogue.editLast(before.turn);
  return (
    <section className={classes.last} aria-label={name}>
      <p className={classes.lastNote}>
        {answer === null ? text.dialogue.openAgain(before.turn) : text.dialogue.lastAnswer(before.turn)}
      </p>
      {editing ? (
        <EditAnswer
          words={answer ?? ""}
          limit={state.welcome?.answer_chars ?? 8_000}
          onSave={say}
          onWithdraw={() => say(null)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className={classes.lastWords}>
          <span>{answer ?? before.prompt}</span>
          <Button variant="subtle" size="compact-sm" aria-label={name} onClick={() => setEditing(true)}>
            {text.dialogue.edit}
            <KeySign action="edit" />
          </Button>
        </p>
      )}
    </section>
  );
}
