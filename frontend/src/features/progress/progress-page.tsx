/** What to practise next, what is weak and why one may trust that, and how it went over time. */
import { Anchor } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { progressQuery } from "../../protocol/http";
import { dueQuery, habitsQuery } from "../../protocol/http-record";
import type { DueShape, HabitsShape, LeechShape, ProgressShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { Loaded } from "../../ui/loaded";
import { MarkdownLine } from "../../ui/markdown-view";
import { Page, Section } from "../../ui/page";
import { Calibration, SureButWrong } from "./calibration";
import { DaysSection, Streak } from "./days-section";
import { DueSection } from "./due-section";
import { MoreList } from "./more-list";
import { PlanLines, type Practise } from "./plan-lines";
import classes from "./progress-page.module.css";
import { Tags } from "./tags-section";
import { TopicBars } from "./topic-bars";
import { TrendSection } from "./trend-section";

const words = text.progress;
/** Leeches that are named at once. */
const NAMED = 5;

export function ProgressPage({ practise }: { practise: Practise }) {
  const progress = useQuery(progressQuery);
  const habits = useQuery(habitsQuery);
  const due = useQuery(dueQuery);
  return (
    <Page title={words.title}>
      {progress.data && habits.data && due.data ? (
        <Learned progress={progress.data} habits={habits.data} due={due.data} practise={practise} />
      ) : (
        // All come within a blink; a page that builds up in steps would jump under the hand.
        <Lacking queries={[progress, habits, due]} />
      )}
    </Page>
  );
}

/** Why the first of these is not there yet. */
function Lacking({ queries }: { queries: readonly UseQueryResult[] }) {
  const first = queries.find(({ data }) => data === undefined);
  return first && <Loaded query={first}>{() => null}</Loaded>;
}

function Nothing() {
  return (
    <>
      <p>{words.empty}</p>
      <p className={classes.note}>{words.emptyWhat}</p>
      <Anchor component={Link} href="/">
        {words.emptyStart}
      </Anchor>
    </>
  );
}

interface LearnedProps {
  readonly progress: ProgressShape;
  readonly habits: HabitsShape;
  readonly due: DueShape;
  readonly practise: Practise;
}

function Learned({ progress, habits, due, practise }: LearnedProps) {
  if (progress.topics.length === 0) return <Nothing />;
  return (
    <>
      <Streak habits={habits} />
      <Section title={words.plan}>
        <PlanLines plan={progress.plan} practise={practise} />
      </Section>
      <Section title={words.topics}>
        <p className={classes.note}>{words.topicsWhat}</p>
        <TopicBars held={progress.topics} />
        <Tags tags={progress.tags.map((tag) => ({ ...tag, topic: tag.tag }))} />
      </Section>
      <Section title={words.calibration}>
        <SureButWrong turns={progress.sure_but_wrong} />
        {progress.calibration.every(({ answers }) => answers === 0) ? (
          <p>{words.calibrationNone}</p>
        ) : (
          <Calibration said={progress.calibration} />
        )}
        <p className={classes.note}>{words.calibrationWhat}</p>
      </Section>
      <TrendSection courses={progress.topics} />
      <DueSection due={due} cap={progress.cap} />
      <DaysSection habits={habits} />
      <Leeches leeches={progress.leeches} practise={practise} />
    </>
  );
}

function Leeches({ leeches, practise }: { leeches: readonly LeechShape[]; practise: Practise }) {
  if (leeches.length === 0) return null;
  return (
    <Section title={words.leeches}>
      <p className={classes.note}>{words.leechesWhat}</p>
      <MoreList first={NAMED} items={leeches} keyOf={({ question_id }) => question_id}>
        {(leech) => (
          <>
            <Link href={`/questions/${leech.question_id}`}>
              <MarkdownLine source={leech.prompt} />
            </Link>
            <span className={classes.aside}>{words.lapses(leech.lapses)}</span>
          </>
        )}
      </MoreList>
      {practise(
        leeches.slice(0, NAMED).map(({ question_id }) => question_id),
        words.practise,
      )}
    </Section>
  );
}
