/** The interview itself: one turn at a time, the earlier ones folded above, the summary at the end. */
import { Anchor } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { Link } from "wouter";
import { text } from "../../text/en";
import { Waiting } from "../../ui/notice";
import { Page } from "../../ui/page";
import { ReportView } from "../../ui/report-view";
import { useTopicTitle } from "../../ui/use-topics";
import { Announcer } from "./announcer";
import { clockOf, HAND_IN, OVERDUE } from "./clock";
import { EndPage } from "./end-page";
import { InterviewHead } from "./interview-head";
import classes from "./interview-page.module.css";
import { ProblemNotice } from "./problem-notice";
import { reportOf } from "./report-of";
import { useSessionParts, useSessionState } from "./session-context";
import { isFinishing, shownTurn, wayOn } from "./stage";
import { TurnPage } from "./turn-page";
import type { TurnView } from "./turn-view";
import { useNow } from "./use-now";
import { useReading } from "./use-reading";
import type { InterviewView } from "./view";

export function InterviewPage({ id }: { id: string }) {
  const { session } = useSessionParts();
  const { view, problem } = useSessionState();
  useEffect(() => {
    void session.follow(id);
    return () => session.dismissProblem();
  }, [session, id]);
  useFreshRecord(view?.summary ? view.lastSeq : null);
  if (problem?.code === "unknown_interview") return <Gone />;
  if (view?.id !== id || view.turns.length === 0) {
    return (
      <Page title={text.interview.place} quietTitle>
        <ProblemNotice />
        <Waiting />
      </Page>
    );
  }
  return (
    <>
      <Announcer view={view} />
      <Interview view={view} />
    </>
  );
}

/** What History and Progress have read before the end, or before a dispute after it, is old by then. */
function useFreshRecord(lastSeq: number | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (lastSeq === null) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "ready" });
  }, [lastSeq, queries]);
}

function Interview({ view }: { view: InterviewView }) {
  const { session } = useSessionParts();
  const state = useSessionState();
  const titleOf = useTopicTitle();
  const [reading, setReading] = useReading(view.id);
  const turn = shownTurn(view, reading);
  const now = useNow(view.endsAt !== null && !view.ended);
  const clock = turn ? clockOf(view, turn, now) : null;
  useOverdue(view, now, () => session.say({ kind: "end" }));
  const atEnd = reading === null || view.mode === "exam";
  if (view.summary !== null && atEnd) {
    return <EndPage view={view} summary={view.summary} />;
  }
  if (turn === undefined) return <Waiting />;
  return (
    <Page title={text.interview.of(turn.turn, view.of)} name={text.interview.question(turn.turn)} quietTitle>
      <InterviewHead
        view={view}
        turn={turn}
        topic={titleOf(turn.topic)}
        clock={clock}
        onEnd={() => {
          setReading(null);
          session.say({ kind: "end" });
        }}
      />
      <Earlier view={view} before={earlierThan(view, turn)} titleOf={titleOf} />
      <ProblemNotice />
      {atEnd && isFinishing(view, state.outbox) ? (
        <p role="status">{text.interview.finishing}</p>
      ) : (
        <TurnPage
          key={turn.turn}
          state={state}
          view={view}
          turn={turn}
          session={session}
          timeUp={clock !== null && clock.left <= HAND_IN}
          onSaid={setReading}
          onNext={() => {
            setReading(null);
            if (wayOn(view, turn, state.outbox) === "ask") session.say({ kind: "next", turn: turn.turn });
            scrollTo(0, 0);
          }}
        />
      )}
    </Page>
  );
}

/** The server closes an exam when its time is over; where it has not, the page asks it to. */
function useOverdue(view: InterviewView, now: number, end: () => void): void {
  const overdue = view.endsAt !== null && !view.ended && now > Date.parse(view.endsAt) + OVERDUE;
  const ask = useEffectEvent(end);
  useEffect(() => {
    if (overdue) ask();
  }, [overdue]);
}

/** In an exam the question before stands with the one on the table, since its answer may be changed. */
function earlierThan(view: InterviewView, turn: TurnView): number {
  const mendable =
    view.mode === "exam" && view.turns.find((one) => one.turn === turn.turn - 1)?.skipped === false;
  return mendable ? turn.turn - 1 : turn.turn;
}

interface EarlierProps {
  readonly view: InterviewView;
  readonly before: number;
  readonly titleOf: (topic: string) => string;
}

function Earlier({ view, before, titleOf }: EarlierProps) {
  const earlier: readonly TurnView[] = view.turns.filter((turn) => turn.turn < before);
  if (earlier.length === 0) return null;
  return (
    <section className={classes.earlier} aria-label={text.interview.earlier}>
      {earlier.map((turn) => (
        <ReportView key={turn.turn} report={reportOf(turn)} topic={titleOf(turn.topic)} />
      ))}
    </section>
  );
}

function Gone() {
  return (
    <Page title={text.interview.gone}>
      <p>{text.interview.goneWhat}</p>
      <Anchor component={Link} href="/">
        {text.interview.startNew}
      </Anchor>
    </Page>
  );
}
