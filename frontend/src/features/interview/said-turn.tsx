/** A question that was answered: what the coach makes of it, the talk about it, and the way on. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { text } from "../../text/en";
import { KeySign } from "../../ui/key-sign";
import { MarkdownView } from "../../ui/markdown-view";
import { useShortcuts } from "../../ui/use-shortcuts";
import { useReadiness } from "./connection-line";
import { deedsOf } from "./deeds";
import { Difference } from "./difference";
import { EditAnswer } from "./edit-answer";
import { OpenTurn } from "./open-turn";
import { isOnItsWay } from "./outbox";
import { RoundView } from "./round-view";
import type { Session, SessionState } from "./session";
import { answerOf, isLast, replyOnItsWay, type Stage, type TalkStage, talkStageOf, wayOn } from "./stage";
import { statusWords } from "./status-words";
import { TalkView } from "./talk-view";
import { Foot, Reading, Reply, WayOn, type WayOnProps } from "./turn-foot";
import classes from "./turn-page.module.css";
import { lastSaid, openStep, replyBefore, type TurnView } from "./turn-view";
import { useQuiet } from "./use-quiet";
import type { InterviewView } from "./view";

interface SaidTurnProps {
  readonly state: SessionState;
  readonly view: InterviewView;
  readonly turn: TurnView;
  readonly session: Session;
  readonly stage: Stage;
  readonly onSaid: () => void;
  readonly onNext: () => void;
}

type Doing = "edit" | "again" | null;

export function SaidTurn(props: SaidTurnProps) {
  const { state, view, turn, session, stage, onSaid } = props;
  const [doing, setDoing] = useState<Doing>(null);
  const talk = talkStageOf(turn, state.outbox);
  // Between two steps the coach is silent for less than a moment, and nothing is over.
  const quiet = useQuiet(talk === "silent", turn.grade);
  const may = mayOf(view, stage, talk, quiet);
  const stop = () => setDoing(null);
  useShortcuts({
    edit: may.edit ? () => setDoing("edit") : null,
    again: may.again ? () => setDoing("again") : null,
  });
  if (doing === "again") {
    const onAgain = () => {
      stop();
      onSaid();
    };
    return <OpenTurn {...{ state, view, turn, session }} onSaid={onAgain} onCancel={stop} />;
  }
  const said = doing === "edit" ? lastSaid(turn) : null;
  const rewrite = (words: string | null) => {
    stop();
    session.say({ kind: "edit", turn: turn.turn, text: words });
  };
  const editor = said && (
    <EditAnswer
      words={said.text}
      limit={limitOf(state)}
      onCancel={stop}
      onSave={rewrite}
      onWithdraw={() => rewrite(null)}
    />
  );
  if (editor && !said.isReply) return editor;
  return (
    <Settled {...props} talk={talk} quiet={quiet} editor={editor}>
      <Tools
        {...(may.edit && { onEdit: () => setDoing("edit") })}
        {...(may.again && { onAgain: () => setDoing("again") })}
      />
    </Settled>
  );
}

interface SettledProps extends SaidTurnProps {
  readonly talk: TalkStage;
  /** Nothing more is asked. */
  readonly quiet: boolean;
  /** Where the last reply is changed; stands in place of what comes next. */
  readonly editor: ReactNode;
  readonly children: ReactNode;
}

function Settled({ state, view, turn, session, stage, onNext, talk, quiet, editor, children }: SettledProps) {
  const { outbox } = state;
  const readiness = useReadiness()?.status ?? "ready";
  const answer = answerOf(turn, outbox);
  const onward = {
    possible: wayOn(view, turn, outbox) !== null,
    last: isLast(view, turn),
    waiting: isOnItsWay(outbox, "next"),
    onNext,
  };
  return (
    <>
      {answer === null ? (
        <Skipped reference={turn.reference} />
      ) : (
        <RoundView
          turn={stage === "sending" ? { ...turn, grade: null } : turn}
          answer={answer}
          status={statusWords(stage, state.link !== "lost", readiness)}
          veil={view.dialogue && !quiet}
          deeds={deedsOf(session, turn.turn)}
        >
          {children}
        </RoundView>
      )}
      <Difference turn={turn} />
      <TalkView turn={turn} sending={replyOnItsWay(turn, outbox)} />
      {editor}
      {view.mode === "practice" && !editor && (
        <Foot>
          <WhatNext {...{ view, turn, session, talk, quiet, onward }} limit={limitOf(state)} />
        </Foot>
      )}
    </>
  );
}

function limitOf({ welcome }: SessionState): number {
  return welcome?.answer_chars ?? 8_000;
}

interface WhatNextProps {
  readonly view: InterviewView;
  readonly turn: TurnView;
  readonly session: Session;
  readonly talk: TalkStage;
  readonly quiet: boolean;
  readonly limit: number;
  readonly onward: WayOnProps;
}

function WhatNext({ view, turn, session, talk, quiet, limit, onward }: WhatNextProps) {
  const step = talk === "step" ? openStep(turn) : null;
  if (talk !== "ask" && step === null && !quiet && turn.talk.some((line) => line.kind === "step")) {
    return (
      <Reading>
        <WayOn {...onward} quiet />
      </Reading>
    );
  }
  if (step === null) return <WayOn {...onward} quiet={talk === "ask"} />;
  return (
    <Reply
      key={turn.talk.length}
      interview={view.id}
      turn={turn.turn}
      step={step}
      lastReply={replyBefore(turn)}
      limit={limit}
      onReply={(words) => session.say({ kind: "answer", turn: turn.turn, text: words })}
      onPass={() => session.say({ kind: "skip", turn: turn.turn })}
    >
      <WayOn {...onward} quiet />
    </Reply>
  );
}

/** A question that was passed over, with what a strong candidate would say where that is told. */
function Skipped({ reference }: { reference: string | null }) {
  return (
    <div className={classes.skipped}>
      <p>{reference ? text.interview.skippedReference : text.interview.skippedWords}</p>
      {reference && <MarkdownView source={reference} />}
    </div>
  );
}

function mayOf(view: InterviewView, stage: Stage, talk: TalkStage, quiet: boolean) {
  const here = view.dialogue && !view.ended && (stage === "graded" || stage === "ungradable");
  return {
    edit: here && (quiet || talk === "step" || talk === "ask"),
    again: here && quiet,
  };
}

interface ToolsProps {
  readonly onEdit?: () => void;
  readonly onAgain?: () => void;
}

function Tools({ onEdit, onAgain }: ToolsProps) {
  return (
    <>
      {onEdit && (
        <Button variant="subtle" size="compact-md" onClick={onEdit}>
          {text.dialogue.edit}
          <KeySign action="edit" />
        </Button>
      )}
      {onAgain && (
        <Button variant="subtle" size="compact-md" onClick={onAgain}>
          {text.dialogue.again}
          <KeySign action="again" />
        </Button>
      )}
    </>
  );
}
