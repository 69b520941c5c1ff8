/** The first place: what to practise now. */
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { bankQuery, interviewsQuery, progressQuery } from "../../protocol/http";
import type { InterviewShape, ProgressShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { dayWords } from "../../ui/days";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { ReadinessLine } from "./connection-line";
import { PaceForm } from "./pace-form";
import { PlanForm } from "./plan-form";
import { ProblemNotice } from "./problem-notice";
import type { StartPlan } from "./session";
import classes from "./start-page.module.css";
import { MIXED, useBegin } from "./use-begin";

const words = text.start;

/** Weak topics that are named at the start. */
const NAMED = 3;

export function StartPage() {
  const interviews = useQuery(interviewsQuery);
  const progress = useQuery(progressQuery);
  // Both come within a blink; a page that builds up in steps would jump under the hand.
  const coming = [interviews, progress].some((query) => query.isPending && query.failureReason === null);
  if (coming) return null;
  const first = interviews.data?.length === 0;
  return (
    <Page
      title={first ? words.firstTitle : words.greeting(new Date().getHours())}
      name={text.places.practice}
    >
      {first ? <Welcome /> : progress.data && <Standing progress={progress.data} />}
      <ReadinessLine />
      <ProblemNotice />
      <Continue interviews={interviews.data ?? []} />
      <Choices first={first} progress={progress.data} />
    </Page>
  );
}

function Welcome() {
  return (
    <div className={classes.welcome}>
      <p>{words.firstWhat}</p>
      <p className={classes.privacy}>{words.firstPrivacy}</p>
    </div>
  );
}

function weakTopics(progress: ProgressShape | undefined) {
  return (progress?.topics ?? []).filter((topic) => topic.weak).slice(0, NAMED);
}

function Standing({ progress }: { progress: ProgressShape }) {
  if (progress.topics.length === 0) return null;
  const weak = weakTopics(progress).map((topic) => topic.title);
  const parts = [
    progress.due_now === 0 ? words.nothingDue : words.due(progress.due_now),
    weak.length === 0 ? words.noneWeak : words.weakest(weak.join(", ")),
  ];
  return <p className={classes.standing}>{parts.join(" · ")}</p>;
}

function Continue({ interviews }: { interviews: readonly InterviewShape[] }) {
  const open = interviews.find((one) => !one.ended);
  if (open === undefined) return null;
  return (
    <Notice>
      <p>{words.open(open.answered, open.length, dayWords(open.started_at, new Date()))}</p>
      <Anchor component={Link} href={`/interview/${open.interview}`}>
        {words.goOn}
      </Anchor>
    </Notice>
  );
}

function Choices({ first, progress }: { first: boolean; progress: ProgressShape | undefined }) {
  const { begin, beginning } = useBegin();
  const bank = useQuery(bankQuery);
  const [choosing, setChoosing] = useState(false);
  const [plan, setPlan] = useState<StartPlan>(MIXED);
  const change = (part: Partial<StartPlan>) => setPlan((old) => ({ ...old, ...part }));
  const pace = { length: plan.length, mode: plan.mode, minutes: plan.minutes, dialogue: plan.dialogue };
  const dearest = dearestOf(progress);
  return (
    <>
      <div className={classes.buttons}>
        {dearest && (
          <Button size="md" onClick={() => begin({ ...MIXED, ...pace, ...dearest.plan })} loading={beginning}>
            {dearest.name}
          </Button>
        )}
        <Button
          size="md"
          variant={dearest ? "default" : "filled"}
          onClick={() => begin({ ...MIXED, ...pace })}
          loading={beginning}
        >
          {first ? words.firstButton : words.mixed}
        </Button>
        <Button size="md" variant="subtle" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {words.choose}
        </Button>
      </div>
      {/* A newcomer has one button before them, and everything else behind another. */}
      {(choosing || !first) && (
        <div className={classes.pace}>
          <PaceForm plan={plan} onChange={change} />
        </div>
      )}
      {choosing && (
        <div className={classes.form}>
          {bank.isError && <Notice tone="contradicted">{words.topicsFailed}</Notice>}
          <PlanForm
            topics={bank.data?.topics ?? []}
            plan={plan}
            beginning={beginning}
            onChange={change}
            onBegin={() => begin(plan)}
          />
        </div>
      )}
    </>
  );
}

/** What is worth most right now: what is due, or else what is weak. */
function dearestOf(
  progress: ProgressShape | undefined,
): { readonly name: string; readonly plan: Partial<StartPlan> } | null {
  const due = progress?.due_now ?? 0;
  if (due > 0) return { name: words.practiseDue(due), plan: { due: true } };
  const weak = weakTopics(progress).map((topic) => topic.topic);
  return weak.length === 0 ? null : { name: words.practiseWeak, plan: { topics: weak } };
}
