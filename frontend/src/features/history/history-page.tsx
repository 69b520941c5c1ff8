/** Every interview, the newest first: to search, to narrow, to open. */
import { Anchor, Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { bankQuery } from "../../protocol/http";
import { foundInterviewsQuery } from "../../protocol/http-record";
import type { InterviewShape } from "../../protocol/http-v1";
import { text } from "../../text/en";
import { Loaded } from "../../ui/loaded";
import { Page } from "../../ui/page";
import { SearchField } from "../../ui/search-field";
import { Select } from "../../ui/select";
import { type Seeking, useSought } from "../../ui/use-sought";
import { ALL, fits, type Wanted } from "./fits";
import classes from "./history-page.module.css";
import { InterviewLine } from "./interview-line";

/** Interviews that are drawn at once. */
const SHOWN = 40;
const words = text.history;

export function HistoryPage() {
  const seeking = useSought(ALL);
  const { sought } = seeking;
  const found = useQuery({ ...foundInterviewsQuery(sought.q), placeholderData: keepPreviousData });
  return (
    <Page title={words.title}>
      <Loaded query={found}>
        {(interviews) =>
          interviews.length === 0 && sought.q === "" ? (
            <Nothing />
          ) : (
            <>
              <Filters seeking={seeking} />
              <Found interviews={interviews.filter((one) => fits(one, sought))} seeking={seeking} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Nothing() {
  return (
    <>
      <p>{words.empty}</p>
      <p className={classes.count}>{words.emptyWhat}</p>
      <Anchor component={Link} href="/">
        {words.emptyStart}
      </Anchor>
    </>
  );
}

function Filters({ seeking: { words: written, write, sought, seek } }: { seeking: Seeking<Wanted> }) {
  const topics = useQuery(bankQuery).data?.topics ?? [];
  return (
    <search className={classes.filters}>
      <SearchField words={written} note={words.searchNote} onWrite={write} />
      <div className={classes.lists}>
        <Select
          label={words.topic}
          value={sought.topic}
          options={[["", words.anyTopic], ...topics.map(({ id, title }) => [id, title] as const)]}
          onChange={(topic) => seek({ topic })}
        />
        <Select
          label={words.mode}
          value={sought.mode}
          options={[
            ["", words.anyMode],
            ["practice", text.start.practice],
            ["exam", text.start.exam],
          ]}
          onChange={(mode) => seek({ mode })}
        />
        <Select
          label={words.state}
          value={sought.state}
          options={[["", words.anyState], ...Object.entries(words.states)]}
          onChange={(state) => seek({ state })}
        />
      </div>
    </search>
  );
}

interface FoundProps {
  readonly interviews: readonly InterviewShape[];
  readonly seeking: Seeking<Wanted>;
}

function Found({ interviews, seeking }: FoundProps) {
  return (
    <>
      <p className={classes.count} role="status">
        {interviews.length === 0 ? words.none : words.found(interviews.length)}
      </p>
      {interviews.length === 0 ? (
        <Button variant="default" onClick={seeking.clear}>
          {words.clear}
        </Button>
      ) : (
        <List key={JSON.stringify(seeking.sought)} interviews={interviews} />
      )}
    </>
  );
}

function List({ interviews }: { interviews: readonly InterviewShape[] }) {
  const [shown, setShown] = useState(SHOWN);
  const left = interviews.length - shown;
  return (
    <>
      <ul className={classes.list}>
        {interviews.slice(0, shown).map((interview) => (
          <li key={interview.interview}>
            <InterviewLine interview={interview} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
          {words.showMore(Math.min(left, SHOWN))}
        </Button>
      )}
    </>
  );
}
