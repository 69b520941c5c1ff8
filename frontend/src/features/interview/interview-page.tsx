/** The interview itself: one turn at a time, the earlier ones folded above, the summary at the end. */
import { Anchor } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "wouter";
import { text } from "../../text/en";
import { Waiting } from "../../ui/notice";
import { Page } from "../../ui/page";
import { ReportView } from "../../ui/report-view";
import { useTopicTitle } from "../../ui/use-topics";
import { Announcer } from "./announcer";
import { EndPage } from "./end-page";
import { InterviewHead } from "./interview-head";
import classes from "./interview-page.module.css";
import { ProblemNotice } from "./problem-notice";
import { reportOf } from "./report-of";
import { useSessionParts, useSessionState } from "./session-context";
import { isFinishing, shownTurn } from "./standing";
import { TurnPage } from "./turn-page";
import { useReading } from "./use-reading";
import type { InterviewView, TurnView } from "./view";

export function InterviewPage({ id }: { id: string }) {
  const { session } = useSessionParts();
  const { view, problem } = useSessionState();
  useEffect(() => {
    void session.follow(id);
    return () => session.dismissProblem();
  }, [session, id]);
  useFreshRecord(Boolean(view?.summary));
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

/** What History and Progress have read before the end is old after it. */
function useFreshRecord(ended: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "ready" });
  }, [ended, queries]);
}

function Interview({ view }: { view: InterviewView }) {
  const { session } = useSessionParts();
  const state = useSessionState();
  const titleOf = useTopicTitle();
  const [reading, setReading] = useReading(view.id);
  const turn = shownTurn(view, reading);
  const atEnd = reading === null || view.mode === "exam";
  if (view.summary !== null && atEnd) {
    return <EndPage interview={view.id} summary={view.summary} reports={view.reports} />;
  }
  if (turn === undefined) return <Waiting />;
  return (
    <Page title={text.interview.of(turn.turn, view.of)} name={text.interview.question(turn.turn)} quietTitle>
      <InterviewHead
        view={view}
        turn={turn}
        topic={titleOf(turn.topic)}
        onEnd={() => {
          setReading(null);
          session.say({ kind: "end" });
        }}
      />
      <Earlier view={view} before={turn.turn} titleOf={titleOf} />
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
          onSaid={setReading}
          onNext={() => {
            setReading(null);
            scrollTo(0, 0);
          }}
        />
      )}
    </Page>
  );
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
