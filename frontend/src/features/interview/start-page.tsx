/** The first place: what to practise now. */
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { bankQuery, interviewsQuery, progressQuery } from "../../protocol/http";
import type { InterviewShape, TopicProgress } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { dayWords } from "../../ui/days";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { ReadinessLine } from "./connection-line";
import { PlanForm } from "./plan-form";
import { ProblemNotice } from "./problem-notice";
import type { StartPlan } from "./session";
import classes from "./start-page.module.css";
import { MIXED, useBegin } from "./use-begin";

/** Weak topics that are named at the start. */
const NAMED = 3;

export function StartPage() {
  const interviews = useQuery(interviewsQuery);
  const progress = useQuery(progressQuery);
  const { begin, beginning } = useBegin();
  // Both come within a blink; a page that builds up in steps would jump under the hand.
  const coming = [interviews, progress].some((query) => query.isPending && query.failureReason === null);
  if (coming) return null;
  const first = interviews.data?.length === 0;
  return (
    <Page
      title={first ? text.start.firstTitle : text.start.greeting(new Date().getHours())}
      name={text.places.practice}
    >
      {first ? <Welcome /> : <Standing />}
      <ReadinessLine />
      <ProblemNotice />
      <Continue interviews={interviews.data ?? []} />
      <Choices first={first} begin={begin} beginning={beginning} />
    </Page>
  );
}

function Welcome() {
  return (
    <div className={classes.welcome}>
      <p>{text.start.firstWhat}</p>
      <p className={classes.privacy}>{text.start.firstPrivacy}</p>
    </div>
  );
}

function useWeakTopics(): readonly TopicProgress[] | null {
  const topics = useQuery(progressQuery).data?.topics;
  if (topics === undefined || topics.length === 0) return null;
  return topics.filter((topic) => topic.weak).slice(0, NAMED);
}

function Standing() {
  const weak = useWeakTopics();
  if (weak === null) return null;
  const words =
    weak.length === 0 ? text.start.noneWeak : text.start.weakest(weak.map((one) => one.title).join(", "));
  return <p className={classes.standing}>{words}</p>;
}

function Continue({ interviews }: { interviews: readonly InterviewShape[] }) {
  const open = interviews.find((one) => !one.ended);
  if (open === undefined) return null;
  return (
    <Notice>
      <p>{text.start.open(open.answered, open.length, dayWords(open.started_at, new Date()))}</p>
      <Anchor component={Link} href={`/interview/${open.interview}`}>
        {text.start.goOn}
      </Anchor>
    </Notice>
  );
}

interface ChoicesProps {
  readonly first: boolean;
  readonly begin: (plan: StartPlan) => void;
  readonly beginning: boolean;
}

function Choices({ first, begin, beginning }: ChoicesProps) {
  const weak = useWeakTopics() ?? [];
  const bank = useQuery(bankQuery);
  const [choosing, setChoosing] = useState(false);
  const weakPlan = { ...MIXED, topics: weak.map((topic) => topic.topic) };
  return (
    <>
      <div className={classes.buttons}>
        {weak.length > 0 && (
          <Button size="md" onClick={() => begin(weakPlan)} loading={beginning}>
            {text.start.practiseWeak}
          </Button>
        )}
        <Button
          size="md"
          variant={weak.length > 0 ? "default" : "filled"}
          onClick={() => begin(MIXED)}
          loading={beginning}
        >
          {first ? text.start.firstButton : text.start.mixed}
        </Button>
        <Button size="md" variant="subtle" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {text.start.choose}
        </Button>
      </div>
      {choosing && (
        <div className={classes.form}>
          {bank.isError && <Notice tone="contradicted">{text.start.topicsFailed}</Notice>}
          <PlanForm topics={bank.data?.topics ?? []} beginning={beginning} onBegin={begin} />
        </div>
      )}
    </>
  );
}
